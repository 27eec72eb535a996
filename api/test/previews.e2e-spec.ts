import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PostDto } from '../src/posts/post.dto.js';
import { type Member, signUp } from './factories/members.js';
import { jpeg, uploadPhoto } from './factories/posts.js';
import { TestApp } from './support/test-app.js';

const PUBLIC_URL = 'https://photos.example';
const HOSTILE = `<script>alert("1")</script> & 'quotes' #night $& $1`;

describe('link previews', () => {
  let app: TestApp;
  let alice: Member;
  let post: PostDto;
  beforeAll(async () => {
    app = await TestApp.start({ publicUrl: PUBLIC_URL });
    alice = await signUp(app, 'alice');
    await app.as(alice).patch('/users/me').send({ name: 'Alice <b>', bio: 'Film,\nrain & trains.' });
    const mediaIds = [await uploadPhoto(app, alice, await jpeg(1500, 1000))];
    post = (await app.as(alice).post('/posts').send({ mediaIds, caption: HOSTILE })).body as PostDto;
  });
  afterAll(() => app.stop());

  const oembed = (query: object) => app.api.get('/oembed').query(query);
  const jpegOf = ({ media }: PostDto) => media[0]?.variants.find(({ type }) => type === 'image/jpeg');

  it('say of a post how to embed it', async () => {
    const { body } = await oembed({ url: `${PUBLIC_URL}/p/${post.id}?x#y`, format: 'json' }).expect(200);
    expect(body).toEqual({
      version: '1.0',
      type: 'photo',
      title: 'A photo by Alice <b> (@alice)',
      author_name: 'Alice <b>',
      author_url: `${PUBLIC_URL}/@alice`,
      provider_name: 'Lightwell',
      provider_url: PUBLIC_URL,
      cache_age: 3600,
      url: `${PUBLIC_URL}${jpegOf(post)?.url ?? ''}`,
      width: 1200,
      height: 800,
    });
    const { body: small } = await oembed({
      url: `${PUBLIC_URL}/p/${post.id}`,
      maxwidth: 700,
      maxheight: 500,
    });
    expect(small).toMatchObject({ type: 'photo', width: 640, height: 427 });
    const { body: tiny } = await oembed({ url: `${PUBLIC_URL}/p/${post.id}`, maxwidth: 10 });
    expect(tiny).toMatchObject({ type: 'link' });
    expect(tiny).not.toHaveProperty('url');
  });

  it('say of a profile whose it is', async () => {
    const { body } = await oembed({ url: `${PUBLIC_URL}/@Alice` }).expect(200);
    expect(body).toMatchObject({
      type: 'link',
      title: 'Alice <b> (@alice)',
      author_url: `${PUBLIC_URL}/@alice`,
    });
  });

  it.each(['/', '/explore', '/p/999999', '/p/x', '/@nobody.here', '/p/1/edit', '/%zz'])(
    'say nothing of %s',
    async (path) => {
      const { body } = await oembed({ url: `${PUBLIC_URL}${path}` }).expect(404);
      expect(body.code).toBe('nothing_to_embed');
    },
  );

  it('say nothing of other sites, and speak JSON alone', async () => {
    for (const url of ['https://other.example/p/1', `${PUBLIC_URL}.evil.example/p/1`, 'x', '/p/1']) {
      await oembed({ url }).expect(404);
    }
    const { body } = await oembed({ url: `${PUBLIC_URL}/p/${post.id}`, format: 'xml' }).expect(501);
    expect(body.code).toBe('embed_format_unsupported');
    await oembed({}).expect(422);
    await oembed({ url: `${PUBLIC_URL}/p/${post.id}`, maxwidth: 0 }).expect(422);
  });

  // the browser app is built by other suites; without it there is no page to serve
  const withClient = existsSync(new URL('../../client/dist/index.html', import.meta.url)) ? it : it.skip;

  withClient('stand in the page of a post, escaped, with its photo', async () => {
    const { text, type, headers } = await app.beside.get(`/p/${post.id}?utm=1`).expect(200);
    expect(type).toBe('text/html');
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(text).toContain('<title>A photo by Alice &lt;b&gt; (@alice)</title>');
    expect(text).toContain(
      '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;quotes&#39; #night $&amp; $1',
    );
    expect(text).not.toContain('<script>alert');
    expect(text).toContain(`<link rel="canonical" href="${PUBLIC_URL}/p/${post.id}">`);
    expect(text).toContain(`<meta property="og:image" content="${PUBLIC_URL}${jpegOf(post)?.url ?? ''}">`);
    expect(text).toContain('<meta property="og:image:width" content="1200">');
    expect(text).toContain('<meta property="og:image:height" content="800">');
    expect(text).toContain('<meta name="twitter:card" content="summary_large_image">');
    expect(text.match(/<title>/g)).toHaveLength(1);
    expect(text.match(/name="description"/g)).toHaveLength(1);
    const discovered =
      /application\/json\+oembed" href="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const { body } = await app.beside.get(discovered.slice(PUBLIC_URL.length)).expect(200);
    expect(body).toMatchObject({ type: 'photo' });
  });

  withClient('stand in the page of a profile, in any spelling', async () => {
    const { text } = await app.beside.get('/@ALICE').expect(200);
    expect(text).toContain('<title>Alice &lt;b&gt; (@alice)</title>');
    expect(text).toContain('<meta name="description" content="Film, rain &amp; trains.">');
    expect(text).toContain(`<meta property="og:url" content="${PUBLIC_URL}/@alice">`);
    expect(text).not.toContain('og:image');
  });

  withClient('are shown before any script has come, with photos that lead to their posts', async () => {
    const [photo] = post.media;
    const mainOf = async (path: string) => {
      const { text } = await app.beside.get(path).expect(200);
      const main = /<div class="shell-main">(.*)<\/div>\s*<\/lw-root>/s.exec(text)?.[1] ?? '';
      expect(main).not.toMatch(/<b>|<script|style=/);
      return main;
    };
    const ofPost = await mainOf(`/p/${post.id}`);
    expect(ofPost).toContain(
      `<img src="${photo?.url ?? ''}" width="1500" height="1000" alt="Photo by alice"`,
    );
    expect(ofPost).toMatch(/<source type="image\/avif" srcset="[^" ]+ 320w, /);
    expect(ofPost).toContain('&lt;script&gt;alert(&quot;1&quot;)');
    const ofAlice = await mainOf('/@Alice');
    expect(ofAlice).toContain('Alice &lt;b&gt;');
    expect(ofAlice).toContain('Film,\nrain &amp; trains.');
    expect(ofAlice).toMatch(new RegExp(`href="/p/${post.id}".*<img src="${photo?.url ?? ''}"`));
    for (const path of ['/', '/explore']) expect(await mainOf(path)).toContain('class="explore-hero"');
    expect(await mainOf('/tags/night')).toMatch(/^\s*<\/div>\s*$/); // nothing, and the end of the frame
  });

  withClient('leave every other page as it is', async () => {
    for (const path of ['/explore', '/p/999999', '/p/0', '/@nobody.here', '/@', '/p/%E0%A4%A']) {
      const { text, status } = await app.beside.get(path);
      if (status === 400) continue;
      expect(text).toContain('<title>Lightwell</title>');
      expect(text).not.toMatch(/og:|canonical|oembed|as="image"/);
    }
  });
});

describe('link previews of a closed community', () => {
  it('give nothing away', async () => {
    const app = await TestApp.start({ publicUrl: PUBLIC_URL, publicBrowsing: false });
    const alice = await signUp(app, 'alice');
    const mediaIds = [await uploadPhoto(app, alice)];
    const { body } = await app.as(alice).post('/posts').send({ mediaIds, caption: 'secret' }).expect(201);
    const url = `${PUBLIC_URL}/p/${(body as PostDto).id}`;
    await app.api.get('/oembed').query({ url }).expect(401);
    await app.as(alice).get('/oembed').query({ url }).expect(404);
    for (const path of [`/p/${(body as PostDto).id}`, '/@alice', '/', '/explore']) {
      const { text } = await app.beside.get(path);
      expect(text).not.toMatch(/secret|og:|oembed|alice \(|\/photos\/|hero/);
    }
    await app.stop();
  });
});
