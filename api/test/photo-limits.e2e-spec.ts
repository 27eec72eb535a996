import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { PhotoLimits } from '../src/config/config.js';
import { Media } from '../src/database/entities/media.entity.js';
import { type Member, signUp } from './factories/members.js';
import { jpeg } from './factories/posts.js';
import { filesOn } from './support/files.js';
import { TestApp } from './support/test-app.js';

const AT_ONCE = 20;

describe('a server with hardly any time or room for photos', () => {
  let app: TestApp;
  let alice: Member;
  let photo: Buffer;
  const startWith = async (limits: Partial<PhotoLimits>) => {
    const photoLimits = { seconds: 120, megabytes: 1500, waiting: 100, perMember: 100, ...limits };
    app = await TestApp.start({ photoLimits });
    alice = await signUp(app, 'alice');
  };
  const upload = (member = alice, file = photo) =>
    app.as(member).post('/media').attach('file', file, 'holiday.jpg');
  const rows = () => app.dataSource.manager.count(Media);
  beforeEach(async () => {
    photo = await jpeg();
  });
  afterEach(() => app.stop());

  it('gives up on a photo that takes too long, says so, and keeps nothing of it', async () => {
    await startWith({ seconds: 0.001 });
    const { body } = await upload().expect(422);
    expect(body).toMatchObject({
      code: 'image_too_slow',
      detail: '“holiday.jpg” took too long to process. Send a smaller version.',
      errors: [{ pointer: '#/file' }],
    });
    expect(await rows()).toBe(0);
    expect(await filesOn(app)).toEqual({ photos: [], unfinished: [] });
  });

  it('refuses photos while too many wait, says when to come back, and takes the others', async () => {
    await startWith({ waiting: 0 });
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => upload()));
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    for (const { body, headers } of refused) {
      expect(body).toMatchObject({ code: 'media_busy' });
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }
    const taken = answers.filter(({ status }) => status === 201);
    expect(taken).toHaveLength(AT_ONCE - refused.length);
    expect(await rows()).toBe(taken.length);
    await upload().expect(201);
  });

  it('gives up on a photo that takes too much memory, says so, and lives on', async () => {
    await startWith({ megabytes: 400 });
    const flat = sharp({ create: { width: 8000, height: 6000, channels: 3, background: '#4a7' } });
    const { body } = await upload(alice, await flat.avif({ effort: 0 }).toBuffer()).expect(422);
    expect(body).toMatchObject({
      code: 'image_too_demanding',
      detail: '“holiday.jpg” takes too much memory to process. Send a smaller version.',
    });
    expect(await filesOn(app)).toEqual({ photos: [], unfinished: [] });
    await upload().expect(201);
  });

  it('takes three photos of one member at a time, and those of others meanwhile', async () => {
    await startWith({ perMember: 3 });
    const bob = await signUp(app, 'bob');
    const large = await Promise.all(
      Array.from({ length: 8 }, (_, index) => jpeg(3000, 2000, `#4a${String(index)}`)),
    );
    const ofAlice = Promise.all(large.map((file) => upload(alice, file)));
    const ofBob = await Promise.all(large.slice(0, 3).map((file) => upload(bob, file)));
    expect(ofBob.map(({ status }) => status)).toEqual([201, 201, 201]);
    const answers = await ofAlice;
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(8 - refused.length);
    for (const { body, headers } of refused) {
      expect(body).toMatchObject({ code: 'media_busy', detail: expect.stringMatching(/^Your other photos/) });
      expect(headers['retry-after']).toBe('2');
    }
    await upload(alice, large[7]).expect(201);
  });
});
