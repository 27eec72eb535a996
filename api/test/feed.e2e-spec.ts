import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Follow } from '../src/database/entities/follow.entity.js';
import { Post } from '../src/database/entities/post.entity.js';
import { User } from '../src/database/entities/user.entity.js';
import type { PostDto } from '../src/posts/post.dto.js';
import { FeedRepository } from '../src/feed/feed.repository.js';
import { type Member, signUpAll } from './factories/members.js';
import { insertPhotos } from './factories/photos.js';
import { publishWithoutFiles as publish } from './factories/posts.js';
import { countQueries } from './support/count-queries.js';
import { TestApp } from './support/test-app.js';
import { walk } from './support/walk.js';

describe('the feed', () => {
  let app: TestApp;
  let other: TestApp | undefined;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(async () => {
    await other?.stop();
    await app.stop();
  });

  const idsOfFeed = async (viewer: Member, limit: number) =>
    (await walk(app, viewer, '/feed', limit)).map(({ id }) => id);

  /** Writes posts straight into the table: what is tested is reading them. */
  async function insertPosts(authorIds: number[]): Promise<number[]> {
    const ids: number[] = [];
    for (const authorId of authorIds) {
      const { id } = await app.dataSource.manager.save(Post, {
        authorId,
        caption: '',
        createdAt: new Date(),
        editedAt: null,
      });
      ids.push(id);
    }
    return ids;
  }

  /** Adds accounts without a log-in and lets the viewer follow them. */
  async function insertFollowees(viewer: Member, prefix: string, count: number): Promise<number[]> {
    const { manager } = app.dataSource;
    const people = Array.from({ length: count }, (_, place) => ({
      username: `${prefix}${String(place)}`,
      email: `${prefix}${String(place)}@example.org`,
      passwordHash: '',
      name: '',
      bio: '',
      createdAt: new Date(),
    }));
    for (let from = 0; from < count; from += 200) await manager.insert(User, people.slice(from, from + 200));
    const users = await manager
      .createQueryBuilder(User, 'user')
      .where('user.username LIKE :prefix', { prefix: `${prefix}%` })
      .getMany();
    const follows = users.map(({ id }) => ({
      followerId: Number(viewer.id),
      followeeId: id,
      createdAt: new Date(),
    }));
    for (let from = 0; from < count; from += 200)
      await manager.insert(Follow, follows.slice(from, from + 200));
    await manager.update(User, { id: Number(viewer.id) }, { followingCount: count });
    return users.map(({ id }) => id);
  }

  it('needs a log-in', async () => {
    const { body, headers } = await app.api.get('/feed').expect(401);
    expect(body).toMatchObject({ code: 'unauthenticated', status: 401 });
    expect(headers['www-authenticate']).toBe('Bearer');
  });

  it('is empty for somebody who follows nobody and posted nothing', async () => {
    const [alice, bob] = await signUpAll(app, 'empty_alice', 'empty_bob');
    await publish(app, bob);
    const { body } = await app.as(alice).get('/feed').expect(200);
    expect(body).toEqual({ items: [], nextCursor: null });
  });

  it('shows followees and oneself, newest first, and nobody else', async () => {
    const [alice, bob, carol] = await signUpAll(app, 'mix_alice', 'mix_bob', 'mix_carol');
    const first = await publish(app, bob, 'first');
    await publish(app, carol, 'by a stranger');
    const own = await publish(app, alice, 'own');
    const last = await publish(app, bob, 'last');
    await app.as(alice).put('/users/mix_bob/follow').expect(200);
    const { body } = await app.as(alice).get('/feed').expect(200);
    expect((body as { items: { id: string }[] }).items.map(({ id }) => id)).toEqual([
      last.id,
      own.id,
      first.id,
    ]);
    await app.as(alice).delete('/users/mix_bob/follow').expect(200);
    expect(await idsOfFeed(alice, 20)).toEqual([own.id]);
  });

  it.each([1, 2, 7, 25, 100])(
    'walks 25 posts with limit=%i, nothing lost and nothing twice',
    async (limit) => {
      const [viewer] = await signUpAll(app, `walk_${String(limit)}`);
      const authors = await insertFollowees(viewer, `w${String(limit)}_`, 9);
      // uneven: the first author wrote most, some wrote nothing
      const order = Array.from({ length: 25 }, (_, place) => authors[place % 3 === 0 ? 0 : place % 5]);
      const ids = await insertPosts(order);
      expect(await idsOfFeed(viewer, limit)).toEqual(ids.reverse().map(String));
    },
  );

  it('is exact for somebody who follows more than 1,000 people', async () => {
    const [viewer] = await signUpAll(app, 'viewer_of_many');
    const [stranger] = await insertFollowees(viewer, 'stranger_', 1);
    await app.dataSource.manager.delete(Follow, { followerId: Number(viewer.id) });
    const authors = await insertFollowees(viewer, 'many_', 1005);
    const old = await insertPosts(authors.slice(0, 30));
    // more than the bounded scan looks at, none of them for this viewer
    const between = Array.from({ length: 2100 }, () => ({
      authorId: stranger,
      caption: '',
      createdAt: new Date(),
      editedAt: null,
    }));
    for (let from = 0; from < between.length; from += 300) {
      await app.dataSource.manager.insert(Post, between.slice(from, from + 300));
    }
    const fresh = await insertPosts(authors.slice(500, 530));
    const expected = [...old, ...fresh].reverse().map(String);
    expect(await idsOfFeed(viewer, 20)).toEqual(expected);
    expect(await idsOfFeed(viewer, 7)).toEqual(expected);
  }, 60_000);

  it('scans so many posts for those who follow many, however far apart the ids are', async () => {
    const [viewer, stranger] = await signUpAll(app, 'scan_viewer', 'scan_stranger');
    const hour = 60 * 60 * 1000 * 4096;
    const { max: newest } = (await app.dataSource
      .createQueryBuilder(Post, 'post')
      .select('MAX(post.id)', 'max')
      .getRawOne<{ max: number }>()) ?? { max: 0 };
    let id = Number(newest);
    const insertHourly = async (author: Member, count: number) => {
      const row = { authorId: Number(author.id), caption: '', createdAt: new Date(), editedAt: null };
      const ids = Array.from({ length: count }, () => (id += hour));
      for (let from = 0; from < count; from += 300) {
        const some = ids.slice(from, from + 300);
        await app.dataSource.manager.insert(
          Post,
          some.map((each) => ({ ...row, id: each })),
        );
      }
      return ids.reverse();
    };
    const scan = (after: number | null, limit: number) =>
      app.get(FeedRepository).scannedIds(Number(viewer.id), { after, limit });
    const own = await insertHourly(viewer, 10);
    expect(await scan(null, 3)).toEqual(own.slice(0, 4));
    await insertHourly(stranger, 150);
    const fresh = await insertHourly(viewer, 2);
    const all = [...fresh, ...own];
    expect(await scan(null, 5)).toEqual(all.slice(0, 6));
    for (const [place, after] of all.entries()) {
      expect(await scan(after, 2)).toEqual(all.slice(place + 1, place + 4));
    }
    await insertHourly(stranger, 2000);
    expect(await scan(null, 5)).toEqual([]);
    await app.dataSource.manager.delete(Post, { authorId: Number(stranger.id) });
    await app.dataSource.manager.delete(Post, { authorId: Number(viewer.id) });
  }, 60_000);

  it('answers a full last page without a next cursor, and the others with a Link', async () => {
    const [viewer] = await signUpAll(app, 'link_viewer');
    await insertPosts([Number(viewer.id), Number(viewer.id), Number(viewer.id), Number(viewer.id)]);
    const first = await app.as(viewer).get('/feed?limit=2').expect(200);
    const { nextCursor } = first.body as { nextCursor: string };
    expect(first.headers.link).toBe(`</api/v1/feed?limit=2&cursor=${nextCursor}>; rel="next"`);
    const second = await app.as(viewer).get(`/feed?limit=2&cursor=${nextCursor}`).expect(200);
    expect((second.body as { items: unknown[]; nextCursor: null }).items).toHaveLength(2);
    expect((second.body as { nextCursor: null }).nextCursor).toBeNull();
    expect(second.headers.link).toBeUndefined();
  });

  it.each([
    ['limit=0', 422],
    ['limit=101', 422],
    ['limit=abc', 422],
    ['limit=0x10', 422],
    ['limit=1e1', 422],
    ['limit=%201', 422],
    ['limit=', 422],
    ['cursor=%20', 400],
    ['cursor=MQ%3D%3D', 400],
    ['cursor=LTE', 400],
    ['cursor=a&cursor=b', 422],
  ])('refuses ?%s with %i', async (query, status) => {
    const { body, type } = await app.api.get(`/explore?${query}`).expect(status);
    expect(type).toBe('application/problem+json');
    expect((body as { errors: unknown[] }).errors).toHaveLength(1);
  });

  it('shows at once what was changed on another server', async () => {
    const [reader, author] = await signUpAll(app, 'fresh_reader', 'fresh_author');
    await app.as(reader).put('/users/fresh_author/follow').expect(200);
    const { id, media } = await publish(app, author, 'before');
    other = await app.another();
    const seen = async () => {
      const { body } = await app.as(reader).get('/feed').expect(200);
      const { body: alone } = await app.as(reader).get(`/posts/${id}`).expect(200);
      expect((body as { items: object[] }).items).toEqual([alone]);
      return alone as PostDto;
    };
    expect(await seen()).toMatchObject({ caption: 'before', author: { name: 'fresh_author', avatar: null } });
    await other.as(author).patch(`/posts/${id}`).send({ caption: 'after' }).expect(200);
    expect(await seen()).toMatchObject({ caption: 'after' });
    const described = media.map((photo) => ({ id: photo.id, alt: 'A lighthouse' }));
    await other.as(author).patch(`/posts/${id}`).send({ media: described }).expect(200);
    expect(await seen()).toMatchObject({ media: [{ alt: 'A lighthouse' }] });
    await other.as(author).patch('/users/me').send({ name: 'Fresh' }).expect(200);
    expect(await seen()).toMatchObject({ author: { name: 'Fresh' } });
    const [avatarMediaId] = await insertPhotos(app, author, 1);
    await other.as(author).patch('/users/me').send({ avatarMediaId }).expect(200);
    expect((await seen()).author.avatar).not.toBeNull();
    await other.as(reader).put(`/posts/${id}/like`).expect(200);
    expect(await seen()).toMatchObject({ counts: { likes: 1 }, viewer: { liked: true } });
    await other.as(author).delete(`/posts/${id}`).expect(204);
    await app.as(reader).get(`/posts/${id}`).expect(404);
    expect(await idsOfFeed(reader, 20)).toEqual([]);
  });

  it('asks the database a fixed number of times, however long the page is', async () => {
    const [viewer] = await signUpAll(app, 'count_viewer');
    const authors = await insertFollowees(viewer, 'count_', 30);
    await insertPosts(authors);
    const queries = (limit: number) =>
      countQueries(app, () =>
        app
          .as(viewer)
          .get(`/feed?limit=${String(limit)}`)
          .expect(200),
      );
    await queries(30); // from then on the cards of the posts are known
    expect(await queries(1)).toBe(2);
    expect(await queries(30)).toBe(2);
  });
});
