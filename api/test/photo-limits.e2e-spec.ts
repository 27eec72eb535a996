import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
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
  const startWith = async (photoLimits: { seconds: number; waiting: number }) => {
    app = await TestApp.start({ photoLimits });
    alice = await signUp(app, 'alice');
  };
  const upload = () => app.as(alice).post('/media').attach('file', photo, 'holiday.jpg');
  const rows = () => app.dataSource.manager.count(Media);
  beforeEach(async () => {
    photo = await jpeg();
  });
  afterEach(() => app.stop());

  it('gives up on a photo that takes too long, says so, and keeps nothing of it', async () => {
    await startWith({ seconds: 0.001, waiting: 100 });
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
    await startWith({ seconds: 120, waiting: 0 });
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
});
