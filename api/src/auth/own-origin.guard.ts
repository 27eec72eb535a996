import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ForeignOrigin } from '../common/errors/request.errors.js';
import { Config } from '../config/config.js';
import { isOwnOrigin } from '../config/own-origin.js';

/**
 * For routes that go by a cookie alone. It is `SameSite=Strict`, so browsers do not send it from other sites; this refuses other
 * origins of the same site, too (OWASP Cross-Site Request Forgery Prevention Cheat Sheet).
 */
@Injectable()
export class OwnOriginGuard implements CanActivate {
  constructor(private readonly config: Config) {}

  /** @throws ForeignOrigin 403 */
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!isOwnOrigin(headers, this.config)) throw new ForeignOrigin();
    return true;
  }
}
