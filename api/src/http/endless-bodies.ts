import type { FastifyInstance } from 'fastify';

/** What a sender may still have under way when the answer comes. */
const MAX_UNREAD_BYTES = 1_000_000;

/**
 * Stops listening to who goes on sending although they have their answer (401, 404, 415 …). Node would read and throw away for ever.
 */
export function cutEndlessBodies(fastify: FastifyInstance): void {
  fastify.addHook('onSend', ({ raw }, _reply, payload, done) => {
    if (!raw.complete) {
      let unread = 0;
      raw.on('data', (chunk: Buffer) => {
        unread += chunk.length;
        if (unread > MAX_UNREAD_BYTES) raw.socket.destroy();
      });
      raw.resume();
    }
    done(null, payload);
  });
}
