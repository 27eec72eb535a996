import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MediaDto } from '../src/media/media.dto.js';
import { type Member, PASSWORD, signUp } from './factories/members.js';
import { jpeg } from './factories/posts.js';
import { TestApp } from './support/test-app.js';

const CROWD = 64;

describe('a crowd that logs in', () => {
  let app: TestApp;
  let alice: Member;
  let photo: MediaDto;
  beforeAll(async () => {
    app = await TestApp.start({ passwordCost: 11 });
    alice = await signUp(app, 'alice');
    const answer = await app
      .as(alice)
      .post('/media')
      .attach('file', await jpeg(), 'photo.jpg');
    photo = answer.body as MediaDto;
  });
  afterAll(() => app.stop());

  it('keeps nobody from looking at photos, and is told to come again', async () => {
    let inside = 0;
    const logIn = async () => {
      const { status, headers, body } = await app.api
        .post('/auth/login')
        .send({ identifier: alice.username, password: PASSWORD });
      inside++;
      return { status, retryAfter: headers['retry-after'], body: body as { detail?: string } };
    };
    const crowd = Array.from({ length: CROWD }, logIn);
    await crowd[0]; // they have come
    for (let looks = 0; looks < 3; looks++) await app.beside.get(photo.url).expect(200);
    expect(inside).toBeLessThan(CROWD);
    const answers = await Promise.all(crowd);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]));
    for (const { status, retryAfter, body } of answers) {
      if (status === 503)
        expect([retryAfter, body.detail]).toEqual(['5', expect.stringMatching(/logging in/)]);
    }
    await app.api.post('/auth/login').send({ identifier: alice.username, password: PASSWORD }).expect(200);
  });
});
