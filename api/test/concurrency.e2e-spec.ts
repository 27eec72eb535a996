import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Comment } from '../src/database/entities/comment.entity.js';
import { Follow } from '../src/database/entities/follow.entity.js';
import { Like } from '../src/database/entities/like.entity.js';
import { Post } from '../src/database/entities/post.entity.js';
import { User } from '../src/database/entities/user.entity.js';
import { cookieOf, type Member, PASSWORD, signUp, signUpAll } from './factories/members.js';
import { publish, uploadPhoto } from './factories/posts.js';
import { TestApp } from './support/test-app.js';

describe('many at once', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort();

  it('counts the likes of 60 people exactly, each clicking three times', async () => {
    const [author] = await signUpAll(app, 'hot_author');
    const { id } = await publish(app, author);
    const people: Member[] = [];
    for (let place = 0; place < 60; place++) people.push(await signUp(app, `hot_${String(place)}`));
    const clicks = [...people, ...people, ...people];
    const liked = await Promise.all(clicks.map((person) => app.as(person).put(`/posts/${id}/like`)));
    expect(new Set(statuses(liked))).toEqual(new Set([200]));
    expect(await counts(id)).toEqual({ likes: 60, comments: 0 });

    // half of them change their minds while the other half click again
    const mixed = await Promise.all(
      clicks.map((person, place) =>
        place % 2 === 0
          ? app.as(person).delete(`/posts/${id}/like`)
          : app.as(person).put(`/posts/${id}/like`),
      ),
    );
    expect(new Set(statuses(mixed))).toEqual(new Set([200]));
    const rows = await app.dataSource.manager.countBy(Like, { postId: Number(id) });
    expect((await counts(id)).likes).toBe(rows);
  }, 60_000);

  it('counts comments exactly while they are written and deleted', async () => {
    const [author, reader] = await signUpAll(app, 'talk_author', 'talk_reader');
    const { id } = await publish(app, author);
    const written = await Promise.all(
      Array.from({ length: 30 }, (_, place) =>
        app
          .as(place % 2 ? author : reader)
          .post(`/posts/${id}/comments`)
          .send({ body: `number ${String(place)}` }),
      ),
    );
    expect(new Set(statuses(written))).toEqual(new Set([201]));
    const ids = written.slice(0, 10).map(({ body }) => (body as { id: string }).id);
    const deleted = await Promise.all(
      [...ids, ...ids].map((comment) => app.as(author).delete(`/comments/${comment}`)),
    );
    expect(statuses(deleted)).toEqual([...Array<number>(10).fill(204), ...Array<number>(10).fill(404)]);
    expect(await counts(id)).toEqual({ likes: 0, comments: 20 });
    expect(await app.dataSource.manager.countBy(Comment, { postId: Number(id) })).toBe(20);
  });

  it('keeps the counters of both ends when people follow one another at the same moment', async () => {
    const people = await signUpAll(app, 'ring_a', 'ring_b', 'ring_c', 'ring_d');
    const everybody = people.flatMap((follower) =>
      people.filter((followee) => followee !== follower).map((followee) => [follower, followee] as const),
    );
    const follow = (twice: number) =>
      Promise.all(
        Array(twice)
          .fill(everybody)
          .flat()
          .map(([follower, followee]: readonly [Member, Member]) =>
            app.as(follower).put(`/users/${followee.username}/follow`),
          ),
      );
    expect(new Set(statuses(await follow(3)))).toEqual(new Set([200]));
    for (const { username } of people) {
      const { body } = await app.api.get(`/users/${username}`).expect(200);
      expect((body as { counts: object }).counts).toEqual({ posts: 0, followers: 3, following: 3 });
    }
    expect(await app.dataSource.manager.count(Follow)).toBe(12);
  });

  it('opens one account of ten sign-ups with the same name', async () => {
    const signups = await Promise.all(
      Array.from({ length: 10 }, (_, place) =>
        app.api
          .post('/auth/signup')
          .send({ username: 'wanted', email: `wanted${String(place)}@example.org`, password: PASSWORD }),
      ),
    );
    expect(statuses(signups)).toEqual([201, ...Array<number>(9).fill(409)]);
    expect(await app.dataSource.manager.countBy(User, { username: 'wanted' })).toBe(1);
  });

  it('lets ten tabs refresh with the same cookie, and all go on', async () => {
    const member = await signUp(app, 'tabs');
    const refresh = (cookie: string) => app.api.post('/auth/refresh').set('Cookie', cookie);
    const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(member.cookie)));
    expect(new Set(statuses(answers))).toEqual(new Set([200]));
    const cookies = answers.map((answer) => cookieOf(answer));
    expect(new Set(cookies).size).toBe(10);
    for (const cookie of cookies.slice(0, 3)) await refresh(cookie).expect(200);
  });

  it('gives a photo to one of ten posts that want it', async () => {
    const member = await signUp(app, 'one_photo');
    const mediaIds = [await uploadPhoto(app, member)];
    const posts = await Promise.all(
      Array.from({ length: 10 }, () => app.as(member).post('/posts').send({ mediaIds })),
    );
    expect(statuses(posts)).toEqual([201, ...Array<number>(9).fill(422)]);
    expect(await app.dataSource.manager.countBy(Post, { authorId: Number(member.id) })).toBe(1);
    const { body } = await app.as(member).get('/users/me').expect(200);
    expect((body as { counts: { posts: number } }).counts.posts).toBe(1);
  });

  it('deletes an account while it likes, comments and is followed, and no counter is wrong afterwards', async () => {
    const [leaver, friend] = await signUpAll(app, 'leaver', 'friend');
    const { id } = await publish(app, friend);
    const busy = Array.from({ length: 10 }, (_, place) => [
      app.as(leaver)[place % 2 ? 'put' : 'delete'](`/posts/${id}/like`),
      app.as(leaver).post(`/posts/${id}/comments`).send({ body: 'still here' }),
      app.as(friend).put('/users/leaver/follow'),
    ]).flat();
    const all = await Promise.all([...busy, app.as(leaver).delete('/users/me').send({ password: PASSWORD })]);
    expect(statuses(all).filter((status) => status >= 500)).toEqual([]);
    expect(all.at(-1)?.status).toBe(204);
    const { manager } = app.dataSource;
    expect(await manager.countBy(Like, { userId: Number(leaver.id) })).toBe(0);
    expect(await manager.countBy(Comment, { authorId: Number(leaver.id) })).toBe(0);
    expect(await counts(id)).toEqual({ likes: 0, comments: 0 });
    const { body } = await app.api.get('/users/friend').expect(200);
    expect((body as { counts: object }).counts).toEqual({ posts: 1, followers: 0, following: 0 });
  });

  async function counts(postId: string): Promise<{ likes: number; comments: number }> {
    const { body } = await app.api.get(`/posts/${postId}`).expect(200);
    return (body as { counts: { likes: number; comments: number } }).counts;
  }
});
