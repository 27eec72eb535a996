import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { JwtService } from '@nestjs/jwt';
import type { NotificationDto } from '../src/notifications/notification.dto.js';
import { Realtime } from '../src/realtime/realtime.js';
import { type Member, PASSWORD, signUp, signUpAll } from './factories/members.js';
import { publishWithoutFiles as publish } from './factories/posts.js';
import { TestSocket } from './support/socket.js';
import { TestApp } from './support/test-app.js';

describe('realtime', () => {
  let app: TestApp;
  let alice: Member;
  let bob: Member;
  let round = 0;
  const open: TestSocket[] = [];
  beforeAll(async () => {
    app = await TestApp.start({ publicUrl: 'https://photos.example.org' });
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    round++;
    [alice, bob] = await signUpAll(app, `alice_${String(round)}`, `bob_${String(round)}`);
  });
  afterEach(() => {
    for (const socket of open.splice(0)) socket.close();
  });

  const connect = async (token: unknown, headers?: Record<string, string>) => {
    const socket = await TestSocket.open(app, token, headers);
    open.push(socket);
    return socket;
  };
  const watch = (socket: TestSocket, postIds: unknown) =>
    socket.socket.timeout(5000).emitWithAck('watch', { postIds });
  const like = (member: Member, id: string) => app.as(member).put(`/posts/${id}/like`).expect(200);

  describe('lets in', () => {
    it.each([undefined, null, '', 'nonsense', 7, {}])('nobody with the token %j', async (token) => {
      await expect(connect(token)).rejects.toThrow('unauthenticated');
    });

    it('nobody with an expired token', async () => {
      const { sub, sid } = app.get(JwtService).decode<{ sub: string; sid: string }>(alice.token);
      const expired = app
        .get(JwtService)
        .sign({ sid }, { subject: sub, audience: 'lightwell-api', expiresIn: -1 });
      await expect(connect(expired)).rejects.toThrow('unauthenticated');
    });

    it('nobody whose session is over', async () => {
      await app.as(alice).post('/auth/logout').expect(204);
      await expect(connect(alice.token)).rejects.toThrow('unauthenticated');
    });

    it.each([
      ['https://photos.example.org', true],
      ['the server itself', true],
      ['https://evil.example', false],
      ['null', false],
    ])('pages of %s: %s', async (origin, allowed) => {
      const opened = connect(alice.token, { Origin: origin === 'the server itself' ? app.url : origin });
      if (allowed) await opened;
      else await expect(opened).rejects.toThrow();
    });

    it('twenty sockets of one person, and no more', async () => {
      await Promise.all(Array.from({ length: 20 }, () => connect(alice.token)));
      await expect(connect(alice.token)).rejects.toThrow('too_many_connections');
      await connect(bob.token);
    });
  });

  describe('tells', () => {
    it('of a notification and of how many are unread, on every device', async () => {
      const post = await publish(app, alice);
      const [phone, laptop, other] = [
        await connect(alice.token),
        await connect(alice.token),
        await connect(bob.token),
      ];
      await like(bob, post.id);
      const { body } = await app.as(alice).get('/notifications');
      const [expected] = (body as { items: NotificationDto[] }).items;
      for (const device of [phone, laptop]) {
        expect(await device.next('notification')).toEqual(expected);
        expect(await device.next('unread-count')).toEqual({ count: 1 });
      }
      expect(other.heard).toEqual([]);
    });

    it('of fewer unread ones when something is undone or read', async () => {
      const post = await publish(app, alice);
      await like(bob, post.id);
      await app.as(bob).put(`/users/${alice.username}/follow`).expect(200);
      const socket = await connect(alice.token);
      await app.as(bob).delete(`/posts/${post.id}/like`).expect(200);
      expect(await socket.next('unread-count')).toEqual({ count: 1 });
      const { body } = await app.as(alice).get('/notifications');
      const upTo = (body as { items: { id: string }[] }).items[0]?.id;
      await app.as(alice).put('/notifications/read').send({ upTo }).expect(204);
      expect(await socket.next('unread-count')).toEqual({ count: 0 });
    });

    it('of fewer unread ones when the post that they are about is deleted', async () => {
      const { id } = await publish(app, alice, `With @${bob.username}`);
      await like(bob, id);
      const sockets = [await connect(alice.token), await connect(bob.token)];
      await app.as(alice).delete(`/posts/${id}`).expect(204);
      for (const socket of sockets) expect(await socket.next('unread-count')).toEqual({ count: 0 });
    });

    it('followers of a new post, and nobody else', async () => {
      await app.as(bob).put(`/users/${alice.username}/follow`).expect(200);
      const [follower, author] = [await connect(bob.token), await connect(alice.token)];
      const { id } = await publish(app, alice);
      expect(await follower.next('feed')).toEqual({ postId: id, authorId: alice.id });
      expect(author.heard.filter(({ event }) => event === 'feed')).toEqual([]);
    });

    it('of the counters of watched posts', async () => {
      const [first, second] = [await publish(app, alice), await publish(app, alice)];
      const socket = await connect(bob.token);
      expect(await watch(socket, [first.id])).toEqual({ ok: true });
      await like(alice, second.id);
      await like(alice, first.id);
      expect(await socket.next('post')).toEqual({ id: first.id, counts: { likes: 1, comments: 0 } });
      await app.as(alice).post(`/posts/${first.id}/comments`).send({ body: 'Me too' }).expect(201);
      expect(await socket.next('post')).toEqual({ id: first.id, counts: { likes: 1, comments: 1 } });
      expect(await watch(socket, [second.id])).toEqual({ ok: true });
      await app.as(alice).delete(`/posts/${first.id}/like`).expect(200);
      await like(bob, second.id);
      expect(await socket.next('post')).toEqual({ id: second.id, counts: { likes: 2, comments: 0 } });
    });

    it('of nothing that was rolled back or is somebody else’s', async () => {
      const post = await publish(app, alice);
      const socket = await connect(alice.token);
      await app
        .as(bob)
        .post('/posts')
        .send({ mediaIds: ['999999'] })
        .expect(422);
      await app.as(bob).put('/posts/999999/like').expect(404);
      await like(bob, post.id); // the next thing that is heard
      await socket.next('unread-count');
      expect(socket.heard.map(({ event }) => event)).toEqual(['notification']);
    });
  });

  describe('is cut off', () => {
    it('by logging out, on this device only', async () => {
      const { body } = await app.api
        .post('/auth/login')
        .send({ identifier: alice.username, password: PASSWORD });
      const [here, there] = [
        await connect(alice.token),
        await connect((body as { accessToken: string }).accessToken),
      ];
      await app.as(alice).post('/auth/logout').expect(204);
      await here.closed();
      expect(there.socket.connected).toBe(true);
    });

    it('with the account', async () => {
      const socket = await connect(alice.token);
      await app.as(alice).delete('/users/me').send({ password: PASSWORD }).expect(204);
      await socket.closed();
    });

    it('when its token expires, unless it brought a newer one', async () => {
      const { sub, sid } = app.get(JwtService).decode<{ sub: string; sid: string }>(alice.token);
      const brief = () =>
        app.get(JwtService).sign({ sid }, { subject: sub, audience: 'lightwell-api', expiresIn: 1 });
      const [left, renewed] = [await connect(brief()), await connect(brief())];
      const ack = renewed.socket.timeout(5000).emitWithAck('authenticate', { token: alice.token });
      expect(await ack).toEqual({ ok: true });
      await left.closed();
      expect(renewed.socket.connected).toBe(true);
    });

    it.each(['nonsense', null, 7])('when it comes with %j for a token', async (token) => {
      const socket = await connect(alice.token);
      expect(await socket.socket.timeout(5000).emitWithAck('authenticate', { token })).toEqual({ ok: false });
      await socket.closed();
    });

    it('when it comes with somebody else’s token', async () => {
      const socket = await connect(alice.token);
      const ack = socket.socket.timeout(5000).emitWithAck('authenticate', { token: bob.token });
      expect(await ack).toEqual({ ok: false });
      await socket.closed();
    });

    it('when it never stops talking, and is told so; others are heard', async () => {
      const [flood, other] = [await connect(alice.token), await connect(bob.token)];
      const { id } = await publish(app, alice);
      for (let i = 0; i < 40_000; i++) flood.socket.emit('authenticate', { token: alice.token });
      expect(await watch(other, [id])).toEqual({ ok: true });
      expect(await flood.next('rate-limited')).toEqual({ detail: expect.stringMatching(/too many/i) });
      await flood.closed();
    });

    it('when it never stops asking for what is not there', async () => {
      const socket = await connect(alice.token);
      for (let i = 0; i < 100; i++) socket.socket.io.engine.write('0/nowhere,');
      await socket.next('rate-limited');
      await socket.closed();
    });

    it('when it sends too much at once', async () => {
      const socket = await connect(alice.token);
      socket.socket.emit('watch', { postIds: ['x'.repeat(20_000)] });
      await socket.closed();
    });
  });

  it.each([null, 'x', 7, Array.from({ length: 101 }, (_, index) => String(index))])(
    'takes nothing such as %j for posts on screen',
    async (postIds) => {
      const socket = await connect(alice.token);
      expect(await watch(socket, postIds)).toEqual({ ok: false });
    },
  );

  it('says that it could not look for the posts while there is no database', async () => {
    const lame = await TestApp.start();
    const carol = await signUp(lame, 'carol');
    const socket = await TestSocket.open(lame, carol.token);
    await lame.dataSource.destroy();
    expect(await watch(socket, ['1'])).toEqual({ ok: false });
    expect(socket.socket.connected).toBe(true);
    socket.close();
    await lame.stop();
  });

  it('adds no listener however often a token is renewed', async () => {
    const socket = await connect(alice.token);
    const server = app.get(Realtime)['server'];
    const listeners = () =>
      server
        ?.of('/')
        .sockets.get(socket.socket.id ?? '')
        ?.listenerCount('disconnect');
    const before = listeners();
    for (let i = 0; i < 5; i++) {
      const ack = socket.socket.timeout(5000).emitWithAck('authenticate', { token: alice.token });
      expect(await ack).toEqual({ ok: true });
    }
    expect(before).toBeGreaterThan(0);
    expect(listeners()).toBe(before);
  });

  it('minds no post that is not there', async () => {
    const socket = await connect(alice.token);
    expect(await watch(socket, ['999999', 'x', 7, null])).toEqual({ ok: true });
  });

  it('minds no message without anything in it', async () => {
    const socket = await connect(alice.token);
    socket.say('watch');
    socket.say('whatever');
    expect(await watch(socket, [])).toEqual({ ok: true });
  });
});
