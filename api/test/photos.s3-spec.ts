import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvalidSetting, type S3Bucket } from '../src/config/config.js';
import type { MediaDto } from '../src/media/media.dto.js';
import { MediaSweep } from '../src/media/media-sweep.js';
import { checkMediaStorage } from '../src/media/storage/create-media-storage.js';
import { MediaStorage } from '../src/media/storage/media-storage.js';
import { S3MediaStorage } from '../src/media/storage/s3-media-storage.js';
import { StorageUnavailable } from '../src/media/storage/storage.errors.js';
import { type Member, PASSWORD, signUp } from './factories/members.js';
import { knownKeys, newPhoto, sendPhoto, storedKeys } from './factories/stored-photos.js';
import { binary } from './support/binary.js';
import { makeBucket, publish, s3Client, type S3Target } from './support/s3-bucket.js';
import { ThrowAwayS3 } from './support/s3-server.js';
import { TestApp } from './support/test-app.js';

const HOURS_MS = 3_600_000;
const FOR_EVER = 'public, max-age=31536000, immutable';

describe('photos in S3', () => {
  const server = new ThrowAwayS3();
  beforeAll(() => server.start(), 120_000);
  afterAll(() => server.stop());

  it('have the bucket’s own address when it is public, with what caches want to know', async () => {
    const media = await makeBucket(server, 'open');
    const app = await TestApp.start({ media: { ...media, publicUrl: await publish(server, 'open') } });
    const { body } = await sendPhoto(app, await signUp(app, 'alice'), await newPhoto()).expect(201);
    const { url, variants } = body as MediaDto;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open\/photos\/(..)\/\1.{20}\/64\.webp$/);
    for (const variant of variants) {
      const answer = await fetch(variant.url);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe(variant.type);
      expect(answer.headers.get('cache-control')).toBe(FOR_EVER);
      await answer.arrayBuffer();
    }
    await app.stop();
  });

  describe('behind the app', () => {
    let media: S3Target;
    let app: TestApp;
    let alice: Member;
    beforeAll(async () => {
      media = await makeBucket(server, 'photos');
      app = await TestApp.start({ media });
      alice = await signUp(app, 'alice');
    });
    afterAll(() => app.stop());

    const upload = async () => (await sendPhoto(app, alice, await newPhoto()).expect(201)).body as MediaDto;
    const get = (url: string, headers: Record<string, string> = {}) =>
      app.beside.get(url).set(headers).buffer(true).parse(binary);
    const stored = () => storedKeys(app.get(MediaStorage));

    it('lie there as they lie in the folder', async () => {
      const { variants } = await upload();
      for (const { url, type } of variants) {
        const Key = url.replace(/^\/photos\/(..)/, (_, first: string) => `photos/${first}/${first}`);
        const head = await s3Client(server).send(new HeadObjectCommand({ Bucket: 'photos', Key }));
        expect(head).toMatchObject({ ContentType: type, CacheControl: FOR_EVER });
        expect((await get(url).expect(200)).headers).toMatchObject({
          'content-type': type,
          'content-length': String(head.ContentLength),
        });
      }
    });

    it('are served whole, in part, not again, and never what is not there', async () => {
      const { url } = await upload();
      const { body, headers } = await get(url).expect(200);
      const file = body as Buffer;
      const part = await get(url, { Range: 'bytes=10-19' }).expect(206);
      expect(part.headers['content-range']).toBe(`bytes 10-19/${String(file.length)}`);
      expect(file.subarray(10, 20).equals(part.body as Buffer)).toBe(true);
      await get(url, { Range: `bytes=${String(file.length)}-` }).expect(416);
      await get(url, { 'If-None-Match': headers.etag ?? '' }).expect(304);
      const head = await app.beside.head(url).expect(200);
      expect(head.headers['content-length']).toBe(String(file.length));
      await get(url.replace(/\d+\.webp$/, '65.webp')).expect(404);
      await get('/photos/aaaaaaaaaaaaaaaaaaaaaa/64.webp').expect(404);
    });

    it('are gone with their post, and with the account', async () => {
      const bob = await signUp(app, 'bob');
      const before = await stored();
      const ids = [];
      for (const photo of [await newPhoto(), await newPhoto()]) {
        ids.push(((await sendPhoto(app, bob, photo).expect(201)).body as MediaDto).id);
      }
      const post = await app
        .as(bob)
        .post('/posts')
        .send({ mediaIds: ids.slice(0, 1) })
        .expect(201);
      expect(await stored()).toHaveLength(before.length + 2);
      await app
        .as(bob)
        .delete(`/posts/${(post.body as { id: string }).id}`)
        .expect(204);
      expect(await stored()).toHaveLength(before.length + 1);
      await app.as(bob).delete('/users/me').send({ password: PASSWORD }).expect(204);
      expect(await stored()).toEqual(before);
    });

    it('are found by a sweep when nobody refers to them', async () => {
      await upload();
      await app.get(MediaStorage).put('orphan-orphan-orphan--', new Map([['64.webp', Buffer.from('x')]]));
      const sweep = app.get(MediaSweep);
      const now = Date.now() + 2 * HOURS_MS;
      expect(await sweep.run({ dryRun: true, now })).toEqual({ unused: 0, orphans: 1 });
      expect(await sweep.run({ now })).toEqual({ unused: 0, orphans: 1 });
      expect(await stored()).toEqual(await knownKeys(app));
    });

    it('are all listed, also when they fill several pages', async () => {
      const storage = new S3MediaStorage(await makeBucket(server, 'many'));
      const names = Array.from({ length: 8 }, (_, place) => `${String(place)}.webp`);
      const files = new Map(names.map((name) => [name, Buffer.from(name)]));
      const keys = Array.from({ length: 130 }, () => randomBytes(16).toString('base64url')).sort();
      for (let start = 0; start < keys.length; start += 10) {
        await Promise.all(keys.slice(start, start + 10).map((key) => storage.put(key, files)));
      }
      expect(await storedKeys(storage)).toEqual(keys);
      expect(await storage.filesOf(keys[0] ?? '')).toEqual(names);
      for await (const { modifiedAt } of storage.list()) {
        expect(Math.abs(Date.now() - modifiedAt.getTime())).toBeLessThan(HOURS_MS);
      }
    });

    it('are stored as a whole or not at all', async () => {
      const before = await stored();
      const refused = `${'9'.repeat(1200)}.webp`; // longer than the name of an object may be
      const files = new Map(['1.webp', '2.webp', refused].map((name) => [name, Buffer.from(name)]));
      const put = app.get(MediaStorage).put('half-half-half-half---', files);
      await expect(put).rejects.toThrow(StorageUnavailable);
      expect(await stored()).toEqual(before);
    });

    describe('with settings that the store refuses', () => {
      const start = (changes: Partial<S3Bucket>) => checkMediaStorage({ media: { ...media, ...changes } });

      it.each([
        [{ secretAccessKey: 'wrong' }, /^S3_SECRET_ACCESS_KEY must/],
        [{ accessKeyId: 'wrong' }, /^S3_ACCESS_KEY_ID must/],
        [{ bucket: 'missing' }, /^S3_BUCKET must exist/],
      ])('refuse to start and name the setting: %j', async (changes, message) => {
        const refused = start(changes);
        await expect(refused).rejects.toThrow(InvalidSetting);
        await expect(refused).rejects.toThrow(message);
      });

      it('refuse to start with somebody else’s bucket', async () => {
        const keys = ['--access-key=other', '--secret-key=others'];
        server.administer('user', 'create', '--uid=other', '--display-name=Other', ...keys);
        const refused = start({ accessKeyId: 'other', secretAccessKey: 'others' });
        await expect(refused).rejects.toThrow(/^S3_ACCESS_KEY_ID must be allowed/);
      });

      it.each([200, 404])('refuse to start with a web site in place of a store: %d', async (status) => {
        const site = createServer((_, answer) => answer.writeHead(status).end('<html><p>Hello</p></html>'));
        await once(site.listen(0, '127.0.0.1'), 'listening');
        const endpoint = `http://127.0.0.1:${String((site.address() as AddressInfo).port)}`;
        await expect(start({ endpoint })).rejects.toThrow(/^S3_ENDPOINT must be/);
        site.close();
      });

      it('start while the store is away', async () => {
        await expect(start({ endpoint: 'http://127.0.0.1:1' })).resolves.toBeUndefined();
      });
    });
  });
});
