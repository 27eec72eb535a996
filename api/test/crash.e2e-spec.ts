import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NotificationDto } from '../src/notifications/notification.dto.js';
import type { PostDto } from '../src/posts/post.dto.js';
import type { PersonDto } from '../src/users/user.dto.js';
import { type Member, signUp, signUpAll } from './factories/members.js';
import { publish } from './factories/posts.js';
import { MailServer } from './support/mail-server.js';
import { type CrashMoment, ServerProcess } from './support/server-process.js';
import { TestSocket } from './support/socket.js';
import { walk } from './support/walk.js';

/** Several starts of a whole server, on machines that have much else to do. */
const PATIENCE_MS = 600_000;
/** More likes than the servers stand that die by themselves. */
const MANY = 40;

describe('a server that is killed', () => {
  let server: ServerProcess;
  let alice: Member;
  beforeEach(async () => {
    server = await ServerProcess.prepare();
  }, PATIENCE_MS);
  afterEach(() => server.discard(), PATIENCE_MS);

  const notificationsOf = (member: Member) => walk<NotificationDto>(server, member, '/notifications', 100);
  const unreadOf = async (member: Member) =>
    ((await server.as(member).get('/notifications/unread-count').expect(200)).body as { count: number })
      .count;
  const likersOf = async (post: PostDto) =>
    (await walk<PersonDto>(server, null, `/posts/${post.id}/likes`, 100)).map(({ username }) => username);

  describe('while somebody likes a post', () => {
    let bob: Member;
    let post: PostDto;
    let socket: TestSocket;
    /** What Alice's client has seen when the server dies. */
    let lastSeen: string;

    const like = () => server.as(bob).put(`/posts/${post.id}/like`);
    const comment = () => server.as(bob).post(`/posts/${post.id}/comments`).send({ body: 'Lovely' });
    /** What a client asks for that was away: everything before the newest one that it has. */
    const missed = async () => {
      const all = await notificationsOf(alice);
      return all.slice(
        0,
        all.findIndex(({ id }) => id === lastSeen),
      );
    };
    const heard = () => socket.heard.filter(({ event }) => event === 'notification');

    /** Lets Bob like a post of Alice's, who is connected, on a server that dies of it, and starts that again. */
    const crash = async (moment: CrashMoment) => {
      await server.start(moment);
      [alice, bob] = await signUpAll(server, 'alice', 'bob');
      post = await publish(server, alice);
      await server.as(bob).put('/users/alice/follow').expect(200);
      [lastSeen] = (await notificationsOf(alice)).map(({ id }) => id) as [string];
      await server.as(alice).put('/notifications/read').send({ upTo: lastSeen }).expect(204);
      socket = await TestSocket.open(server, alice.token, {}, true);
      const answer = await like().then(
        ({ status }) => status,
        () => 'none',
      );
      expect(await server.died()).toBe('SIGKILL');
      await socket.closed();
      expect(heard()).toEqual([]);
      await server.start();
      await socket.connected();
      return answer;
    };
    afterEach(() => socket.close());

    it.each(['after-commit', 'before-delivery'] as const)(
      '%s, loses no notification, and tells none twice',
      async (moment) => {
        await crash(moment);
        expect(await likersOf(post)).toEqual(['bob']);
        expect(await missed()).toMatchObject([
          { kind: 'like', actor: { username: 'bob' }, post: { id: post.id }, unread: true },
        ]);
        expect(await unreadOf(alice)).toBe(1);
        await like().expect(200); // he has had no answer, and tries again
        await comment().expect(201);
        expect(await socket.next('notification')).toMatchObject({ kind: 'comment' });
        expect(await socket.next('unread-count')).toEqual({ count: 2 });
        expect(heard()).toEqual([]);
        expect((await missed()).map(({ kind }) => kind)).toEqual(['comment', 'like']);
      },
      PATIENCE_MS,
    );

    it(
      'before-commit, has neither the like nor its notification',
      async () => {
        expect(await crash('before-commit')).toBe('none');
        expect(await likersOf(post)).toEqual([]);
        expect(await missed()).toEqual([]);
        expect(await unreadOf(alice)).toBe(0);
        await like().expect(200);
        expect(await socket.next('notification')).toMatchObject({ kind: 'like' });
        expect(await missed()).toHaveLength(1);
      },
      PATIENCE_MS,
    );
  });

  it(
    'while many like posts and take it back has a notification of exactly the likes that there are',
    async () => {
      await server.start();
      alice = await signUp(server, 'alice');
      const posts = [
        await publish(server, alice),
        await publish(server, alice),
        await publish(server, alice),
      ];
      const names = Array.from({ length: 6 }, (_, index) => `fan_${String(index)}`);
      const fans = await Promise.all(names.map((name) => signUp(server, name)));
      /** Likes of which the server has said that they are there, as `<post>:<liker>`. */
      const likes = new Set<string>();
      const restarts: [crashAt: CrashMoment | undefined, nth?: number][] = [
        ['after-commit', 15],
        ['before-commit', 25],
        [undefined],
      ];
      for (const restart of restarts) {
        const uncertain = await likeUntilDeath(posts, fans, likes);
        await server.start(...restart);
        const found = new Set<string>();
        for (const post of posts) {
          const likers = await likersOf(post);
          for (const liker of likers) found.add(`${post.id}:${liker}`);
          const { body } = await server.api.get(`/posts/${post.id}`).expect(200);
          expect(body).toMatchObject({ counts: { likes: likers.length } });
        }
        const told = (await notificationsOf(alice)).map(
          ({ post, actor }) => `${String(post?.id)}:${actor.username}`,
        );
        expect(told.sort()).toEqual([...found].sort());
        expect(await unreadOf(alice)).toBe(found.size);
        // What was answered is there, too; what was not may be so or so.
        for (const one of uncertain) {
          if (found.has(one)) likes.add(one);
          else likes.delete(one);
        }
        expect([...likes].sort()).toEqual([...found].sort());
      }
    },
    PATIENCE_MS,
  );

  describe('while somebody signs up', () => {
    let mail: MailServer;
    beforeEach(async () => {
      mail = await MailServer.start();
      await server.discard();
      server = await ServerProcess.prepare(undefined, {
        SMTP_URL: mail.url,
        MAIL_FROM: 'photos@example.org',
      });
    });
    afterEach(() => mail.stop());

    const signUpDuring = async (moment: CrashMoment) => {
      await server.start(moment);
      await expect(signUp(server, 'alice')).rejects.toThrow();
      expect(await server.died()).toBe('SIGKILL');
      expect(mail.letters).toEqual([]);
      await server.start();
    };

    it(
      'after-commit, sends the letter all the same, once',
      async () => {
        await signUpDuring('after-commit');
        const letter = await mail.letterTo('alice@example.org');
        const token = new URL(mail.linkIn(letter)).hash.slice(1);
        await server.api.post('/auth/email/verify').send({ token }).expect(204);
        await server.api.post('/auth/password/forgot').send({ email: 'alice@example.org' }).expect(202);
        await mail.letterTo('alice@example.org', 2);
        expect(mail.letters.map(({ subject }) => subject)).toEqual([
          'Confirm your e-mail address',
          'Set a new password',
        ]);
      },
      PATIENCE_MS,
    );

    it(
      'before-commit, has neither the account nor its letter',
      async () => {
        await signUpDuring('before-commit');
        await signUp(server, 'alice');
        await mail.letterTo('alice@example.org');
        await server.api.post('/auth/password/forgot').send({ email: 'alice@example.org' }).expect(202);
        await mail.letterTo('alice@example.org', 2);
        expect(mail.attempts).toBe(2);
      },
      PATIENCE_MS,
    );
  });

  /**
   * Lets people like posts, and take it back, without a pause, until the server dies; it is killed at the latest after some answers.
   * @param likes kept up to date with what is answered
   * @returns what had no answer any more
   */
  async function likeUntilDeath(
    posts: readonly PostDto[],
    fans: readonly Member[],
    likes: Set<string>,
  ): Promise<string[]> {
    let left = MANY;
    const untilDeath = async (fan: Member) => {
      for (let turn = 0; ; turn++) {
        const { id } = posts[turn % posts.length];
        const like = `${id}:${fan.username}`;
        const path = `/posts/${id}/like`;
        const request = likes.has(like) ? server.as(fan).delete(path) : server.as(fan).put(path);
        const status = await request.then(
          (answer) => answer.status,
          () => null,
        );
        if (status === null) return like;
        expect(status).toBe(200);
        if (!likes.delete(like)) likes.add(like);
        if (--left === 0) server.kill();
      }
    };
    const uncertain = await Promise.all(fans.map(untilDeath));
    expect(await server.died()).toBe('SIGKILL');
    return uncertain;
  }
});
