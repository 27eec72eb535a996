import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PostDto } from '../src/posts/post.dto.js';
import { type Member, signUp, signUpAll } from './factories/members.js';
import { insertPhotos } from './factories/photos.js';
import { publish } from './factories/posts.js';
import { TestApp } from './support/test-app.js';
import { walk } from './support/walk.js';

describe('posts', () => {
  let app: TestApp;
  let anna: Member;
  let bert: Member;
  beforeAll(async () => {
    app = await TestApp.start();
    [anna, bert] = await signUpAll(app, 'anna', 'bert');
  });
  afterAll(() => app.stop());

  describe('reading', () => {
    it.each(['999999999', '0', '-1', '1e3', '01', 'abc', '9'.repeat(30), '%00', '1%20', '１'])(
      'answers 404 for the id %s, whatever is wanted of it',
      async (id) => {
        const path = `/posts/${encodeURI(id).replaceAll('%25', '%')}`;
        for (const answer of [
          await app.api.get(path),
          await app.as(anna).get(path),
          await app.as(anna).patch(path).send({ caption: 'x' }),
          await app.as(anna).delete(path),
        ]) {
          expect(answer.status).toBe(404);
          expect(answer.body).toMatchObject({ code: 'post_not_found' });
        }
      },
    );

    it('shows strangers everything, with all flags false', async () => {
      const { id } = await publish(app, anna, 'for all');
      await app.as(anna).put(`/posts/${id}/like`).expect(200);
      const { body } = await app.api.get(`/posts/${id}`).expect(200);
      expect(body).toMatchObject({
        caption: 'for all',
        counts: { likes: 1 },
        viewer: { liked: false, author: false },
      });
      const { body: explore } = await app.api.get('/explore?limit=1').expect(200);
      expect(explore.items).toEqual([body]);
      const { body: seen } = await app.as(bert).get(`/posts/${id}`).expect(200);
      expect(seen.viewer).toEqual({ liked: false, author: false });
    });

    it('answers with the same, however often a post is asked for', async () => {
      const caption = 'Þóra 🏔️ "山田" \u2028 #sea';
      const post = await publish(app, anna, caption);
      expect(post.caption).toBe(caption);
      for (let time = 0; time < 3; time++) {
        const again = await app.as(anna).get(`/posts/${post.id}`).expect(200);
        expect(again.body).toEqual(post);
        expect(again.headers['content-type']).toBe('application/json; charset=utf-8');
      }
      const { body } = await app.as(bert).put(`/posts/${post.id}/like`).expect(200);
      expect(body).toEqual({
        ...post,
        counts: { likes: 1, comments: 0 },
        viewer: { liked: true, author: false },
      });
    });

    it('lists what somebody posted, and explore everything, newest first', async () => {
      const [one, other] = await signUpAll(app, 'lister', 'lister2');
      const posts: PostDto[] = [];
      for (let place = 0; place < 7; place++) {
        const author = place % 3 === 2 ? other : one;
        const mediaIds = await insertPhotos(app, author, 1);
        const { body } = await app.as(author).post('/posts').send({ mediaIds }).expect(201);
        posts.unshift(body as PostDto);
      }
      const own = posts.filter(({ author }) => author.id === one.id).map(({ id }) => id);
      for (const limit of [1, 2, 5, 20]) {
        const listed = await walk<PostDto>(app, null, '/users/LISTER/posts', limit);
        expect(listed.map(({ id }) => id)).toEqual(own);
      }
      const explored = await walk<PostDto>(app, bert, '/explore', 3);
      expect(explored.slice(0, 7).map(({ id }) => id)).toEqual(posts.map(({ id }) => id));
      await app.api.get('/users/nobody.here/posts').expect(404);
    });
  });

  describe('change and end', () => {
    it('changes the caption and says when', async () => {
      const before = await publish(app, anna, 'before');
      const { body } = await app
        .as(anna)
        .patch(`/posts/${before.id}`)
        .send({ caption: ' after ' })
        .expect(200);
      expect(body).toEqual({
        ...before,
        author: body.author,
        caption: 'after',
        editedAt: expect.any(String),
      });
      expect(Date.parse(body.editedAt)).toBeGreaterThanOrEqual(Date.parse(String(before.createdAt)));
      const { body: emptied } = await app
        .as(anna)
        .patch(`/posts/${before.id}`)
        .send({ caption: '' })
        .expect(200);
      expect(emptied.caption).toBe('');
    });

    it.each([{}, { caption: null }, { caption: 'x'.repeat(2201) }, { caption: 'x', mediaIds: ['1'] }])(
      'refuses the change %#',
      async (change) => {
        const { id } = await publish(app, anna, 'kept');
        await app.as(anna).patch(`/posts/${id}`).send(change).expect(422);
        expect((await app.api.get(`/posts/${id}`)).body).toMatchObject({ caption: 'kept', editedAt: null });
      },
    );

    it('is no edit when the caption stays the same', async () => {
      const { id } = await publish(app, anna, 'the same');
      const path = `/posts/${id}`;
      const { body } = await app.as(anna).patch(path).send({ caption: ' the same ' }).expect(200);
      expect(body).toMatchObject({ caption: 'the same', editedAt: null });
      const { body: edited } = await app.as(anna).patch(path).send({ caption: 'another' }).expect(200);
      const { body: again } = await app.as(anna).patch(path).send({ caption: 'another' }).expect(200);
      expect(again.editedAt).toBe(edited.editedAt);
    });

    describe('of the photos', () => {
      const mediaOf = async (author: Member, count: number): Promise<[string, string[]]> => {
        const mediaIds = await insertPhotos(app, author, count);
        const { body } = await app.as(author).post('/posts').send({ mediaIds, caption: 'kept' }).expect(201);
        return [`/posts/${body.id}`, mediaIds];
      };
      const shown = async (path: string) => {
        const { body } = await app.api.get(path).expect(200);
        return (body as PostDto).media.map(({ id, alt }) => ({ id, alt }));
      };

      it('describes them, in a new order, as often as it is asked', async () => {
        const [path, [first = '', second = '', third = '']] = await mediaOf(anna, 3);
        const media = [
          { id: third, alt: ' A lake ' },
          { id: first, alt: '' },
          { id: second, alt: 'Dew' },
        ];
        for (let time = 0; time < 2; time++) {
          const { body } = await app.as(anna).patch(path).send({ media }).expect(200);
          expect(body).toMatchObject({ caption: 'kept', editedAt: null });
          expect(await shown(path)).toEqual(media.map(({ id, alt }) => ({ id, alt: alt.trim() })));
        }
        const { body } = await app
          .as(anna)
          .patch(path)
          .send({ caption: 'Morning', media: media.reverse() })
          .expect(200);
        expect(body).toMatchObject({ caption: 'Morning', media: [{ alt: 'Dew' }, {}, { alt: 'A lake' }] });
      });

      it('names every photo that is not of this post, and those that are missing', async () => {
        const [path, [first = '', second = '']] = await mediaOf(anna, 2);
        const [, [other = '']] = await mediaOf(anna, 1);
        const [unused = ''] = await insertPhotos(app, anna, 1);
        const media = [other, first, unused, '999'].map((id) => ({ id, alt: 'taken' }));
        const { body } = await app.as(anna).patch(path).send({ caption: 'no', media }).expect(422);
        expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
          '#/media/0/id',
          '#/media/2/id',
          '#/media/3/id',
          '#/media',
        ]);
        expect(body.errors.at(-1).detail).toContain(second);
        expect(await shown(path)).toEqual([first, second].map((id) => ({ id, alt: '' })));
        expect((await app.api.get(path)).body).toMatchObject({ caption: 'kept' });
      });

      it.each([
        [null, '#/media'],
        [{}, '#/media'],
        [[null], '#/media'],
        [[[]], '#/media'],
        [['1'], '#/media'],
        [[], '#/media'],
        [[{ id: '1' }], '#/media/0/alt'],
        [[{ id: 1, alt: '' }], '#/media/0/id'],
        [[{ id: '1', alt: null }], '#/media/0/alt'],
        [[{ id: '1', alt: 'x'.repeat(1001) }], '#/media/0/alt'],
        [[{ id: '1', alt: '', url: '/' }], '#/media/0/url'],
        [['7', '7'].map((id) => ({ id, alt: '' })), '#/media'],
      ])('refuses %j', async (media, pointer) => {
        const [path] = await mediaOf(anna, 1);
        const { body } = await app.as(anna).patch(path).send({ media }).expect(422);
        expect(body.errors[0].pointer).toBe(pointer);
      });

      it('belongs to the author alone', async () => {
        const [path, [id = '']] = await mediaOf(anna, 1);
        await app
          .as(bert)
          .patch(path)
          .send({ media: [{ id, alt: 'taken' }] })
          .expect(403);
        expect(await shown(path)).toEqual([{ id, alt: '' }]);
      });
    });

    it('belongs to the author alone', async () => {
      const { id } = await publish(app, anna, 'mine');
      for (const answer of [
        await app.as(bert).patch(`/posts/${id}`).send({ caption: 'taken' }),
        await app.as(bert).delete(`/posts/${id}`),
      ]) {
        expect(answer.status).toBe(403);
        expect(answer.body).toMatchObject({ code: 'not_author' });
      }
      await app.api.patch(`/posts/${id}`).send({ caption: 'taken' }).expect(401);
      await app.api.delete(`/posts/${id}`).expect(401);
      expect((await app.api.get(`/posts/${id}`)).body).toMatchObject({ caption: 'mine' });
    });

    it('deletes a post with its photos, and counts it no more', async () => {
      const me = await signUp(app, 'deleter');
      const { id, media } = await publish(app, me);
      await app.beside.get(media[0]?.url ?? '').expect(200);
      await app.as(me).delete(`/posts/${id}`).expect(204);
      await app.as(me).delete(`/posts/${id}`).expect(404);
      await app.api.get(`/posts/${id}`).expect(404);
      await app.beside.get(media[0]?.url ?? '').expect(404);
      expect((await app.api.get('/users/deleter')).body.counts.posts).toBe(0);
      expect((await app.api.get('/users/deleter/posts')).body).toEqual({ items: [], nextCursor: null });
    });
  });
});
