import { once } from 'node:events';
import { get as httpGet, type IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MediaStorage } from '../src/media/storage/media-storage.js';
import { Media } from '../src/database/entities/media.entity.js';
import { signUp } from './factories/members.js';
import { binary } from './support/binary.js';
import { TestApp } from './support/test-app.js';

const KEY = 'aaaaaaaaaaaaaaaaaaaaaa';

describe('a photo file', () => {
  let app: TestApp;
  const bytes = Buffer.from(Array.from({ length: 1000 }, (_, place) => place % 251));
  const url = `/photos/${KEY}/640.webp`;
  const etag = `"${KEY}-640.webp"`;
  const metadata = {
    etag,
    'accept-ranges': 'bytes',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'image/webp',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
  };

  beforeAll(async () => {
    app = await TestApp.start();
    const files = ['640.webp', '320.avif', '1200.jpg', '9.txt'].map((name) => [name, bytes] as const);
    await app.get(MediaStorage).put(KEY, new Map(files));
    await giveToSomebody(app, KEY, 'alice');
  });
  afterAll(() => app.stop());

  const get = (headers: Record<string, string> = {}, path = url) =>
    app.beside.get(path).set(headers).buffer(true).parse(binary);

  it('comes with what caches and browsers need to keep it for ever', async () => {
    const { headers, body } = await get().expect(200);
    expect(headers).toMatchObject({ ...metadata, 'content-length': '1000' });
    expect(bytes.equals(body as Buffer)).toBe(true);
  });

  it('is AVIF, WebP or JPEG by its name, and nothing else is served', async () => {
    expect((await get({}, `/photos/${KEY}/320.avif`).expect(200)).type).toBe('image/avif');
    expect((await get({}, `/photos/${KEY}/1200.jpg`).expect(200)).type).toBe('image/jpeg');
    for (const path of [`/photos/${KEY}/9.txt`, `/photos/${KEY}/641.webp`, `/photos/${KEY}x/640.webp`]) {
      const { headers } = await get({}, path).expect(404);
      expect(headers['content-type']).toMatch('application/problem+json');
      expect(headers['cache-control']).toBe('no-store');
      expect(headers.etag).toBeUndefined();
    }
  });

  it('answers HEAD with the same headers and no body', async () => {
    const { headers, text } = await app.beside.head(url).set('Range', 'bytes=0-1').expect(200);
    expect(headers).toMatchObject({ ...metadata, 'content-length': '1000' });
    expect(text).toBeUndefined();
    await app.beside.head(`/photos/${KEY}/641.webp`).expect(404);
  });

  it.each([etag, `W/${etag}`, `"other", ${etag}`, '*'])('is not sent again to who has %s', async (tag) => {
    const { headers, body } = await get({ 'If-None-Match': tag }).expect(304);
    expect(headers).toMatchObject({ etag, 'cache-control': metadata['cache-control'] });
    expect(body).toHaveLength(0);
  });

  it('is sent to who has another one, and is gone when it is gone', async () => {
    await get({ 'If-None-Match': '"other"' }).expect(200);
    await get({ 'If-None-Match': '*' }, `/photos/${KEY}/641.webp`).expect(404);
  });

  it.each([
    ['bytes=0-99', 0, 99],
    ['bytes=990-', 990, 999],
    ['bytes=-10', 990, 999],
    ['bytes=900-9999', 900, 999],
  ])('is sent in part: %s', async (range, start, end) => {
    const { headers, body } = await get({ Range: range }).expect(206);
    expect(headers).toMatchObject({
      ...metadata,
      'content-range': `bytes ${String(start)}-${String(end)}/1000`,
      'content-length': String(end - start + 1),
    });
    expect(bytes.subarray(start, end + 1).equals(body as Buffer)).toBe(true);
    await get({ Range: range, 'If-Range': etag }).expect(206);
    await get({ Range: range, 'If-None-Match': etag }).expect(304);
  });

  it.each([
    [{ Range: 'bytes=0-1,5-6' }],
    [{ Range: 'lines=1-2' }],
    [{ Range: 'bytes=0-1', 'If-Range': '"other"' }],
    [{ Range: 'bytes=0-1', 'If-Range': 'Wed, 21 Oct 2026 07:28:00 GMT' }],
  ])('is sent whole for %j', async (headers) => {
    const { body } = await get(headers as Record<string, string>).expect(200);
    expect(body).toHaveLength(1000);
  });

  it('says how long it is to who asks for what lies behind its end', async () => {
    const { headers, body } = await app.beside.get(url).set('Range', 'bytes=1000-').expect(416);
    expect(headers['content-range']).toBe('bytes */1000');
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toMatchObject({ code: 'range_not_satisfiable', status: 416 });
  });

  it('is not read on when the one who asked for it goes away', async () => {
    const storage = app.get(MediaStorage);
    await storage.put('bbbbbbbbbbbbbbbbbbbbbb', new Map([['9999.webp', Buffer.alloc(50_000_000)]]));
    await giveToSomebody(app, 'bbbbbbbbbbbbbbbbbbbbbb', 'bob');
    const opened: Readable[] = [];
    const open = storage.open.bind(storage);
    storage.open = async (...args) => {
      const file = await open(...args);
      if (file) opened.push(file.stream);
      return file;
    };
    const sent = httpGet(`${app.url}/photos/bbbbbbbbbbbbbbbbbbbbbb/9999.webp`);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    answer.destroy();
    const [stream] = opened;
    if (stream && !stream.closed) await once(stream, 'close');
    expect(stream?.closed).toBe(true);
    expect(stream?.readableEnded).toBe(false);
  });
});

/** Files are served only of photos that somebody has. */
async function giveToSomebody(app: TestApp, storageKey: string, username: string): Promise<void> {
  const uploader = await signUp(app, username);
  await app.dataSource.manager.insert(Media, {
    ...{
      uploaderId: Number(uploader.id),
      storageKey,
      contentHash: null,
      bytes: 1000,
      width: 640,
      height: 480,
    },
    ...{ alt: '', blurhash: 'L00000fQfQfQfQfQfQfQfQfQfQfQ', variants: [], createdAt: new Date() },
  });
}
