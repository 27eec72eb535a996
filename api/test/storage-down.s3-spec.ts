import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MediaDto } from '../src/media/media.dto.js';
import { MediaSweep } from '../src/media/media-sweep.js';
import { MediaStorage } from '../src/media/storage/media-storage.js';
import { type Member, signUp } from './factories/members.js';
import { knownKeys, newPhoto, sendPhoto, storedKeys } from './factories/stored-photos.js';
import { eventually } from './support/eventually.js';
import { makeBucket } from './support/s3-bucket.js';
import { ThrowAwayS3 } from './support/s3-server.js';
import { TestApp } from './support/test-app.js';

const HOURS_MS = 3_600_000;

describe('while the store of photos fails', () => {
  const server = new ThrowAwayS3();
  let app: TestApp;
  let alice: Member;
  let photo: MediaDto;
  beforeAll(async () => {
    await server.start();
    app = await TestApp.start({ media: await makeBucket(server, 'photos') });
    alice = await signUp(app, 'alice');
  }, 120_000);
  beforeEach(async () => {
    photo = (await sendPhoto(app, alice, await newPhoto()).expect(201)).body as MediaDto;
  });
  afterAll(async () => {
    await app.stop();
    server.stop();
  });

  const unavailable = { code: 'storage_unavailable', status: 503 };
  const stored = () => storedKeys(app.get(MediaStorage));
  const sweep = () => app.get(MediaSweep).run({ now: Date.now() + 2 * HOURS_MS });

  it('uploads are refused for now when the keys are no longer good, and nothing is told of why', async () => {
    server.administer('user', 'suspend', '--uid=lightwell');
    const { body, headers, text } = await sendPhoto(app, alice, await newPhoto()).expect(503);
    expect(body).toMatchObject(unavailable);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(text).not.toMatch(/lightwell|suspend|denied|127\.0\.0\.1|bucket/i);
    server.administer('user', 'enable', '--uid=lightwell');
    await app.beside.get(photo.url).expect(200);
  });

  it('uploads are refused for now, succeed when repeated, and all that needs no photos works', async () => {
    const before = await knownKeys(app);
    await server.killGateway();
    const file = await newPhoto();
    const key = randomUUID();
    const { body, headers } = await sendPhoto(app, alice, file, key).expect(503);
    expect(body).toMatchObject(unavailable);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(await knownKeys(app)).toEqual(before);
    expect((await app.beside.get(photo.url).expect(503)).body).toMatchObject(unavailable);
    await app.api.get('/explore').expect(200);
    await app.beside.get('/health/ready').expect(200);

    await server.startGateway();
    await app.beside.get(photo.url).expect(200);
    const again = (await sendPhoto(app, alice, file, key).expect(201)).body as MediaDto;
    expect((await sendPhoto(app, alice, file, key).expect(201)).body).toEqual(again);
    await app.beside.get(again.url).expect(200);
  });

  it('posts can be deleted all the same; a sweep takes their files when the store is back', async () => {
    const post = await app
      .as(alice)
      .post('/posts')
      .send({ mediaIds: [photo.id] })
      .expect(201);
    await server.killGateway();
    await app
      .as(alice)
      .delete(`/posts/${(post.body as { id: string }).id}`)
      .expect(204);
    await server.startGateway();
    expect(await stored()).toHaveLength((await knownKeys(app)).length + 1);
    await sweep();
    expect(await stored()).toEqual(await knownKeys(app));
  });

  it('in the middle of uploads, each is there or is not, and nothing is lost', async () => {
    const before = await knownKeys(app);
    const files = await Promise.all(Array.from({ length: 4 }, () => newPhoto(1440)));
    const keys = files.map(() => randomUUID());
    const answers = files.map((file, place) => sendPhoto(app, alice, file, keys[place]).then((sent) => sent));
    await eventually('the first of them', async () => (await stored()).length > before.length);
    await server.killGateway();
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses).toContain(503);
    const arrived = statuses.filter((status) => status === 201);
    expect(statuses.filter((status) => status !== 503)).toEqual(arrived);
    expect(await knownKeys(app)).toHaveLength(before.length + arrived.length);

    await server.startGateway();
    for (const [place, file] of files.entries()) {
      const { body } = await sendPhoto(app, alice, file, keys[place]).expect(201);
      for (const { url } of (body as MediaDto).variants) await app.beside.get(url).expect(200);
    }
    await app.beside.get(photo.url).expect(200);
    expect(await knownKeys(app)).toHaveLength(before.length + files.length);
    await sweep();
    expect(await stored()).toEqual(await knownKeys(app));
  });
});
