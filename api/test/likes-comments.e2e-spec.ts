import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommentDto } from '../src/comments/comment.dto.js';
import { Comment } from '../src/database/entities/comment.entity.js';
import { Like } from '../src/database/entities/like.entity.js';
import type { PersonDto } from '../src/users/user.dto.js';
import { type Member, signUpAll } from './factories/members.js';
import { insertPhotos } from './factories/photos.js';
import { publishWithoutFiles as publish } from './factories/posts.js';
import { TestApp } from './support/test-app.js';
import { walk } from './support/walk.js';

const MISSING = ['999999999', '0', '-1', 'abc', '9'.repeat(30)];

describe('likes and comments', () => {
  let app: TestApp;
  let other: TestApp | undefined;
  let anna: Member;
  let bert: Member;
  let cora: Member;
  beforeAll(async () => {
    app = await TestApp.start();
    [anna, bert, cora] = await signUpAll(app, 'anna', 'bert', 'cora');
  });
  afterAll(async () => {
    await other?.stop();
    await app.stop();
  });

  const countsOf = async (postId: string) => (await app.api.get(`/posts/${postId}`).expect(200)).body.counts;
  const comment = (author: Member, postId: string, body: unknown = 'What a light!') =>
    app.as(author).post(`/posts/${postId}/comments`).send({ body });

  describe('likes', () => {
    it('are given and taken back, again and again without another effect', async () => {
      const { id } = await publish(app, anna, 'likeable');
      for (let times = 0; times < 3; times++) {
        const { body } = await app.as(bert).put(`/posts/${id}/like`).expect(200);
        expect(body).toMatchObject({
          id,
          caption: 'likeable',
          counts: { likes: 1, comments: 0 },
          viewer: { liked: true, author: false },
        });
      }
      await app.as(anna).put(`/posts/${id}/like`).expect(200); // one's own, too
      for (let times = 0; times < 3; times++) {
        const { body } = await app.as(bert).delete(`/posts/${id}/like`).expect(200);
        expect(body).toMatchObject({ counts: { likes: 1 }, viewer: { liked: false } });
      }
      expect((await app.as(anna).get(`/posts/${id}`)).body.viewer).toEqual({ liked: true, author: true });
    });

    it('need a log-in and a post', async () => {
      const { id } = await publish(app, anna);
      await app.api.put(`/posts/${id}/like`).expect(401);
      await app.api.delete(`/posts/${id}/like`).expect(401);
      for (const missing of MISSING) {
        const { body } = await app.as(bert).put(`/posts/${missing}/like`).expect(404);
        expect(body).toMatchObject({ code: 'post_not_found' });
        await app.as(bert).delete(`/posts/${missing}/like`).expect(404);
        await app.api.get(`/posts/${missing}/likes`).expect(404);
      }
    });

    it.each([1, 2, 25])('are listed with limit=%i, nobody lost and nobody twice', async (limit) => {
      const { id } = await publish(app, anna);
      const names = Array.from({ length: 25 }, (_, place) => `fan${String(limit)}_${String(place)}`);
      const fans = await signUpAll(app, ...names);
      for (const fan of fans) await app.as(fan).put(`/posts/${id}/like`).expect(200);
      await app
        .as(bert)
        .put(`/users/${names[3] ?? ''}/follow`)
        .expect(200);
      const people = await walk<PersonDto>(app, bert, `/posts/${id}/likes`, limit);
      expect(people.map(({ username }) => username).sort()).toEqual([...names].sort());
      expect(people.filter(({ viewer }) => viewer.following).map(({ username }) => username)).toEqual([
        names[3],
      ]);
      expect(await countsOf(id)).toEqual({ likes: 25, comments: 0 });
    });
  });

  describe('comments', () => {
    it('are answered whole, trimmed, and counted', async () => {
      const { id } = await publish(app, anna);
      const { body } = await comment(bert, id, '  What a\n light 📷! ').expect(201);
      expect(body).toEqual({
        id: expect.stringMatching(/^\d+$/),
        postId: id,
        author: { id: bert.id, username: 'bert', name: 'bert', avatar: null },
        body: 'What a\n light 📷!',
        entities: [],
        replyTo: null,
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        viewer: { author: true, canDelete: true },
      });
      expect(await countsOf(id)).toEqual({ likes: 0, comments: 1 });
    });

    it('are answered with their author as of now, also when that was changed on another server', async () => {
      const [dora] = await signUpAll(app, 'dora');
      const { id } = await publish(app, anna);
      other = await app.another();
      const authorOf = async (server: TestApp) => {
        const request = server.as(dora).post(`/posts/${id}/comments`).send({ body: 'Me again' });
        return ((await request.expect(201)).body as CommentDto).author;
      };
      for (const server of [app, other]) expect(await authorOf(server)).toMatchObject({ name: 'dora' });
      await other.as(dora).patch('/users/me').send({ name: 'Dora' }).expect(200);
      for (const server of [app, other]) expect(await authorOf(server)).toMatchObject({ name: 'Dora' });
      const [avatarMediaId] = await insertPhotos(app, dora, 1);
      await app.as(dora).patch('/users/me').send({ avatarMediaId }).expect(200);
      const { body } = await app.as(dora).get('/users/dora').expect(200);
      for (const server of [app, other]) expect((await authorOf(server)).avatar).toEqual(body.avatar);
    });

    it.each([['x'.repeat(2200)], ['📷'.repeat(2200)], [' x '], ['<b>&amp;"\'</b>']])(
      'keep what was written: %#',
      async (text) => {
        const { id } = await publish(app, anna);
        await comment(bert, id, text).expect(201);
        const { body } = await app.api.get(`/posts/${id}/comments`).expect(200);
        expect(body.items[0].body).toBe(text.trim());
      },
    );

    it.each([[''], [' \n\t '], ['x'.repeat(2201)], [null], [7], [['x']], [{ x: 1 }]])(
      'are refused: %#',
      async (text) => {
        const { id } = await publish(app, anna);
        const { body } = await comment(bert, id, text).expect(422);
        expect(body).toMatchObject({ code: 'validation_failed', errors: [{ pointer: '#/body' }] });
        expect(await countsOf(id)).toEqual({ likes: 0, comments: 0 });
      },
    );

    it.each([1, 7, 25])('are walked with limit=%i, oldest first, none lost or twice', async (limit) => {
      const { id } = await publish(app, anna);
      const other = await publish(app, anna);
      const texts = Array.from({ length: 25 }, (_, place) => `comment ${String(place)}`);
      for (const [place, text] of texts.entries()) {
        await comment(place % 2 ? bert : cora, id, text).expect(201);
        if (place % 4 === 0) await comment(bert, other.id, 'elsewhere').expect(201);
      }
      const seen = await walk<CommentDto>(app, null, `/posts/${id}/comments`, limit);
      expect(seen.map(({ body }) => body)).toEqual(texts);
      expect(seen.map(({ author }) => author.username)).toEqual(
        texts.map((_, place) => (place % 2 ? 'bert' : 'cora')),
      );
    });

    it('tell who may delete them', async () => {
      const { id } = await publish(app, anna);
      await comment(bert, id).expect(201);
      const viewer = async (who: Member | null) =>
        (await app.as(who).get(`/posts/${id}/comments`).expect(200)).body.items[0].viewer;
      expect(await viewer(null)).toEqual({ author: false, canDelete: false });
      expect(await viewer(anna)).toEqual({ author: false, canDelete: true });
      expect(await viewer(bert)).toEqual({ author: true, canDelete: true });
      expect(await viewer(cora)).toEqual({ author: false, canDelete: false });
    });

    it('are deleted by their author or the author of the post, and by nobody else', async () => {
      const { id } = await publish(app, anna);
      const write = async () => String((await comment(bert, id).expect(201)).body.id);
      const [one, other] = [await write(), await write()];
      const { body } = await app.as(cora).delete(`/comments/${one}`).expect(403);
      expect(body).toMatchObject({ code: 'cannot_delete_comment' });
      await app.api.delete(`/comments/${one}`).expect(401);
      expect(await countsOf(id)).toEqual({ likes: 0, comments: 2 });
      await app.as(bert).delete(`/comments/${one}`).expect(204);
      await app.as(anna).delete(`/comments/${other}`).expect(204);
      await app.as(anna).delete(`/comments/${other}`).expect(404);
      expect(await countsOf(id)).toEqual({ likes: 0, comments: 0 });
      expect((await app.api.get(`/posts/${id}/comments`)).body).toEqual({ items: [], nextCursor: null });
    });

    it('need a log-in and a post', async () => {
      const { id } = await publish(app, anna);
      await app.api.post(`/posts/${id}/comments`).send({ body: 'x' }).expect(401);
      for (const missing of MISSING) {
        expect((await comment(bert, missing).expect(404)).body).toMatchObject({ code: 'post_not_found' });
        await app.api.get(`/posts/${missing}/comments`).expect(404);
        const { body } = await app.as(bert).delete(`/comments/${missing}`).expect(404);
        expect(body).toMatchObject({ code: 'comment_not_found' });
      }
    });
  });

  it('go with their post', async () => {
    const { id } = await publish(app, anna);
    const { body } = await comment(bert, id).expect(201);
    await app.as(bert).put(`/posts/${id}/like`).expect(200);
    await app.as(anna).delete(`/posts/${id}`).expect(204);
    const { manager } = app.dataSource;
    expect(await manager.countBy(Like, { postId: Number(id) })).toBe(0);
    expect(await manager.countBy(Comment, { postId: Number(id) })).toBe(0);
    await app
      .as(bert)
      .delete(`/comments/${String(body.id)}`)
      .expect(404);
    await app.api.get(`/posts/${id}/likes`).expect(404);
  });
});
