import type { FastifyInstance } from 'fastify';

/** Adds `Link: <...>; rel="next"` (RFC 8288) to every list that goes on. */
export function addNextLinks(fastify: FastifyInstance): void {
  fastify.addHook('preSerialization', (request, reply, payload: { nextCursor?: unknown } | null, done) => {
    const cursor = payload?.nextCursor;
    if (typeof cursor === 'string') {
      const url = new URL(request.url, 'http://relative');
      url.searchParams.set('cursor', cursor);
      reply.header('Link', `<${url.pathname}${url.search}>; rel="next"`);
    }
    done(null, payload);
  });
}
