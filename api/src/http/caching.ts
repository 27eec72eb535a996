import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Whom an answer depends on, so that caches keep them apart. */
const VARY = 'Authorization, Accept-Encoding';

/**
 * Says of every answer whether it may be kept, where its route does not (RFC 9111). Nothing keeps what is meant for one account, or
 * was refused; what everybody may see is asked for again each time, because the next like changes it.
 */
export function addCacheHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (isPrivate(request, reply)) reply.header('Cache-Control', 'no-store');
    else if (!reply.hasHeader('Cache-Control'))
      reply.header('Cache-Control', reply.statusCode < 400 ? 'no-cache' : 'no-store');
    if (request.url.startsWith('/api/')) reply.header('Vary', withVary(reply.getHeader('Vary')));
    done(null, payload);
  });
}

/** Photos are not meant: their route says itself who may keep them. */
function isPrivate(request: FastifyRequest, reply: FastifyReply): boolean {
  if (reply.hasHeader('Set-Cookie')) return true;
  return request.url.startsWith('/api/') && request.headers.authorization !== undefined;
}

function withVary(others: unknown): string {
  const names = typeof others === 'string' ? others.split(/,\s*/) : [];
  const more = names.filter((name) => !/^(authorization|accept-encoding)$/i.test(name));
  return [...more, VARY].join(', ');
}
