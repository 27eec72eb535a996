import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NotificationDto, NotificationPreferencesDto } from '../src/notifications/notification.dto.js';
import type { PostDto } from '../src/posts/post.dto.js';
import { type Member, signUpAll } from './factories/members.js';
import { publishWithoutFiles as publish } from './factories/posts.js';
import { TestApp } from './support/test-app.js';

const ALL = { like: true, comment: true, reply: true, mention: true, follow: true };

describe('preferences of notifications', () => {
  let app: TestApp;
  let round = 0;
  let alice: Member;
  let bob: Member;
  let post: PostDto;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    round++;
    [alice, bob] = await signUpAll(app, `alice_${String(round)}`, `bob_${String(round)}`);
    post = await publish(app, alice);
  });

  const of = async (member: Member) =>
    (await app.as(member).get('/notifications/preferences').expect(200)).body as NotificationPreferencesDto;
  const change = (member: Member, changes: object) =>
    app.as(member).patch('/notifications/preferences').send(changes);
  const kindsOf = async (member: Member) => {
    const { body } = await app.as(member).get('/notifications').expect(200);
    return (body as { items: NotificationDto[] }).items.map(({ kind }) => kind);
  };
  const like = () => app.as(bob).put(`/posts/${post.id}/like`).expect(200);

  it('choose kind by kind, for what happens from then on', async () => {
    expect(await of(alice)).toEqual(ALL);
    const changed = await change(alice, { like: false }).expect(200);
    expect(changed.body).toEqual({ ...ALL, like: false });
    await like();
    await app.as(bob).put(`/users/${alice.username}/follow`).expect(200);
    expect(await kindsOf(alice)).toEqual(['follow']);
    await change(alice, { like: true, follow: false }).expect(200);
    expect(await of(alice)).toEqual({ ...ALL, follow: false });
    await app.as(bob).delete(`/posts/${post.id}/like`).expect(200);
    await like();
    expect(await kindsOf(alice)).toEqual(['like', 'follow']);
    expect(await of(bob)).toEqual(ALL);
  });

  it.each([{ like: 'no' }, { like: null }, { poke: true }])('cannot be %j', async (changes) => {
    await change(alice, changes).expect(422);
    expect(await of(alice)).toEqual(ALL);
  });
});
