import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Config } from '../../config/config.js';
import { ForeignOrigin } from '../errors/request.errors.js';

/**
 * Whether a request may come from where it says it does: from the app itself, whatever address it is reached at, or from a page of
 * CORS_ORIGINS. What is no browser sends no `Origin`.
 */
export function isOwnOrigin(
  { origin, host }: { origin?: string | undefined; host?: string | undefined },
  config: Pick<Config, 'publicUrl' | 'corsOrigins'>,
): boolean {
  if (origin === undefined || config.corsOrigins.includes(origin)) return true;
  if (!URL.canParse(origin)) return false;
  return origin === new URL(config.publicUrl).origin || new URL(origin).host === host;
}

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
