import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import type { NotificationDto } from '../src/notifications/notification.dto.js';
import { type Member, PASSWORD, signUpAll } from './factories/members.js';
import { publish } from './factories/posts.js';
import { ThrowAwayRedis } from './support/redis-server.js';
import { TestSocket } from './support/socket.js';
import { TestApp } from './support/test-app.js';

describe('two servers with one database and one Redis', () => {
  const redis = new ThrowAwayRedis();
  let here: TestApp;
  let there: TestApp;
  let alice: Member;
  let bob: Member;
  let round = 0;
  const open: TestSocket[] = [];
  beforeAll(async () => {
    await redis.start();
    here = await TestApp.start({ redisUrl: redis.url });
    there = await here.another();
  });
  afterAll(async () => {
    await there.stop();
    await here.stop();
    await redis.stop();
  });
  beforeEach(async () => {
    round++;
    [alice, bob] = await signUpAll(here, `alice_${String(round)}`, `bob_${String(round)}`);
  });
  afterEach(() => {
    for (const socket of open.splice(0)) socket.close();
  });

  const connect = async (app: TestApp, member: Member) => {
    const socket = await TestSocket.open(app, member.token);
    open.push(socket);
    return socket;
  };
  const like = (app: TestApp, member: Member, id: string) =>
    app.as(member).put(`/posts/${id}/like`).expect(200);

  it('tell of notifications, each once, on whichever server one is', async () => {
    const post = await publish(here, alice);
    const sockets = [await connect(here, alice), await connect(there, alice)];
    const stranger = await connect(there, bob);
    await like(there, bob, post.id);
    for (const socket of sockets) {
      expect(await socket.next('notification')).toMatchObject({
        kind: 'like',
        actor: { username: bob.username },
      });
      expect(await socket.next('unread-count')).toEqual({ count: 1 });
    }
    await here.as(bob).delete(`/posts/${post.id}/like`).expect(200);
    for (const socket of sockets) {
      expect(await socket.next('unread-count')).toEqual({ count: 0 });
      expect(socket.heard).toEqual([]);
    }
    expect(stranger.heard).toEqual([]);
  });

  it('tell followers of new posts, and whoever watches a post of its counters', async () => {
    await here.as(bob).put(`/users/${alice.username}/follow`).expect(200);
    const sockets = [await connect(here, bob), await connect(there, bob)];
    const post = await publish(here, alice);
    for (const socket of sockets) {
      expect(await socket.next('feed')).toEqual({ postId: post.id, authorId: alice.id });
      await socket.socket.timeout(5000).emitWithAck('watch', { postIds: [post.id] });
    }
    await like(there, bob, post.id);
    for (const socket of sockets) {
      expect(await socket.next('post')).toMatchObject({ id: post.id, counts: { likes: 1 } });
    }
  });

  it('cut off who logs out or leaves, on whichever server', async () => {
    const [alices, bobs] = [await connect(there, alice), await connect(there, bob)];
    await here.as(alice).post('/auth/logout').expect(204);
    await alices.closed();
    expect(bobs.socket.connected).toBe(true);
    await here.as(bob).delete('/users/me').send({ password: PASSWORD }).expect(204);
    await bobs.closed();
  });

  it('refuse whose session is over at once, on whichever server it ended, also while Redis is away', async () => {
    const isKnown = async (member: Member) => (await there.as(member).get('/users/me')).status;
    for (const member of [alice, bob]) expect(await isKnown(member)).toBe(200);
    await here.as(alice).post('/auth/logout').expect(204);
    expect(await isKnown(alice)).toBe(401);
    expect(await isKnown(bob)).toBe(200);
    const sockets = [await connect(here, bob), await connect(there, bob)];
    await redis.stop();
    await here.as(bob).delete('/users/me').send({ password: PASSWORD }).expect(204);
    expect(await isKnown(bob)).toBe(401);
    await redis.start();
    await Promise.all(sockets.map((socket) => socket.closed()));
  });

  it('go on alone while Redis is away, and let everybody catch up afterwards', async () => {
    const post = await publish(here, alice);
    const [near, far] = [await connect(here, alice), await connect(there, alice)];
    await redis.stop();
    await like(here, bob, post.id);
    expect(await near.next('unread-count')).toEqual({ count: 1 });
    expect(far.heard).toEqual([]);
    await redis.start();
    await Promise.all([near.closed(), far.closed()]);
    const again = await connect(there, alice);
    const { body } = await there.as(alice).get('/notifications').expect(200);
    expect((body as { items: NotificationDto[] }).items).toHaveLength(1);
    await here.as(bob).post(`/posts/${post.id}/comments`).send({ body: 'Back' }).expect(201);
    expect(await again.next('notification')).toMatchObject({ kind: 'comment' });
  });

  it('hear nothing of another installation that uses the same Redis', async () => {
    const strangers = new Redis(redis.url);
    try {
      const heard: string[] = [];
      await strangers.psubscribe('*');
      strangers.on('pmessage', (_pattern, channel: string) => heard.push(channel));
      const alices = await connect(there, alice);
      await like(here, bob, (await publish(here, alice)).id);
      await alices.next('notification');
      expect(heard.length).toBeGreaterThan(0);
      for (const channel of heard) expect(channel).toMatch(/^lightwell:[0-9a-f]{64}/);
    } finally {
      strangers.disconnect();
    }
  });
});
