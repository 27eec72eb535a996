import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Observable, of, retry, throwError } from 'rxjs';
import { isConnectionFailure } from '../errors/connection-failure.js';

const SAFE_METHODS = new Set(['GET', 'HEAD']);

/** Repeats a read once when the database connection was lost under it: a pool may hold connections that died idle. */
@Injectable()
export class RetryReadsInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { method } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!SAFE_METHODS.has(method)) return next.handle();
    return next.handle().pipe(
      retry({
        count: 1,
        delay: (error: unknown) => (isConnectionFailure(error) ? of(true) : throwError(() => error)),
      }),
    );
  }
}
