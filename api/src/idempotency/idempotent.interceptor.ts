import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { Viewer } from '../common/http/viewer.js';
import { ApiIdempotencyKey, idempotencyKeyOf } from './idempotency-key.decorator.js';
import { IdempotencyService } from './idempotency.service.js';

/** Runs a route in the transaction that remembers its answer, when its request may be sent again. */
@Injectable()
class IdempotentInterceptor implements NestInterceptor {
  constructor(private readonly idempotency: IdempotencyService) {}

  intercept(context: ExecutionContext, next: CallHandler<object>): Observable<object> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { viewer: Viewer }>();
    const key = idempotencyKeyOf(request);
    if (key === null) return next.handle();
    const { viewer, params, body } = request;
    const operation = context.getHandler().name;
    const repeatable = { userId: viewer.id, operation, key, asked: [params, body] };
    return from(this.idempotency.once(repeatable, () => lastValueFrom(next.handle())));
  }
}

/**
 * Lets a route that makes something take an `Idempotency-Key`. All that it does must be in the database, and quick; where files are
 * involved or addresses fetched, the service itself draws the transaction around what is quick. Not for answers that hold secrets.
 */
export const Idempotent = () => applyDecorators(ApiIdempotencyKey(), UseInterceptors(IdempotentInterceptor));
