import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';

/** Adds `Link: <...>; rel="next"` (RFC 8288) to every list that goes on. */
@Injectable()
export class NextLinkInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      tap((answer: unknown) => {
        const cursor = (answer as { nextCursor?: unknown } | null | undefined)?.nextCursor;
        if (typeof cursor !== 'string') return;
        const http = context.switchToHttp();
        const url = new URL(http.getRequest<FastifyRequest>().url, 'http://relative');
        url.searchParams.set('cursor', cursor);
        http.getResponse<FastifyReply>().header('Link', `<${url.pathname}${url.search}>; rel="next"`);
      }),
    );
  }
}
