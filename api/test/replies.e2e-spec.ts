import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CommentDto } from '../src/comments/comment.dto.js';
import type { NotificationDto } from '../src/notifications/notification.dto.js';
import type { PostDto } from '../src/posts/post.dto.js';
import { type Member, PASSWORD, signUpAll } from './factories/members.js';
import { publishWithoutFiles as publish } from './factories/posts.js';
import { countQueries } from './support/count-queries.js';
import { TestSocket } from './support/socket.js';
import { TestApp } from './support/test-app.js';

describe('replies', () => {
  let app: TestApp;
  let round = 0;
  /** The author of the post. */
  let alice: Member;
  /** The author of the comment that is replied to. */
  let bob: Member;
  let carol: Member;
  let post: PostDto;
  let first: CommentDto;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    const nth = String(++round);
    [alice, bob, carol] = await signUpAll(app, `alice_${nth}`, `bob_${nth}`, `carol_${nth}`);
    post = await publish(app, alice, 'Last light');
    first = await comment(bob, 'Where is this?');
  });

  const send = (member: Member, body: string, replyTo?: unknown, postId = post.id) =>
    app.as(member).post(`/posts/${postId}/comments`).send({ body, replyTo });
  const comment = async (member: Member, body: string, replyTo?: string, postId = post.id) =>
    (await send(member, body, replyTo, postId).expect(201)).body as CommentDto;
  const remove = (member: Member, { id }: CommentDto) => app.as(member).delete(`/comments/${id}`).expect(204);
  const commentsOf = async () =>
    ((await app.api.get(`/posts/${post.id}/comments`).expect(200)).body as { items: CommentDto[] }).items;
  const listOf = async (member: Member) =>
    ((await app.as(member).get('/notifications').expect(200)).body as { items: NotificationDto[] }).items;
  /** What somebody is told of one comment. */
  const toldOf = async (member: Member, { id }: CommentDto) =>
    (await listOf(member)).filter((told) => told.comment?.id === id).map(({ kind }) => kind);

  describe('name the comment that they reply to', () => {
    it('in the answer and in the list', async () => {
      const reply = await comment(carol, 'In the north', first.id);
      expect(reply.replyTo).toBe(first.id);
      expect(await commentsOf()).toEqual([
        expect.objectContaining({ id: first.id, replyTo: null }),
        expect.objectContaining({ id: reply.id, replyTo: first.id, body: 'In the north' }),
      ]);
    });

    it('which may be a reply itself', async () => {
      const reply = await comment(carol, 'In the north', first.id);
      expect(await comment(bob, 'Thanks', reply.id)).toMatchObject({ replyTo: reply.id });
    });

    it('until that is deleted: the reply stays, and its notification with it', async () => {
      const question = await comment(alice, 'Guess!');
      const reply = await comment(carol, 'In the north?', question.id);
      await remove(alice, question);
      expect(await commentsOf()).toMatchObject([
        { id: first.id },
        { id: reply.id, body: 'In the north?', replyTo: null },
      ]);
      expect(await toldOf(alice, reply)).toEqual(['reply']);
    });

    it('or its author deletes the account', async () => {
      const reply = await comment(carol, 'In the north', first.id);
      await app.as(bob).delete('/users/me').send({ password: PASSWORD }).expect(204);
      expect(await commentsOf()).toMatchObject([{ id: reply.id, replyTo: null }]);
    });

    it('in as many queries as comments take that reply to none', async () => {
      const queries = () => countQueries(app, () => app.api.get(`/posts/${post.id}/comments`).expect(200));
      const before = await queries();
      for (let times = 0; times < 5; times++) await comment(carol, 'Again', first.id);
      expect(await queries()).toBe(before);
    });
  });

  describe('are refused', () => {
    const refused = async (replyTo: unknown) => {
      const { body } = await send(carol, 'Hello?', replyTo).expect(422);
      expect(body).toMatchObject({ code: 'validation_failed', errors: [{ pointer: '#/replyTo' }] });
      expect(await commentsOf()).toHaveLength(1);
      const { body: unchanged } = await app.api.get(`/posts/${post.id}`).expect(200);
      expect(unchanged).toMatchObject({ counts: { comments: 1 } });
      return (body as { errors: { code: string; detail: string }[] }).errors[0];
    };

    it('to a comment of another post', async () => {
      const elsewhere = await publish(app, alice);
      const { id } = await comment(bob, 'Elsewhere', undefined, elsewhere.id);
      expect(await refused(id)).toEqual({
        pointer: '#/replyTo',
        code: 'comment_not_found',
        detail: 'The comment to reply to does not exist under this post.',
      });
    });

    it('to a comment that has been deleted', async () => {
      const { id } = await comment(bob, 'Never mind');
      await app.as(bob).delete(`/comments/${id}`).expect(204);
      expect(await refused(id)).toMatchObject({ code: 'comment_not_found' });
    });

    it.each(['999999999', '9'.repeat(16)])('to %j, which never was', async (id) => {
      expect(await refused(id)).toMatchObject({ code: 'comment_not_found' });
    });

    it.each([null, 7, '', 'abc', '-1', '0', '1'.repeat(17), ['1'], {}])(
      'to %j, which is no id',
      async (id) => {
        expect(await refused(id)).toMatchObject({ detail: 'This is not the id of a comment.' });
      },
    );
  });

  describe('are told', () => {
    it('to the author of the comment, with the post and what was said', async () => {
      const reply = await comment(carol, 'In the north', first.id);
      expect((await listOf(bob))[0]).toMatchObject({
        kind: 'reply',
        actor: { username: carol.username },
        post: { id: post.id, thumbnail: post.media[0] },
        comment: { id: reply.id, body: 'In the north' },
        unread: true,
      });
      expect(await toldOf(alice, reply)).toEqual(['comment']);
    });

    it('but not to oneself', async () => {
      const reply = await comment(bob, 'Ah, I see', first.id);
      expect(await listOf(bob)).toEqual([]);
      expect(await toldOf(alice, reply)).toEqual(['comment']);
    });

    it('once to somebody who is mentioned in them, too', async () => {
      const reply = await comment(carol, `@${bob.username} in the north, ask @${alice.username}`, first.id);
      expect(await toldOf(bob, reply)).toEqual(['reply']);
      expect(await toldOf(alice, reply)).toEqual(['mention']);
    });

    it('once to the author of the post, as replies to their comment', async () => {
      const answer = await comment(alice, 'Guess!', first.id);
      const guess = await comment(bob, `@${alice.username} the north?`, answer.id);
      expect(await toldOf(alice, guess)).toEqual(['reply']);
      expect(await toldOf(bob, answer)).toEqual(['reply']);
    });

    it('each, however many there are to one comment', async () => {
      await comment(carol, 'One', first.id);
      await comment(carol, 'Two', first.id);
      expect((await listOf(bob)).map(({ comment: of }) => of?.body)).toEqual(['Two', 'One']);
    });

    it('until they are deleted', async () => {
      await remove(carol, await comment(carol, 'In the north', first.id));
      expect(await listOf(bob)).toEqual([]);
      const { body } = await app.as(bob).get('/notifications/unread-count').expect(200);
      expect(body).toEqual({ count: 0 });
    });

    it('live, and taken back live', async () => {
      const socket = await TestSocket.open(app, bob.token);
      const reply = await comment(carol, 'In the north', first.id);
      expect(await socket.next('notification')).toMatchObject({ kind: 'reply', comment: { id: reply.id } });
      expect(await socket.next('unread-count')).toEqual({ count: 1 });
      await remove(alice, reply);
      expect(await socket.next('unread-count')).toEqual({ count: 0 });
      socket.close();
    });

    it('only to who wants to hear of replies; it is not told as something else then', async () => {
      const prefer = (reply: boolean) =>
        app.as(bob).patch('/notifications/preferences').send({ reply }).expect(200);
      await prefer(false);
      await comment(carol, `@${bob.username} in the north`, first.id);
      expect(await listOf(bob)).toEqual([]);
      await prefer(true);
      const reply = await comment(carol, 'Hello?', first.id);
      expect(await toldOf(bob, reply)).toEqual(['reply']);
    });
  });
});
