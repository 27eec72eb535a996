import { randomUUID } from 'node:crypto';
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Media } from '../src/database/entities/media.entity.js';
import type { MediaDto } from '../src/media/media.dto.js';
import { MediaSweep } from '../src/media/media-sweep.js';
import { type Member, PASSWORD, signUpAll } from './factories/members.js';
import { jpeg } from './factories/posts.js';
import { fetchFile, filesOn } from './support/files.js';
import { TestApp } from './support/test-app.js';

const HOUR_MS = 3_600_000;

describe('what photos take', () => {
  let app: TestApp;
  let alice: Member;
  let bob: Member;
  beforeEach(async () => {
    const photoLimits = { seconds: 120, megabytes: 1500, waiting: 100, perMember: 6 }; // what comes at once is the matter here
    app = await TestApp.start({ mediaQuotaBytes: 20_000, photoLimits });
    [alice, bob] = await signUpAll(app, 'alice', 'bob');
  });
  afterEach(() => app.stop());

  async function upload(member: Member, file: Buffer): Promise<MediaDto> {
    const { body } = await app.as(member).post('/media').attach('file', file, 'photo.jpg').expect(201);
    return body as MediaDto;
  }
  const publish = async (member: Member, mediaIds: string[]) =>
    ((await app.as(member).post('/posts').send({ mediaIds }).expect(201)).body as { id: string }).id;
  const remove = (member: Member, postId: string) => app.as(member).delete(`/posts/${postId}`).expect(204);
  const usage = async (member: Member) =>
    (await app.as(member).get('/media/usage').expect(200)).body as object;

  describe('the same bytes, uploaded twice by one person,', () => {
    it('share their files until the last photo of them goes', async () => {
      const file = await jpeg();
      const [first, second] = [await upload(alice, file), await upload(alice, file)];
      expect(second.id).not.toBe(first.id);
      expect(second.variants).toEqual(first.variants);
      expect((await filesOn(app)).photos).toHaveLength(first.variants.length);
      const [firstPost, secondPost] = [await publish(alice, [first.id]), await publish(alice, [second.id])];
      await remove(alice, firstPost);
      await fetchFile(app, first.url).expect(200);
      await remove(alice, secondPost);
      await fetchFile(app, first.url).expect(404);
      expect(await usage(alice)).toMatchObject({ usedBytes: 0, photos: 0 });
    });

    it('share them also when they come at the same moment', async () => {
      const file = await jpeg(90, 90);
      const photos = await Promise.all(Array.from({ length: 6 }, () => upload(alice, file)));
      expect(new Set(photos.map(({ url }) => url)).size).toBe(1);
      expect(new Set(photos.map(({ id }) => id)).size).toBe(6);
      expect((await filesOn(app)).photos).toHaveLength(photos[0]?.variants.length ?? 0);
    });

    it('keep descriptions of their own, and nothing is shared with others', async () => {
      const file = await jpeg();
      await upload(alice, file);
      const described = await app
        .as(alice)
        .post('/media')
        .field('alt', 'A wall')
        .attach('file', file, 'x.jpg');
      expect(described.body).toMatchObject({ alt: 'A wall' });
      const other = await upload(bob, file);
      expect(other.url).not.toBe((described.body as MediaDto).url);
    });

    it('survive that one is deleted while another comes', async () => {
      const file = await jpeg(70, 50);
      for (let round = 0; round < 5; round++) {
        const post = await publish(alice, [(await upload(alice, file)).id]);
        const [media] = await Promise.all([upload(alice, file), remove(alice, post)]);
        await fetchFile(app, media.url).expect(200);
        await remove(alice, await publish(alice, [media.id]));
        expect(await filesOn(app)).toEqual({ photos: [], unfinished: [] });
      }
      expect(await usage(alice)).toMatchObject({ usedBytes: 0 });
    });
  });

  describe('the quota', () => {
    it('counts every file once, and is given back', async () => {
      expect(await usage(alice)).toEqual({ usedBytes: 0, quotaBytes: 20_000, photos: 0 });
      const file = await jpeg();
      const { id, variants } = await upload(alice, file);
      await upload(alice, file);
      const sizes = await Promise.all(
        variants.map(async ({ url }) => ((await fetchFile(app, url).expect(200)).body as Buffer).length),
      );
      const usedBytes = sizes.reduce((sum, size) => sum + size, 0);
      expect(await usage(alice)).toEqual({ usedBytes, quotaBytes: 20_000, photos: 2 });
      expect(await usage(bob)).toMatchObject({ usedBytes: 0 });
      await remove(alice, await publish(alice, [id]));
      expect(await usage(alice)).toEqual({ usedBytes, quotaBytes: 20_000, photos: 1 });
    });

    it('refuses what does not fit, also of uploads at the same moment', async () => {
      const files = await Promise.all([...'123456'].map((part) => jpeg(900, 900, `#${part}${part}f`)));
      const answers = await Promise.all(
        files.map((file) => app.as(alice).post('/media').attach('file', file, 'p.jpg')),
      );
      const refused = answers.filter(({ status }) => status !== 201);
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.length).toBeLessThan(files.length);
      for (const { status, body } of refused) {
        expect({ status, body }).toMatchObject({ status: 413, body: { code: 'storage_quota_exceeded' } });
      }
      const { usedBytes, photos } = (await usage(alice)) as { usedBytes: number; photos: number };
      expect(usedBytes).toBeLessThanOrEqual(20_000);
      expect(photos).toBe(files.length - refused.length);
      const kept = answers.flatMap(({ status, body }) => (status === 201 ? (body as MediaDto).variants : []));
      expect((await filesOn(app)).photos).toHaveLength(kept.length);
    });
  });

  describe('a request that is sent again with its Idempotency-Key', () => {
    const send = async (key: string, file: Buffer, alt = '') =>
      app
        .as(alice)
        .post('/media')
        .set('Idempotency-Key', key)
        .field('alt', alt)
        .attach('file', file, 'x.jpg');
    const share = (key: string, post: object, member = alice) =>
      app.as(member).post('/posts').set('Idempotency-Key', key).send(post);

    it('uploads once', async () => {
      const [key, file] = [randomUUID(), await jpeg()];
      const answers = [await send(key, file), await send(key, file)];
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      expect(answers[1]?.body).toEqual(answers[0]?.body);
      expect(await usage(alice)).toMatchObject({ photos: 1 });
    });

    it('uploads and publishes once when it is sent many times at once', async () => {
      const [key, file] = [randomUUID(), await jpeg()];
      const uploads = await Promise.all(Array.from({ length: 5 }, () => send(key, file)));
      const mediaIds = [...new Set(uploads.map(({ body }) => (body as MediaDto).id))];
      expect(mediaIds).toHaveLength(1);
      const posts = await Promise.all(
        Array.from({ length: 8 }, () => share(key, { mediaIds, caption: 'Once' })),
      );
      expect(posts.map(({ status }) => status)).toEqual(posts.map(() => 201));
      expect(new Set(posts.map(({ text }) => text)).size).toBe(1);
      expect(new Set(posts.map(({ headers }) => headers.location)).size).toBe(1);
      const { body } = await app.api.get('/users/alice').expect(200);
      expect(body).toMatchObject({ counts: { posts: 1 } });
    });

    it('is refused when it asks for something else', async () => {
      const key = randomUUID();
      const { body } = await send(key, await jpeg());
      for (const other of [await send(key, await jpeg(50, 50)), await send(key, await jpeg(), 'A wall')]) {
        expect(other.status).toBe(422);
        expect(other.body).toMatchObject({ code: 'idempotency_key_reused' });
      }
      const mediaIds = [(body as MediaDto).id];
      await share(key, { mediaIds, caption: 'A' }).expect(201); // another operation's keys are its own
      expect((await share(key, { mediaIds, caption: 'B' }).expect(422)).body).toMatchObject({
        code: 'idempotency_key_reused',
      });
    });

    it('may succeed after a failure', async () => {
      const [key, caption] = [randomUUID(), 'At last'];
      await share(key, { mediaIds: ['999'], caption }).expect(422);
      await share(key, { mediaIds: [(await upload(alice, await jpeg())).id], caption }).expect(201);
    });

    it('belongs to one person', async () => {
      const key = randomUUID();
      await share(key, { mediaIds: [(await upload(alice, await jpeg())).id] }).expect(201);
      const own = await upload(bob, await jpeg());
      const { body } = await share(key, { mediaIds: [own.id] }, bob).expect(201);
      expect(body).toMatchObject({ author: { username: 'bob' } });
    });

    it.each(['', 'x'.repeat(256), 'two words'])('takes no key such as %j', async (key) => {
      const { body } = await share(key, { mediaIds: ['1'] }).expect(400);
      expect(body).toMatchObject({ code: 'invalid_idempotency_key' });
    });
  });

  describe('the sweep', () => {
    const sweep = (hours: number, dryRun = false) =>
      app.get(MediaSweep).run({ now: Date.now() + hours * HOUR_MS, dryRun });

    it('removes uploads that nobody used within a day, and nothing else', async () => {
      const used = await upload(alice, await jpeg(60, 40));
      await publish(alice, [used.id]);
      const avatar = await upload(alice, await jpeg(50, 50));
      await app.as(alice).patch('/users/me').send({ avatarMediaId: avatar.id }).expect(200);
      const unused = await upload(alice, await jpeg(40, 40));
      expect(await sweep(23)).toEqual({ unused: 0, orphans: 0 });
      expect(await sweep(25, true)).toEqual({ unused: 1, orphans: 0 });
      await fetchFile(app, unused.url).expect(200);
      expect(await sweep(25)).toEqual({ unused: 1, orphans: 0 });
      await fetchFile(app, unused.url).expect(404);
      for (const { url } of [used, avatar]) await fetchFile(app, url).expect(200);
      expect(await usage(alice)).toMatchObject({ photos: 2 });
    });

    it('removes files that a crash left without a row, but none that are just coming', async () => {
      const kept = await upload(alice, await jpeg());
      const lost = await upload(alice, await jpeg(40, 40));
      await app.dataSource.manager.delete(Media, { id: Number(lost.id) }); // the crash came before the files went
      await leaveUnfinished(app);
      expect(await sweep(0)).toEqual({ unused: 0, orphans: 1 }); // what is young may be on its way
      expect(await sweep(2, true)).toEqual({ unused: 0, orphans: 1 });
      expect(await foldersOn(app)).toBe(2);
      await fetchFile(app, lost.url).expect(404); // nobody knows whose it is
      expect(await sweep(2)).toEqual({ unused: 0, orphans: 1 });
      expect(await foldersOn(app)).toBe(1);
      await fetchFile(app, kept.url).expect(200);
      expect(await sweep(2)).toEqual({ unused: 0, orphans: 0 });
    });

    it('finds nothing after accounts have gone', async () => {
      await publish(alice, [(await upload(alice, await jpeg())).id]);
      await app.as(alice).delete('/users/me').send({ password: PASSWORD }).expect(204);
      expect(await filesOn(app)).toEqual({ photos: [], unfinished: [] });
      expect(await sweep(48, true)).toEqual({ unused: 0, orphans: 0 });
    });

    it('touches nothing when the database knows no photo at all: it may be the wrong one', async () => {
      const { id } = await upload(alice, await jpeg());
      await app.dataSource.manager.delete(Media, { id: Number(id) });
      expect(await sweep(2, true)).toEqual({ unused: 0, orphans: 1 });
      expect(await sweep(2)).toEqual({ unused: 0, orphans: 0 });
      expect(await foldersOn(app)).toBe(1);
    });

    it('minds no folder that is missing', async () => {
      await rm(join(app.config.dataDir, 'photos'), { recursive: true, force: true });
      expect(await sweep(2)).toEqual({ unused: 0, orphans: 0 });
    });
  });
});

/** Photos whose files are stored. */
async function foldersOn(app: TestApp): Promise<number> {
  return new Set((await filesOn(app)).photos.map((path) => dirname(path))).size;
}

/** What an upload leaves that was interrupted two hours ago. */
async function leaveUnfinished(app: TestApp): Promise<void> {
  const folder = join(app.config.dataDir, 'photos', '.unfinished-x1y2z3');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, '320.webp'), 'half');
  const then = new Date(Date.now() - 2 * HOUR_MS);
  await utimes(folder, then, then);
}
