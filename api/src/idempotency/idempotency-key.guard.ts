import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { TAKES_KEY } from './idempotency-key.decorator.js';
import { IdempotencyKeyUnsupported } from './idempotency.errors.js';

/**
 * Refuses an `Idempotency-Key` where nothing would come of it: whoever sends one relies on it. Other methods than POST can be sent
 * again anyway (RFC 9110, section 9.2.2; changes here set values).
 */
@Injectable()
export class IdempotencyKeyGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  /** @throws IdempotencyKeyUnsupported 400 */
  canActivate(context: ExecutionContext): boolean {
    const { method, headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (method !== 'POST' || headers['idempotency-key'] === undefined) return true;
    if (!this.reflector.get<true | undefined>(TAKES_KEY, context.getHandler()))
      throw new IdempotencyKeyUnsupported();
    return true;
  }
}
