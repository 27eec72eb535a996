import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../src/database/database.js';
import type { PostDto } from '../src/posts/post.dto.js';
import { type Member, signUpAll } from './factories/members.js';
import { publishWithoutFiles as publish } from './factories/posts.js';
import { statementsOf } from './support/count-queries.js';
import { TestApp } from './support/test-app.js';

/** Each is a write and a read on a socket, which is most of what a request costs. */
describe('statements', () => {
  let app: TestApp;
  let other: TestApp | undefined;
  let alice: Member;
  let bob: Member;
  let post: PostDto;
  beforeAll(async () => {
    app = await TestApp.start();
    [alice, bob] = await signUpAll(app, 'alice', 'bob');
    await app.as(alice).put('/users/bob/follow').expect(200);
    await app.as(bob).put('/users/alice/follow').expect(200);
    for (const caption of ['one', 'two #sea', 'three']) post = await publish(app, bob, caption);
    await app.as(bob).post(`/posts/${post.id}/comments`).send({ body: 'mine' }).expect(201);
    await app.as(bob).put(`/posts/${post.id}/like`).expect(200);
    const hers = await publish(app, alice);
    await app.as(bob).post(`/posts/${hers.id}/comments`).send({ body: 'yours' }).expect(201);
  });
  afterAll(async () => {
    await other?.stop();
    await app.stop();
  });

  type Method = 'get' | 'put' | 'delete' | 'post';
  const ask = (method: Method, path: string, body?: object) => () => {
    const request = app.as(alice)[method](path);
    return body ? request.send(body) : request;
  };
  const measure = (method: Method, path: string, body?: object) =>
    statementsOf(app, ask(method, path.replace(':post', post.id), body));

  // the second time: cards of posts are known then
  it.each([
    ['a profile', '/users/bob', 1],
    ['the own account', '/users/me', 1],
    ['a post', '/posts/:post', 1],
    ['the feed', '/feed', 2],
    ['everybody’s posts', '/explore', 1],
    ['the posts of a profile', '/users/bob/posts', 2],
    ['the posts with a hashtag', '/hashtags/sea/posts', 3],
    ['comments', '/posts/:post/comments', 2],
    ['likers', '/posts/:post/likes', 3],
    ['followers', '/users/bob/followers', 3],
    ['followees', '/users/bob/following', 3],
    ['suggestions', '/users/me/suggestions', 3],
    ['people who are searched for', '/search?q=bo', 5],
    ['notifications', '/notifications', 5],
    ['unread notifications', '/notifications/unread-count', 2],
  ])('of %s: %s', async (_, path, most) => {
    await measure('get', path);
    const statements = await measure('get', path);
    expect(statements).toHaveLength(most);
  });

  it('of a feed whose cards are not known are one more', async () => {
    const server = await app.another();
    other = server;
    const statements = await statementsOf(server, () => server.as(alice).get('/feed').expect(200));
    expect(statements).toHaveLength(3);
  });

  it('of who follows hashtags, too, are as few', async () => {
    await app.as(alice).put('/hashtags/sea/follow').expect(200);
    await measure('get', '/feed');
    expect(await measure('get', '/feed')).toHaveLength(2);
    await app.as(alice).delete('/hashtags/sea/follow').expect(200);
  });

  /** Only SQLite, where it costs nothing, is told that a transaction begins. */
  const begin = () => (app.get(Database).isSqlite ? [/^BEGIN/] : []);
  const LIKE = [/^UPDATE posts/, /likes/, /notifications/, /^COMMIT/, /^\s*SELECT/];

  it('of likes, and of those that are taken back, are four and the answer', async () => {
    for (const method of ['put', 'delete'] as const) {
      const statements = await measure(method, '/posts/:post/like');
      const expected = [...begin(), ...LIKE].map((pattern): unknown => expect.stringMatching(pattern));
      expect(statements).toEqual(expected);
    }
  });

  it('of likes that change nothing are no more', async () => {
    for (const method of ['put', 'delete'] as const) {
      await measure(method, '/posts/:post/like');
      expect(await measure(method, '/posts/:post/like')).toHaveLength(begin().length + 5);
    }
  });

  it('of comments are four, and the answer where its author is not known', async () => {
    const comment = () => measure('post', '/posts/:post/comments', { body: 'What a light!' });
    await comment();
    const asksForAuthor = app.get(Database).answersInserts ? 0 : 1;
    expect(await comment()).toHaveLength(begin().length + 4 + asksForAuthor);
    await app.as(alice).patch('/users/me').send({ name: 'Alice Liddell' }).expect(200);
    expect(await comment()).toHaveLength(begin().length + 5);
  });

  if (!process.env.TEST_DATABASE_SERVER_URL) {
    it('read profile pictures by their index, also when SQLite has statistics', async () => {
      await app.dataSource.query('ANALYZE');
      const paths = ['/users/bob/followers', '/posts/:post/comments', '/posts/:post/likes', '/search?q=bo'];
      const asked: string[] = [];
      for (const path of paths) asked.push(...(await measure('get', path)));
      const reading = asked.filter((sql) => sql.includes('JOIN media avatar'));
      expect(reading).toHaveLength(paths.length);
      for (const sql of reading) {
        const plan = await app.dataSource.query<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql}`);
        const steps = plan.map(({ detail }) => detail).filter((detail) => detail.includes(' avatar '));
        expect(steps).toEqual([expect.stringContaining('SEARCH avatar USING INDEX media_avatar_of')]);
      }
    });
  }
});
