import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { NotFoundException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { withPreview } from '../previews/preview-html.js';
import type { LinkPreview } from '../previews/link-previews.service.js';

const NOT_PAGES = /^\/(api|docs|health|photos)(\/|$)/;
/** A profile's address may end like a file's name: `/@alice.png`. */
const looksLikePage = (path: string) =>
  path.startsWith('/@') || (!NOT_PAGES.test(path) && extname(path) === '');

const HASHED = /-[\w-]{8}\.\w+$/;

/**
 * Serves the browser app from `folder`. Every other address that looks like a page answers with `index.html`, because the
 * app has routes of its own; below `/api` and the like there are none. Pages of posts and profiles tell robots what they show.
 * @param findPreview finds the preview of a page by its path, or null
 */
export async function serveClient(
  fastify: FastifyInstance,
  folder: string,
  findPreview: (path: string) => Promise<LinkPreview | null>,
): Promise<void> {
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
    void reply.header('Cache-Control', 'no-cache');
    const preview = await findPreview(decodeURIComponent(path)).catch(() => null); // the app itself says what is wrong
    if (!preview) return reply.sendFile('index.html');
    const html = await readFile(join(folder, 'index.html'), 'utf8');
    return reply.type('text/html; charset=utf-8').send(withPreview(html, preview));
  });
}
