import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Media } from '../src/database/entities/media.entity.js';
import type { MediaDto } from '../src/media/media.dto.js';
import { type Member, PASSWORD, signUp } from './factories/members.js';
import { jpeg, publish, uploadPhoto } from './factories/posts.js';
import { fetchFile, filesOn } from './support/files.js';
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

  describe('an upload', () => {
    it('becomes sizes up to its own, smallest first, in AVIF, WebP and one JPEG', async () => {
      const { body } = await upload(await jpeg(1200, 900))
        .field('alt', '  A green wall ')
        .expect(201);
      const media = body as MediaDto;
      expect(media).toMatchObject({ width: 1200, height: 900, alt: 'A green wall' });
      const sizes = [
        [320, 240],
        [640, 480],
        [1080, 810],
        [1200, 900],
      ];
      expect(media.variants.map(({ width, height, type }) => [width, height, type])).toEqual([
        ...sizes.map((size) => [...size, 'image/avif']),
        ...sizes.map((size) => [...size, 'image/webp']),
        [1200, 900, 'image/jpeg'],
      ]);
      expect(media.url).toBe(media.variants[6]?.url);
      expect(media.url).toMatch(/^\/photos\/[\w-]{22}\/1080\.webp$/);
      expect(media.dominantColor).toMatch(/^#4[0-9a-f]a[0-9a-f]7[0-9a-f]$/);
      expect(media.blurhash).toMatch(/^[\w#$%*+,\-.:;=?@[\]^{|}~]{20,}$/);
    });

    it('is never enlarged', async () => {
      const { body } = await upload(await jpeg(200, 100)).expect(201);
      expect((body as MediaDto).variants.map(({ width, height }) => [width, height])).toEqual([
        [200, 100],
        [200, 100],
        [200, 100],
      ]);
    });

    it('has sizes up to 2048, and a JPEG for link previews', async () => {
      const { body } = await upload(await jpeg(2600, 1300)).expect(201);
      const widths = (type: string) =>
        (body as MediaDto).variants.filter((variant) => variant.type === type).map(({ width }) => width);
      expect(body).toMatchObject({ width: 2600, height: 1300 });
      expect(widths('image/avif')).toEqual([320, 640, 1080, 1440, 2048]);
      expect(widths('image/webp')).toEqual([320, 640, 1080, 1440, 2048]);
      expect(widths('image/jpeg')).toEqual([1200]);
    });

    it('that is very long is made smaller as a whole', async () => {
      const { body } = await upload(await jpeg(300, 9000)).expect(201);
      expect(body).toMatchObject({
        width: 300,
        height: 9000,
        variants: [{ width: 137, height: 4096 }, {}, {}],
      });
    });

    it('is served for ever under its name, and nothing else is', async () => {
      const { body } = await upload(await jpeg()).expect(201);
      const { url } = body as MediaDto;
      const first = await fetchFile(app, url).expect(200);
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
      expect(['unreachable', 'is_url']).toContain((body as { errors: { code: string }[] }).errors[0]?.code);
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
      await fetchFile(app, url).expect(200);
      const second = await set(await uploadPhoto(app, carol, await jpeg(500, 500))).expect(200);
      expect((second.body as { avatar: { url: string } }).avatar.url).not.toBe(url);
      await fetchFile(app, url).expect(404);
      expect((await app.api.get('/users/carol')).body).toMatchObject({
        avatar: (second.body as { avatar: object }).avatar,
      });
      expect((await set(null).expect(200)).body).toMatchObject({ avatar: null });
    });

    it('cannot be somebody else’s photo, or one that is used', async () => {
      const dave = await signUp(app, 'dave');
      const post = await publish(app, dave);
      for (const id of [await uploadPhoto(app, alice), post.media[0]?.id, '999999']) {
        const { body } = await app.as(dave).patch('/users/me').send({ avatarMediaId: id }).expect(422);
        expect(body).toMatchObject({ code: 'media_not_usable', errors: [{ pointer: '#/avatarMediaId' }] });
      }
      for (const avatarMediaId of [7, '0', '9'.repeat(17)]) {
        const { body } = await app.as(dave).patch('/users/me').send({ avatarMediaId }).expect(422);
        expect(body).toMatchObject({ code: 'validation_failed', errors: [{ pointer: '#/avatarMediaId' }] });
      }
    });
  });

  it('files go with their post and with their account', async () => {
    const erin = await signUp(app, 'erin');
    const before = await filesOn(app);
    const post = await publish(app, erin);
    await uploadPhoto(app, erin, await jpeg(70, 70)); // never used
    await app
      .as(erin)
      .patch('/users/me')
      .send({ avatarMediaId: await uploadPhoto(app, erin, await jpeg(80, 80)) })
      .expect(200);
    await app.as(erin).delete(`/posts/${post.id}`).expect(204);
    await fetchFile(app, post.media[0]?.url ?? '').expect(404);
    await app.as(erin).delete('/users/me').send({ password: PASSWORD }).expect(204);
    expect(await filesOn(app)).toEqual(before);
    expect(await app.dataSource.manager.countBy(Media, { uploaderId: Number(erin.id) })).toBe(0);
  });
});
