import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Member, signUp } from './factories/members.js';
import { publish } from './factories/posts.js';
import { TestApp } from './support/test-app.js';

const inClient = (path: string) =>
  readFileSync(new URL(`../../client/src/app/${path}`, import.meta.url), 'utf8');
const ROUTES = inClient('app.routes.ts');

/** What lies beside the API: the browser app (`npm test` builds it), and what robots look for. */
describe('pages', () => {
  let app: TestApp;
  let anna: Member;
  let postId: string;
  beforeAll(async () => {
    app = await TestApp.start({ publicUrl: 'https://photos.example' });
    anna = await signUp(app, 'anna');
    postId = (await publish(app, anna)).id;
  });
  afterAll(() => app.stop());

  const expectPage = async (path: string, status: number) => {
    const answer = await app.beside.get(path).set('Accept', 'text/html');
    expect([path, answer.status, answer.type]).toEqual([path, status, 'text/html']);
    expect(answer.text).toContain('<lw-root>');
    expect(answer.text).toMatch(/rel="modulepreload" fetchpriority="low" href="[a-z-]+(\.routes|-page)-/); // its code
    expect(answer.headers['cache-control']).toBe('no-cache');
  };

  it('are those that the app has', async () => {
    const paths = [...ROUTES.matchAll(/path: '([^'*]*)'/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(10);
    for (const path of paths) {
      await expectPage(`/${path.replace(':name', 'lake').replace(':postId', postId)}`, 200);
    }
    for (const path of [
      '/@anna',
      '/@Anna/',
      '/%40anna',
      '/@anna/followers',
      '/@anna/following',
      `/p/${postId}/likes`,
    ]) {
      await expectPage(path, 200);
    }
    await expectPage('/explore?from=mail', 200);
  });

  it('need not ask again for what runs before they are painted', async () => {
    const { text } = await app.beside.get('/');
    const address = /<script src="(start\.js\?[\w-]{8})">/.exec(text)?.[1] ?? '';
    const { headers } = await app.beside.get(`/${address}`).expect(200);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const worker = await app.beside.get('/push-worker.js').expect(200);
    expect(worker.headers['cache-control']).toBe('no-cache');
  });

  it('are not sent again while they are the same', async () => {
    for (const path of ['/', '/@anna', `/p/${postId}`]) {
      const { headers } = await app.beside.get(path).expect(200);
      const again = await app.beside
        .get(path)
        .set('If-None-Match', headers.etag ?? '')
        .expect(304);
      expect([again.text, again.headers.etag]).toEqual(['', headers.etag]);
      expect(again.headers['cache-control']).toBe('no-cache');
      expect(again.headers.vary).toBe(headers.vary);
    }
    const before = await app.beside.get(`/p/${postId}`).expect(200);
    await app.as(anna).patch(`/posts/${postId}`).send({ caption: 'Another light' }).expect(200);
    const { text } = await app.beside
      .get(`/p/${postId}`)
      .set('If-None-Match', before.headers.etag ?? '')
      .expect(200);
    expect(text).toContain('Another light');
    const gone = await app.beside.get('/p/1').expect(404);
    await app.beside
      .get('/p/1')
      .set('If-None-Match', gone.headers.etag ?? '')
      .expect(404);
  });

  it('greet visitors in the words of the app', async () => {
    const wordsOf = (html: string) =>
      /<header class="explore-hero">.*?<\/header>/s
        .exec(html)?.[0]
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim();
    const words = wordsOf(inClient('features/explore/explore-page.html'));
    expect(words).toMatch(/^Photos from .* Log in$/);
    for (const path of ['/', '/explore']) expect(wordsOf((await app.beside.get(path)).text)).toBe(words);
  });

  it('begin with the frame of the app, except those without one', async () => {
    for (const [path, framed] of [
      ['/', true],
      ['/@anna', true],
      ['/nobody/here', true],
      ['/login', false],
      ['/signup', false],
    ] as const) {
      const { text } = await app.beside.get(path);
      expect([path, /<lw-root>.*class="shell-topbar".*<\/lw-root>/s.test(text)]).toEqual([path, framed]);
      expect(text).toContain('needs JavaScript');
    }
  });

  it.each([
    '/kofi.mensah',
    '/anna',
    '/explore/more',
    '/p',
    '/p/1/2',
    '/tags/',
    '/@anna/friends',
    '/@',
    '/Login',
    '/a/b/c',
    '/%F0%9F%93%B7',
  ])('say that they are not found at %s', async (path) => {
    await expectPage(path, 404);
  });

  it.each(['/@nobody.here', '/@nobody.png', '/p/999999', '/p/abc', '/p/0x10'])(
    'say that nobody and nothing is at %s',
    async (path) => {
      await expectPage(path, 404);
    },
  );

  it.each([
    '/problems/x',
    '/.well-known/x',
    '/.well-known/security.txt',
    '/main-ABCDEFGH.js',
    '/style.css',
    '/a/b.png',
    '/.env',
    '/wp-login.php',
    '/photos',
    '/api',
    '/realtime',
  ])('are not at %s', async (path) => {
    const { status, type, body } = await app.beside.get(path);
    expect([status, type, body.code]).toEqual([404, 'application/problem+json', 'not_found']);
  });

  it('are shown whatever the database does', async () => {
    const broken = await TestApp.start();
    await broken.dataSource.destroy();
    const { text } = await broken.beside.get('/@anna').expect(200);
    expect(text).toContain('<lw-root>');
    await broken.stop();
  });

  it('are listed for robots', async () => {
    const robots = await app.beside.get('/robots.txt').expect(200);
    expect(robots.type).toBe('text/plain');
    expect(robots.text).toBe('User-agent: *\nDisallow:\n\nSitemap: https://photos.example/sitemap.xml\n');
    const { text, type, headers } = await app.beside.get('/sitemap.xml').buffer(true).expect(200);
    expect(type).toBe('application/xml');
    expect(headers['cache-control']).toBe('public, max-age=3600');
    expect([...text.matchAll(/<loc>(.*)<\/loc>/g)].map(([, address]) => address)).toEqual([
      'https://photos.example/',
      'https://photos.example/explore',
      `https://photos.example/p/${postId}`,
      'https://photos.example/@anna',
    ]);
  });

  it('are none of their business when only members may look', async () => {
    const closed = await TestApp.start({ publicBrowsing: false });
    expect((await closed.beside.get('/robots.txt').expect(200)).text).toBe('User-agent: *\nDisallow: /\n');
    await closed.beside.get('/sitemap.xml').expect(404);
    await closed.beside.get('/@nobody').expect(200); // who is there and who is not is not told
    await closed.stop();
  });
});
