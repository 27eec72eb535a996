import { readdir } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { Media } from '../src/database/entities/media.entity.js';
import { type Member, signUp } from './factories/members.js';
import { jpeg } from './factories/posts.js';
import { TestApp } from './support/test-app.js';

const UNREACHABLE = {
  code: 'image_url_unusable',
  detail: 'Nothing could be fetched from that address. Check that it opens in a browser without a log-in.',
  errors: [{ pointer: '#/imageUrl', code: 'unreachable' }],
};

describe('a post from an address', () => {
  let remote: Server | undefined;
  afterEach(() => {
    remote?.closeAllConnections();
    remote?.close();
  });

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    remote = server;
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/photo`;
  }

  const post = (imageUrl: string) =>
    open.as(bob).post('/posts').send({ imageUrl, alt: 'From afar', caption: 'hi' });

  let open: TestApp;
  let bob: Member;
  beforeAll(async () => {
    open = await TestApp.start({ fetchAllowPrivate: true, fetchPorts: null });
    bob = await signUp(open, 'bob');
  });
  afterAll(() => open.stop());

  it('takes the picture in, through redirects', async () => {
    const photo = await jpeg(700, 500);
    const url = await serve((request, response) => {
      if (request.url === '/photo') response.writeHead(302, { Location: '/real' }).end();
      else response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(photo);
    });
    const { body, headers } = await post(url).expect(201);
    expect(body).toMatchObject({ caption: 'hi', media: [{ width: 700, height: 500, alt: 'From afar' }] });
    expect(headers.location).toBe(`/api/v1/posts/${(body as { id: string }).id}`);
  });

  const answers: [string, RequestListener, string][] = [
    ['404', (_, response) => response.writeHead(404).end('nope'), 'unreachable'],
    [
      'a page',
      (_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>'),
      'not_an_image',
    ],
    [
      'a lie',
      (_, response) => response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end('<h1>'),
      'image_format_unsupported',
    ],
    [
      'redirects without end',
      (_, response) => response.writeHead(302, { Location: '/again' }).end(),
      'unreachable',
    ],
    [
      'a redirect to a file',
      (_, response) => response.writeHead(302, { Location: 'file:///etc/passwd' }).end(),
      'scheme_not_allowed',
    ],
    [
      'a huge promise',
      (_, response) =>
        response.writeHead(200, { 'Content-Type': 'image/jpeg', 'Content-Length': 99_000_000 }).write('x'),
      'image_too_large',
    ],
    [
      'what is too long',
      (_, response) => {
        const long = sharp({ create: { width: 20_000, height: 1, channels: 3, background: '#4a7' } });
        void long.png().pipe(response.writeHead(200, { 'Content-Type': 'image/png' }));
      },
      'image_too_many_pixels',
    ],
    ['a hang-up', (request) => request.socket.destroy(), 'unreachable'],
    [
      'half a photo',
      (_, response) => {
        response.writeHead(200, { 'Content-Type': 'image/jpeg', 'Content-Length': 1000 });
        response.write('\xff\xd8\xff', 'latin1', () => response.socket?.destroy());
      },
      'unreachable',
    ],
    [
      'an endless body',
      (_, response) => {
        response.writeHead(200, { 'Content-Type': 'image/jpeg' });
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(1_000_000)));
        };
        response.on('drain', more);
        more();
      },
      'image_too_large',
    ],
  ];

  it.each(answers)('refuses %s', async (_, listener, reason) => {
    const url = await serve(listener);
    const { body } = await post(url).expect(422);
    expect(body).toMatchObject({
      code: 'image_url_unusable',
      errors: [{ pointer: '#/imageUrl', code: reason }],
    });
    const { body: profile } = await open.api.get('/users/bob').expect(200);
    const posts = await open.dataSource.manager.count(Media);
    expect((profile as { counts: { posts: number } }).counts.posts).toBe(posts);
    expect(await readdir(join(open.config.dataDir, 'tmp'))).toEqual([]);
  });

  it('refuses alike whatever it does not reach, so that nobody learns what there is in its network', async () => {
    const closed = await serve(() => undefined);
    remote?.close();
    const forbidden = await serve((_, response) => response.writeHead(403).end('Keep out'));
    for (const url of [forbidden, closed, 'http://nobody.invalid/photo']) {
      const { body } = await post(url).expect(422);
      expect(body).toMatchObject(UNREACHABLE);
    }
  });
});

describe('a post from an address, with the settings that are there unless others are set', () => {
  let app: TestApp;
  let bob: Member;
  beforeAll(async () => {
    app = await TestApp.start();
    bob = await signUp(app, 'bob');
  });
  afterAll(() => app.stop());

  const refusal = async (imageUrl: string) =>
    (await app.as(bob).post('/posts').send({ imageUrl }).expect(422)).body as unknown;

  it.each(['http://127.0.0.1/photo', 'http://localhost:443/photo', 'http://nobody.invalid/photo'])(
    'is refused as if nobody were there: %s',
    async (url) => {
      expect(await refusal(url)).toMatchObject(UNREACHABLE);
    },
  );

  it.each(['http://127.0.0.1:3000/photo', 'https://example.org:22/photo', 'http://example.org:8080/photo'])(
    'is refused for its port: %s',
    async (url) => {
      expect(await refusal(url)).toMatchObject({
        code: 'image_url_unusable',
        detail: 'The address must not name another port than 80 or 443.',
        errors: [{ pointer: '#/imageUrl', code: 'port_not_allowed' }],
      });
    },
  );
});
