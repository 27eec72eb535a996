import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import fastifyStatic from '@fastify/static';
import { NotFoundException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

const NOT_PAGES = /^\/(api|docs|health|photos)(\/|$)/;
/** A profile's address may end like a file's name: `/@alice.png`. */
const looksLikePage = (path: string) =>
  path.startsWith('/@') || (!NOT_PAGES.test(path) && extname(path) === '');

const HASHED = /-[\w-]{8}\.\w+$/;

/**
 * Serves the browser app from `folder`. Every other address that looks like a page answers with `index.html`, because the
 * app has routes of its own; below `/api` and the like there are none.
 */
export async function serveClient(fastify: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(folder);
  if (built) {
    await fastify.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  fastify.get('/*', async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (!built || !looksLikePage(path)) throw new NotFoundException();
    return reply.header('Cache-Control', 'no-cache').sendFile('index.html');
  });
}
