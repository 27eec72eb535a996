import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Notification } from '../src/database/entities/notification.entity.js';
import type { NotificationDto } from '../src/notifications/notification.dto.js';
import type { PostDto } from '../src/posts/post.dto.js';
import { type Member, PASSWORD, signUp, signUpAll } from './factories/members.js';
import { publishWithoutFiles as publish } from './factories/posts.js';
import { countQueries } from './support/count-queries.js';
import { TestApp } from './support/test-app.js';
import { walk } from './support/walk.js';

describe('notifications', () => {
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
    post = await publish(app, alice, 'Last light');
  });

  const like = (member: Member, of = post) => app.as(member).put(`/posts/${of.id}/like`).expect(200);
  const unlike = (member: Member) => app.as(member).delete(`/posts/${post.id}/like`).expect(200);
  const comment = async (member: Member, body: string) =>
    (await app.as(member).post(`/posts/${post.id}/comments`).send({ body }).expect(201)).body as {
      id: string;
    };
  const follow = (member: Member, of: Member) =>
    app.as(member).put(`/users/${of.username}/follow`).expect(200);
  const listOf = async (member: Member) =>
    ((await app.as(member).get('/notifications').expect(200)).body as { items: NotificationDto[] }).items;
  const unreadOf = async (member: Member) =>
    ((await app.as(member).get('/notifications/unread-count').expect(200)).body as { count: number }).count;
  const kindsOf = async (member: Member) => (await listOf(member)).map(({ kind }) => kind);

  it('tell who liked, commented and followed, newest first', async () => {
    await like(bob);
    const { id } = await comment(bob, 'What a light!');
    await follow(bob, alice);
    const items = await listOf(alice);
    expect(items.map(({ kind }) => kind)).toEqual(['follow', 'comment', 'like']);
    expect(items[0]).toEqual({
      id: expect.stringMatching(/^\d+$/),
      kind: 'follow',
      actor: {
        id: bob.id,
        username: bob.username,
        name: bob.username,
        avatar: null,
        viewer: { self: false, following: false, followedBy: true },
      },
      post: null,
      comment: null,
      createdAt: expect.stringMatching(/Z$/),
      unread: true,
    });
    expect(items[1]).toMatchObject({
      post: { id: post.id, thumbnail: post.media[0] },
      comment: { id, body: 'What a light!' },
    });
    expect(items[2]).toMatchObject({ post: { id: post.id }, comment: null });
    expect(await listOf(bob)).toEqual([]);
  });

  it('say whether one follows back', async () => {
    await follow(bob, alice);
    expect((await listOf(alice))[0]?.actor.viewer).toMatchObject({ following: false, followedBy: true });
    await follow(alice, bob);
    expect((await listOf(alice))[0]?.actor.viewer).toMatchObject({ following: true, followedBy: true });
    await app.as(bob).delete(`/users/${alice.username}/follow`).expect(200);
    expect((await listOf(bob))[0]?.actor.viewer).toMatchObject({ following: false, followedBy: true });
  });

  it('tell of each cause once, however often it is repeated', async () => {
    for (let times = 0; times < 3; times++) await like(bob);
    for (let times = 0; times < 3; times++) await follow(bob, alice);
    await Promise.all([like(bob), like(bob), follow(bob, alice), follow(bob, alice)]);
    expect((await kindsOf(alice)).sort()).toEqual(['follow', 'like']);
  });

  it('never tell somebody of themselves', async () => {
    await like(alice);
    await comment(alice, 'My own');
    expect(await listOf(alice)).toEqual([]);
  });

  it('go with what caused them', async () => {
    await like(bob);
    await follow(bob, alice);
    const { id } = await comment(bob, 'Never mind');
    await unlike(bob);
    expect(await kindsOf(alice)).toEqual(['comment', 'follow']);
    await app.as(bob).delete(`/users/${alice.username}/follow`).expect(200);
    expect(await kindsOf(alice)).toEqual(['comment']);
    await app.as(bob).delete(`/comments/${id}`).expect(204);
    expect(await listOf(alice)).toEqual([]);
    expect(await unreadOf(alice)).toBe(0);
  });

  it('go with the post, and with the account of whoever caused them', async () => {
    await like(bob);
    await comment(bob, 'Nice');
    await follow(bob, alice);
    await app.as(alice).delete(`/posts/${post.id}`).expect(204);
    expect(await kindsOf(alice)).toEqual(['follow']);
    await app.as(bob).delete('/users/me').send({ password: PASSWORD }).expect(204);
    expect(await listOf(alice)).toEqual([]);
    await app.as(alice).delete('/users/me').send({ password: PASSWORD }).expect(204);
    expect(await app.dataSource.manager.countBy(Notification, { recipientId: Number(alice.id) })).toBe(0);
  });

  it('are exact when many like at the same moment, and some take it back', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `fan_${String(round)}_${String(index)}`);
    const fans = await Promise.all(names.map((name) => signUp(app, name)));
    await Promise.all(fans.map((fan) => like(fan)));
    await Promise.all(fans.slice(0, 5).map((fan) => unlike(fan)));
    const likers = new Set((await listOf(alice)).map(({ actor }) => actor.username));
    expect(likers).toEqual(new Set(names.slice(5)));
    expect(await unreadOf(alice)).toBe(7);
  });

  describe('of mentions', () => {
    const caption = (text: string) =>
      app.as(alice).patch(`/posts/${post.id}`).send({ caption: text }).expect(200);

    it('tell who is mentioned in a new caption', async () => {
      const { id } = await publish(
        app,
        alice,
        `With @${bob.username} and @${bob.username}, and @${alice.username}`,
      );
      expect(await listOf(bob)).toMatchObject([
        { kind: 'mention', actor: { username: alice.username }, post: { id }, comment: null },
      ]);
      expect(await listOf(alice)).toEqual([]);
    });

    it('follow the edits of a caption', async () => {
      await caption(`With @${bob.username}`);
      await caption(`Still with @${bob.username}`);
      expect(await kindsOf(bob)).toEqual(['mention']);
      await caption('With nobody');
      expect(await listOf(bob)).toEqual([]);
      await caption(`With @${bob.username} after all`);
      expect(await kindsOf(bob)).toEqual(['mention']);
    });

    it('tell who is mentioned in a comment, and the author of the post only once', async () => {
      const carol = await signUp(app, `carol_${String(round)}`);
      const { id } = await comment(bob, `@${alice.username} and @${carol.username}, look`);
      expect(await listOf(alice)).toMatchObject([{ kind: 'mention', comment: { id } }]);
      expect(await listOf(carol)).toMatchObject([{ kind: 'mention', post: { id: post.id } }]);
      await app.as(alice).delete(`/comments/${id}`).expect(204);
      expect(await listOf(carol)).toEqual([]);
    });
  });

  it('can be walked one by one, with nothing lost and nothing twice', async () => {
    for (let index = 0; index < 25; index++) await comment(bob, `Comment ${String(index)}`);
    const items = await walk<NotificationDto>(app, alice, '/notifications', 1);
    expect(items.map((item) => item.comment?.body)).toEqual(
      Array.from({ length: 25 }, (_, index) => `Comment ${String(24 - index)}`),
    );
  });

  describe('are read', () => {
    const read = (upTo: unknown) => app.as(alice).put('/notifications/read').send({ upTo });

    it('up to one of them, and never become unread again', async () => {
      await like(bob);
      await follow(bob, alice);
      await comment(bob, 'And more');
      expect(await unreadOf(alice)).toBe(3);
      const [newest, middle] = await listOf(alice);
      await read(middle?.id).expect(204);
      expect(await unreadOf(alice)).toBe(1);
      expect((await listOf(alice)).map(({ unread }) => unread)).toEqual([true, false, false]);
      await read(newest?.id).expect(204);
      await read(middle?.id).expect(204);
      expect(await unreadOf(alice)).toBe(0);
    });

    it('but not what comes later, whatever id is named', async () => {
      await like(bob);
      await read(String(Number.MAX_SAFE_INTEGER)).expect(204);
      expect(await unreadOf(alice)).toBe(0);
      await follow(bob, alice);
      expect(await unreadOf(alice)).toBe(1);
    });

    it.each([undefined, 'x', 7, null, ''])('and an id cannot be %j', async (upTo) => {
      const { body } = await read(upTo).expect(422);
      expect(body).toMatchObject({ errors: [{ pointer: '#/upTo' }] });
    });
  });

  it('are nobody else’s business', async () => {
    await like(bob);
    for (const path of ['/notifications', '/notifications/unread-count', '/notifications/preferences']) {
      await app.api.get(path).expect(401);
    }
    await app.api.put('/notifications/read').send({ upTo: '1' }).expect(401);
    const [notification] = await listOf(alice);
    await app.as(bob).put('/notifications/read').send({ upTo: notification?.id }).expect(204);
    expect(await unreadOf(alice)).toBe(1);
  });

  it('take a fixed number of queries for a page, however long it is', async () => {
    const queries = (limit: number) =>
      countQueries(app, () =>
        app
          .as(alice)
          .get(`/notifications?limit=${String(limit)}`)
          .expect(200),
      );
    const names = Array.from({ length: 12 }, (_, index) => `talker_${String(round)}_${String(index)}`);
    for (const talker of await signUpAll(app, ...names)) await comment(talker, 'Nice');
    const forTwo = await queries(2);
    expect(forTwo).toBeGreaterThan(3);
    expect(await queries(12)).toBe(forTwo);
  });
});
