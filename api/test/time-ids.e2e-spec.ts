import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { CommentsService } from '../src/comments/comments.service.js';
import type { CommentDto } from '../src/comments/comment.dto.js';
import { Media } from '../src/database/entities/media.entity.js';
import { Notification } from '../src/database/entities/notification.entity.js';
import { Post } from '../src/database/entities/post.entity.js';
import { Session } from '../src/database/entities/session.entity.js';
import { TimeIds } from '../src/database/time-ids.js';
import { FollowersService } from '../src/followers/followers.service.js';
import { LikesService } from '../src/likes/likes.service.js';
import type { NotificationDto } from '../src/notifications/notification.dto.js';
import { PostWritingService } from '../src/posts/post-writing.service.js';
import { type Member, signUpAll } from './factories/members.js';
import { publish, uploadPhoto } from './factories/posts.js';
import { TestApp } from './support/test-app.js';
import { walk } from './support/walk.js';

/** Everything but the date goes on as ever. */
const TIMERS = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'requestIdleCallback',
  'cancelIdleCallback',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

describe('ids that are times', () => {
  let app: TestApp;
  let slow: TestApp;
  let round = 0;
  let alice: Member;
  let bob: Member;
  let carol: Member;
  beforeAll(async () => {
    app = await TestApp.start();
    slow = await app.another();
  });
  afterAll(async () => {
    await slow.stop();
    await app.stop();
  });
  beforeEach(async () => {
    const names = ['alice', 'bob', 'carol'].map((name) => `${name}_${String(round)}`);
    round++;
    [alice, bob, carol] = (await signUpAll(app, ...names)) as [Member, Member, Member];
  });
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  const viewer = (member: Member) => ({ id: Number(member.id) });
  const timeOf = (id: number | string) => Date.UTC(2020) + Math.floor(Number(id) / 4096);
  const idsOf = async (path: string, limit = 1, member = alice) =>
    (await walk(app, member, path, limit)).map(({ id }) => id);
  const comment = async (on: TestApp, member: Member, postId: string, body: string) =>
    (await on.as(member).post(`/posts/${postId}/comments`).send({ body }).expect(201)).body as CommentDto;
  const notificationsOf = async (member: Member) => walk<NotificationDto>(app, member, '/notifications', 1);
  const unreadOf = async (member: Member) =>
    ((await app.as(member).get('/notifications/unread-count').expect(200)).body as { count: number }).count;
  const readAll = async (member: Member) => {
    const [newest] = await notificationsOf(member);
    await app.as(member).put('/notifications/read').send({ upTo: newest?.id }).expect(204);
  };
  const insertPost = (row: Partial<Post> = {}) =>
    app.dataSource.manager.save(Post, {
      authorId: Number(alice.id),
      caption: '',
      createdAt: new Date(),
      editedAt: null,
      ...row,
    });

  it('are given to all that is listed by time', async () => {
    const before = Date.now();
    const [dave] = await signUpAll(app, `dave_${String(round)}`);
    const post = await publish(app, alice);
    const { id } = await comment(app, dave, post.id, 'Nice');
    const { manager } = app.dataSource;
    const [session] = await manager.findBy(Session, { userId: Number(dave.id) });
    const [notification] = await notificationsOf(alice);
    const [media] = await manager.findBy(Media, { postId: Number(post.id) });
    const made = [dave.id, session?.id, media?.id, post.id, id, notification?.id].map(Number);
    expect(made).toEqual(made.toSorted((one, other) => one - other));
    expect(timeOf(made[0] ?? 0)).toBeGreaterThanOrEqual(before);
    expect(timeOf(made.at(-1) ?? 0)).toBeLessThanOrEqual(Date.now());
    expect(Math.abs(timeOf(post.id) - Date.parse(String(post.createdAt)))).toBeLessThan(1000);
  });

  it('stand above the small ones from before, which stay in their order', async () => {
    const taken = round * 100;
    for (const id of [taken + 2, taken + 1, taken + 3]) await insertPost({ id });
    const first = await publish(app, alice);
    const second = await publish(app, alice);
    const expected = [second.id, first.id, ...[3, 2, 1].map((more) => String(taken + more))];
    expect(await idsOf(`/users/${alice.username}/posts`)).toEqual(expected);
    expect(await idsOf('/feed')).toEqual(expected);
    expect((await idsOf('/explore')).filter((id) => expected.includes(id))).toEqual(expected);
    await app.api.get(`/posts/${String(taken + 1)}`).expect(200);
  });

  it('are followed by those that an older version of the app lets the database give', async () => {
    const ours = await publish(app, alice);
    const theirs = await insertPost();
    const next = await insertPost();
    expect(await idsOf('/feed')).toEqual([String(next.id), String(theirs.id), ours.id]);
  });

  it('are tried again when they are taken, in a transaction that goes on', async () => {
    const photo = await uploadPhoto(app, alice);
    const taken = new TimeIds().forNow(new Date());
    await insertPost({ id: taken });
    await insertPost({ id: taken + 1 });
    jest.spyOn(TimeIds.prototype, 'forNow').mockReturnValueOnce(taken);
    const caption = `#taken by @${bob.username}`;
    const { body } = await app
      .as(alice)
      .post('/posts')
      .send({ mediaIds: [photo], caption })
      .expect(201);
    expect(body).toMatchObject({ id: String(taken + 2), caption });
    expect(await idsOf('/hashtags/taken/posts')).toEqual([String(taken + 2)]);
    expect(await notificationsOf(bob)).toMatchObject([{ kind: 'mention', post: { id: String(taken + 2) } }]);
    const profile = await app.api.get(`/users/${alice.username}`).expect(200);
    expect(profile.body).toMatchObject({ counts: { posts: 1 } });
  });

  describe('with a second server whose clock is a second slow', () => {
    /** Does something on it. The clock of the whole process is set, as nobody does anything on the other one meanwhile. */
    async function slowly<T>(work: () => Promise<T>): Promise<T> {
      jest.useFakeTimers({ now: Date.now() - 1000, doNotFake: [...TIMERS] });
      const result = await work();
      jest.useRealTimers();
      return result;
    }
    const like = (on: TestApp, member: Member, postId: string) =>
      on.as(member).put(`/posts/${postId}/like`).expect(200);

    it('no notification is born read, and the latest is on top', async () => {
      const post = await publish(app, alice);
      await like(app, bob, post.id);
      await readAll(alice);
      await slowly(() => like(slow, carol, post.id));
      expect(await unreadOf(alice)).toBe(1);
      expect(await notificationsOf(alice)).toMatchObject([
        { unread: true, actor: { id: carol.id } },
        { unread: false, actor: { id: bob.id } },
      ]);
      await readAll(alice);
      expect(await unreadOf(alice)).toBe(0);
    });

    it('no notification is born read when what was read is gone', async () => {
      const post = await publish(app, alice);
      await like(app, bob, post.id);
      await readAll(alice);
      await app.as(bob).delete(`/posts/${post.id}/like`).expect(200);
      await slowly(() => like(slow, carol, post.id));
      expect(await unreadOf(alice)).toBe(1);
    });

    it('answers stand below what they answer', async () => {
      const post = await publish(app, alice);
      const { id } = await comment(app, bob, post.id, 'Where is that?');
      const answer = await slowly(() => comment(slow, alice, post.id, 'In Finland.'));
      expect(await idsOf(`/posts/${post.id}/comments`)).toEqual([id, answer.id]);
    });

    it('nothing is lost from a list', async () => {
      const ids = [(await publish(app, alice)).id];
      ids.push((await slowly(() => publish(slow, alice))).id, (await publish(app, alice)).id);
      const newestFirst = ids.toSorted((one, other) => Number(other) - Number(one));
      expect(await idsOf('/feed')).toEqual(newestFirst);
      expect(await idsOf(`/users/${alice.username}/posts`, 2)).toEqual(newestFirst);
    });
  });

  describe('of what is brought in from elsewhere', () => {
    const bring = async (at: string, caption = '') => {
      const photo = Number(await uploadPhoto(app, alice));
      const id = await app.get(PostWritingService).publish(viewer(alice), caption, [photo], new Date(at));
      return String(id);
    };

    it('let posts stand at their own date in every list', async () => {
      const tag = `brought${String(round)}`;
      const today = (await publish(app, alice, `#${tag}`)).id;
      const in2023 = await bring('2023-06-01T12:00:00.000Z', `#${tag}`);
      const in2011 = await bring('2011-06-01T12:00:00.000Z', `#${tag}`);
      const in2025 = await bring('2025-06-01T12:00:00.000Z', `#${tag}`);
      const in2012 = await bring('2012-06-01T12:00:00.000Z', `#${tag}`);
      const expected = [today, in2025, in2023, in2012, in2011];
      await app.as(bob).put(`/users/${alice.username}/follow`).expect(200);
      for (const path of [`/users/${alice.username}/posts`, `/hashtags/${tag}/posts`, '/feed']) {
        expect(await idsOf(path, 1, bob)).toEqual(expected);
      }
      expect((await idsOf('/explore')).filter((id) => expected.includes(id))).toEqual(expected);
      const { body } = await app.api.get(`/posts/${in2011}`).expect(200);
      expect(body).toMatchObject({ createdAt: '2011-06-01T12:00:00.000Z' });
      const next = (await publish(app, alice)).id;
      expect((await idsOf('/feed'))[0]).toBe(next);
    });

    it('let what is told of it stand at its own date, unread', async () => {
      const post = await bring('2024-05-01T12:00:00.000Z', `With @${carol.username}`);
      const second = (minutes: number) => new Date(Date.UTC(2024, 4, 1, 12, minutes));
      const { id } = await app
        .get(CommentsService)
        .create(viewer(bob), Number(post), { body: 'Nice' }, { at: second(3) });
      await app.get(LikesService).like(viewer(carol), Number(post), second(2));
      await app.get(FollowersService).follow(viewer(bob), alice.username, second(1));
      const told = await notificationsOf(alice);
      expect(told).toMatchObject([
        { kind: 'comment', createdAt: second(3).toISOString(), unread: true, comment: { id } },
        { kind: 'like', createdAt: second(2).toISOString(), unread: true },
        { kind: 'follow', createdAt: second(1).toISOString(), unread: true },
      ]);
      expect(told.map((one) => timeOf(one.id))).toEqual([3, 2, 1].map((minute) => second(minute).getTime()));
      expect(timeOf(id)).toBe(second(3).getTime());
      expect(await unreadOf(alice)).toBe(3);
    });

    it('never let it be told below what was read', async () => {
      await app.as(bob).put(`/users/${alice.username}/follow`).expect(200);
      await readAll(alice);
      const post = await publish(app, alice);
      await app.get(LikesService).like(viewer(carol), Number(post.id), new Date(Date.UTC(2021)));
      expect(await unreadOf(alice)).toBe(1);
      const rows = await app.dataSource.manager.findBy(Notification, { recipientId: Number(alice.id) });
      expect(rows.map(({ kind }) => kind).sort()).toEqual(['follow', 'like']);
    });
  });
});
