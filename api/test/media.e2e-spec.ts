import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { Media } from '../src/database/entities/media.entity.js';
import type { MediaDto } from '../src/media/media.dto.js';
import { type Member, PASSWORD, signUp } from './factories/members.js';
import { jpeg, publish, uploadPhoto } from './factories/posts.js';
import { TestApp } from './support/test-app.js';

describe('media', () => {
  let app: TestApp;
  let alice: Member;
  beforeAll(async () => {
    app = await TestApp.start();
    alice = await signUp(app, 'alice');
  });
  afterAll(() => app.stop());

  const upload = (file: Buffer, name = 'photo.jpg') =>
    app.as(alice).post('/media').attach('file', file, name);
  const fetchFile = (url: string) => app.beside.get(url).buffer(true).parse(binary);

  /** Everything that lies on disk: photos by their keys, and files on their way. */
  async function stored(): Promise<{ photos: string[]; unfinished: string[] }> {
    const entries = await readdir(join(app.config.dataDir, 'photos'), { recursive: true }).catch(() => []);
    const unfinished = await readdir(join(app.config.dataDir, 'tmp'));
    return { photos: entries.filter((name) => name.endsWith('.webp')).sort(), unfinished };
  }

  describe('an upload', () => {
    it('becomes sizes up to its own, smallest first', async () => {
      const { body } = await upload(await jpeg(1200, 900))
        .field('alt', '  A green wall ')
        .expect(201);
      const media = body as MediaDto;
      expect(media).toMatchObject({ width: 1200, height: 900, alt: 'A green wall' });
      expect(media.variants.map(({ width, height, type }) => [width, height, type])).toEqual([
        [320, 240, 'image/webp'],
        [640, 480, 'image/webp'],
        [1080, 810, 'image/webp'],
      ]);
      expect(media.url).toBe(media.variants[2]?.url);
      expect(media.url).toMatch(/^\/photos\/[\w-]{22}\/1080\.webp$/);
      expect(media.blurhash).toMatch(/^[\w#$%*+,\-.:;=?@[\]^{|}~]{20,}$/);
    });

    it('is never enlarged', async () => {
      const { body } = await upload(await jpeg(200, 100)).expect(201);
      expect((body as MediaDto).variants).toMatchObject([{ width: 200, height: 100 }]);
    });

    it('stands upright and carries no metadata', async () => {
      const phone = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#a33' } })
        .withExif({ IFD0: { Make: 'Secret Phone' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer();
      expect(phone.includes('Exif')).toBe(true);
      const { body } = await upload(phone).expect(201);
      const media = body as MediaDto;
      expect(media).toMatchObject({ width: 600, height: 800 });
      for (const { url } of media.variants) {
        const file = (await fetchFile(url).expect(200)).body as Buffer;
        const { width, height, format, exif, icc, xmp, orientation } = await sharp(file).metadata();
        expect({ format, portrait: width < height }).toEqual({ format: 'webp', portrait: true });
        expect({ exif, icc, xmp, orientation }).toEqual({});
        expect(file.includes('Secret Phone')).toBe(false);
      }
    });

    it.each(['png', 'webp', 'gif', 'tiff', 'avif'] as const)(
      'may be a %s, whatever it is called',
      async (format) => {
        const file = await sharp({ create: { width: 40, height: 30, channels: 4, background: '#0000' } })
          .toFormat(format, format === 'tiff' ? { compression: 'lzw' } : {})
          .toBuffer();
        const { body } = await upload(file, 'holiday.exe').expect(201);
        const { data } = await sharp((await fetchFile((body as MediaDto).url)).body as Buffer)
          .removeAlpha()
          .raw()
          .toBuffer({ resolveWithObject: true });
        expect([...data.subarray(0, 3)].every((value) => value > 250)).toBe(true); // what was transparent is white
      },
    );

    it('keeps its colours when they came in another space', async () => {
      const p3 = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#d22' } })
        .withIccProfile('p3')
        .jpeg({ quality: 95 })
        .toBuffer();
      const { body } = await upload(p3).expect(201);
      const { data } = await sharp((await fetchFile((body as MediaDto).url)).body as Buffer)
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect(Math.abs((data[0] ?? 0) - 0xdd)).toBeLessThan(12);
      expect(Math.abs((data[1] ?? 0) - 0x22)).toBeLessThan(12);
    });

    it('is served for ever under its name, and nothing else is', async () => {
      const { body } = await upload(await jpeg()).expect(201);
      const { url } = body as MediaDto;
      const first = await fetchFile(url).expect(200);
      expect(first.headers).toMatchObject({
        'content-type': 'image/webp',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      });
      await app.beside.get(url).set('If-None-Match', first.headers.etag).expect(304);
      for (const other of [
        '/photos/x/64.webp',
        url.replace('64.webp', '65.webp'),
        url.replace('64.webp', '..%2f..%2fjwt-secret'),
      ]) {
        const { type } = await app.beside.get(other).expect(404);
        expect(type).toBe('application/problem+json');
      }
    });
  });

  describe('what is not a usable photo', () => {
    const png = (width: number, height: number) =>
      sharp({ create: { width, height, channels: 3, background: '#fff' } })
        .png()
        .toBuffer();
    const cases: [string, () => Buffer | Promise<Buffer>, number, string][] = [
      ['text', () => Buffer.from('hello, this is not a photo'), 415, 'image_format_unsupported'],
      ['nothing', () => Buffer.alloc(0), 415, 'image_format_unsupported'],
      [
        'an SVG',
        () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        415,
        'image_format_unsupported',
      ],
      [
        'a page',
        () => Buffer.from('<!DOCTYPE html><script>alert(1)</script>'),
        415,
        'image_format_unsupported',
      ],
      ['a PDF', () => Buffer.from('%PDF-1.7 …'), 415, 'image_format_unsupported'],
      [
        'a HEIC',
        () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
        415,
        'image_format_unsupported',
      ],
      ['a truncated JPEG', async () => (await jpeg(800, 600)).subarray(0, 1500), 422, 'image_unreadable'],
      ['only the head of a PNG', async () => (await png(50, 50)).subarray(0, 40), 422, 'image_unreadable'],
      [
        'noise with the signature of a JPEG',
        () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(5000, 7)]),
        422,
        'image_unreadable',
      ],
      ['a pixel bomb', () => png(10_000, 5_001), 422, 'image_too_many_pixels'],
      [
        'more than 20 MB',
        async () => Buffer.concat([await jpeg(), Buffer.alloc(20_000_000)]),
        413,
        'image_too_large',
      ],
      [
        'much more than 20 MB',
        async () => Buffer.concat([await jpeg(), Buffer.alloc(30_000_000)]),
        413,
        'image_too_large',
      ],
    ];

    it.each(cases)('%s is refused, and leaves nothing behind', async (_, file, status, code) => {
      const before = { ...(await stored()), rows: await app.dataSource.manager.count(Media) };
      const { body, type } = await upload(await file()).expect(status);
      expect(type).toBe('application/problem+json');
      expect(body).toMatchObject({ code, errors: [{ pointer: '#/file', code }] });
      expect({ ...(await stored()), rows: await app.dataSource.manager.count(Media) }).toEqual(before);
      expect(before.unfinished).toEqual([]);
    });

    it.each([
      ['JSON', () => app.as(alice).post('/media').send({ file: 'x' }), 415],
      ['a form without a file', () => app.as(alice).post('/media').field('alt', 'x'), 422],
      [
        'a file in another field',
        async () =>
          app
            .as(alice)
            .post('/media')
            .attach('picture', await jpeg(), 'x.jpg'),
        422,
      ],
      ['an unknown field', async () => upload(await jpeg()).field('owner', '1'), 422],
      ['an alt that is too long', async () => upload(await jpeg()).field('alt', 'x'.repeat(1001)), 422],
      ['two files', async () => upload(await jpeg()).attach('file', await jpeg(), 'y.jpg'), 413],
    ])('%s is refused', async (_, send, status) => {
      const { body } = await send();
      expect(body).toMatchObject({ status });
      expect((await stored()).unfinished).toEqual([]);
    });

    it('nobody uploads without a log-in', async () => {
      await app.api
        .post('/media')
        .attach('file', await jpeg(), 'x.jpg')
        .expect(401);
    });
  });

  describe('a post from an address', () => {
    const post = (imageUrl: unknown) => app.as(alice).post('/posts').send({ imageUrl });

    it.each([
      'http://127.0.0.1/x.jpg',
      'http://localhost/x.jpg',
      'http://[::1]/x.jpg',
      'http://[::ffff:127.0.0.1]/x.jpg',
      'http://10.1.2.3/x.jpg',
      'http://172.16.0.1/x.jpg',
      'http://192.168.1.1/x.jpg',
      'http://169.254.169.254/latest/meta-data',
      'http://100.64.0.1/x.jpg',
      'http://0.0.0.0/x.jpg',
      'http://2130706433/x.jpg',
      'http://0x7f.1/x.jpg',
      'http://[fe80::1]/x.jpg',
      'http://[fd00::1]/x.jpg',
      'http://[64:ff9b::7f00:1]/x.jpg',
    ])('never reaches %s', async (url) => {
      const { body } = await post(url).expect(422);
      expect(['address_not_allowed', 'is_url']).toContain(
        (body as { errors: { code: string }[] }).errors[0]?.code,
      );
    });

    it.each([
      'ftp://example.org/x.jpg',
      'file:///etc/passwd',
      'nonsense',
      '',
      7,
      null,
      'http://user:pass@example.org/x',
    ])('refuses %j as an address', async (url) => {
      const { body } = await post(url).expect(422);
      expect((body as { errors: { pointer: string }[] }).errors[0]?.pointer).toBe('#/imageUrl');
    });
  });

  describe('an avatar', () => {
    it('is an unused photo of one’s own; the one before is removed', async () => {
      const carol = await signUp(app, 'carol');
      const set = (avatarMediaId: unknown) => app.as(carol).patch('/users/me').send({ avatarMediaId });
      const first = await set(await uploadPhoto(app, carol, await jpeg(400, 400))).expect(200);
      const { url } = (first.body as { avatar: { url: string } }).avatar;
      await fetchFile(url).expect(200);
      const second = await set(await uploadPhoto(app, carol, await jpeg(500, 500))).expect(200);
      expect((second.body as { avatar: { url: string } }).avatar.url).not.toBe(url);
      await fetchFile(url).expect(404);
      expect((await app.api.get('/users/carol')).body).toMatchObject({
        avatar: (second.body as { avatar: object }).avatar,
      });
      expect((await set(null).expect(200)).body).toMatchObject({ avatar: null });
    });

    it('cannot be somebody else’s photo, or one that is used', async () => {
      const dave = await signUp(app, 'dave');
      const post = await publish(app, dave);
      for (const id of [await uploadPhoto(app, alice), post.media[0]?.id, '999999', '0']) {
        const { body } = await app.as(dave).patch('/users/me').send({ avatarMediaId: id }).expect(422);
        expect(body).toMatchObject({ code: 'media_not_usable', errors: [{ pointer: '#/avatarMediaId' }] });
      }
      await app.as(dave).patch('/users/me').send({ avatarMediaId: 7 }).expect(422);
    });
  });

  it('files go with their post and with their account', async () => {
    const erin = await signUp(app, 'erin');
    const before = await stored();
    const post = await publish(app, erin);
    await uploadPhoto(app, erin); // never used
    await app
      .as(erin)
      .patch('/users/me')
      .send({ avatarMediaId: await uploadPhoto(app, erin) })
      .expect(200);
    await publish(app, erin);
    await app.as(erin).delete(`/posts/${post.id}`).expect(204);
    await fetchFile(post.media[0]?.url ?? '').expect(404);
    await app.as(erin).delete('/users/me').send({ password: PASSWORD }).expect(204);
    expect(await stored()).toEqual(before);
    expect(await app.dataSource.manager.countBy(Media, { uploaderId: Number(erin.id) })).toBe(0);
  });
});

function binary(response: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  (response as Readable)
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('end', () => done(null, Buffer.concat(chunks)));
}
