import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { NotFoundException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { DomainError } from '../common/errors/domain-error.js';
import { isNamedBy } from '../common/http/entity-tag.js';
import type { LinkPreview } from '../previews/link-previews.js';
import { firstView, LANDING } from '../previews/first-view.js';
import { withPreview } from '../previews/preview-html.js';
import { pageAt } from './app-pages.js';
import { PageCode } from './page-code.js';

/** What index.html shows until the app is there. */
const FRAME = /<div class="shell frame">.*(?=<\/lw-root>)/s;
/** The part of it that the page itself fills. */
const MAIN = '<div class="shell-main"></div>';
/** Runs before anything is painted, so nobody is to wait for an answer that it is as it was. */
const START = 'start.js';
/** Files that are never changed: their addresses hold a hash of them. */
const HASHED = /(-[\w-]{8}\.\w+|[\\/]start\.js)(\.br|\.gz)?$/;

/**
 * Serves the browser app from `folder`. Its pages answer with `index.html`, because the app has routes of its own; so do
 * addresses that somebody mistyped, with 404. Pages of posts and profiles tell robots what they show, and that they are gone;
 * what is seen first of them is in the HTML, before any script has come.
 * @param open whether visitors may look around
 * @param previewOf the preview of a page by its path, or null; throws a `DomainError` when there is nothing to see
 */
export async function serveClient(
  fastify: FastifyInstance,
  folder: string,
  open: boolean,
  previewOf: (path: string) => Promise<LinkPreview | null>,
): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    fastify.get('/*', () => {
      throw new NotFoundException();
    });
    return;
  }
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const index = read('index.html');
  const code = new PageCode(folder, index);
  const hash = createHash('sha256').update(read(START)).digest('base64url').slice(0, 8);
  const html = index
    .replace(`src="${START}"`, `src="${START}?${hash}"`)
    // what is seen first does not wait behind what makes it work
    .replaceAll(/(?=(?: type="module"><\/script>| rel="modulepreload"))/g, ' fetchpriority="low"');
  await fastify.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    preCompressed: true,
    globIgnore: ['**/*.{br,gz}', 'index.html'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  fastify.get('/*', async (request, reply) => {
    const path = decodeURIComponent(request.url.split('?', 1)[0] ?? '');
    const page = pageAt(path);
    if (!page) throw new NotFoundException();
    const preview = page.found ? await previewOf(path).catch(gone) : 'gone';
    if (preview === 'gone') reply.status(404);
    const shown = preview === null || preview === 'gone' ? null : preview;
    const view = shown ? firstView(shown.shows) : page.landing && open ? LANDING : '';
    const text = (page.frameless ? html.replace(FRAME, '') : html)
      .replace(MAIN, () => `<div class="shell-main">${view}</div>`)
      .replace('</head>', () => `${code.preloads(page.code)}</head>`);
    const whole = shown ? withPreview(text, shown) : text;
    // weak: it is compressed on its way, which says Vary of the whole page alone
    const etag = `W/"${createHash('sha256').update(whole).digest('base64url').slice(0, 22)}"`;
    reply.headers({ 'Cache-Control': 'no-cache', ETag: etag, Vary: 'accept-encoding' });
    if (reply.statusCode === 200 && isNamedBy(request.headers['if-none-match'], etag))
      return reply.status(304).send();
    return reply.type('text/html; charset=utf-8').send(whole);
  });
}

/** Other errors, of the database for instance, are not the page's: the app itself says what is wrong. */
function gone(error: unknown): 'gone' | null {
  return error instanceof DomainError ? 'gone' : null;
}
