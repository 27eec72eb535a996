import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommentDto } from '../src/comments/comment.dto.js';
import { community } from '../src/demo/community.js';
import { DEMO_PASSWORD, DemoRepository } from '../src/demo/demo.repository.js';
import type { NotificationDto } from '../src/notifications/notification.dto.js';
import type { PostDto } from '../src/posts/post.dto.js';
import { type Member, signUp } from './factories/members.js';
import { TestApp } from './support/test-app.js';

const DAY = 24 * 60 * 60_000;

describe('the demo, to those who log in for the first time', () => {
  let app: TestApp;
  let mira: Pick<Member, 'token'>;
  /** Came while posts were still added. */
  let visitor: Member;

  beforeAll(async () => {
    app = await TestApp.start();
    const demo = app.get(DemoRepository);
    const ids = await demo.addPeople(community.people, community.follows);
    visitor = await signUp(app, 'visitor');
    await app.as(visitor).put('/users/kofi.mensah/follow').expect(200);
    for (const post of community.posts.toReversed()) {
      // its photos take a minute to paint, and nothing here looks at them
      await demo.addPost(community.posts.indexOf(post) + 1, post, ids, () => Promise.resolve());
    }
    mira = await logIn('mira.sol');
  }, 60_000);
  afterAll(() => app.stop());

  const logIn = async (identifier: string) => {
    const answer = await app.api
      .post('/auth/login')
      .send({ identifier, password: DEMO_PASSWORD })
      .expect(200);
    return { token: (answer.body as { accessToken: string }).accessToken };
  };
  const itemsOf = async <T>(member: Pick<Member, 'token'>, path: string) =>
    ((await app.as(member).get(path).expect(200)).body as { items: T[] }).items;

  it('tells fifteen things of the last four days, newest first', async () => {
    const told = await itemsOf<NotificationDto>(mira, '/notifications?limit=50');
    expect(told).toHaveLength(15);
    expect(new Set(told.map(({ kind }) => kind)).size).toBe(5);
    const times = told.map(({ createdAt }) => new Date(createdAt).getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
    const ages = times.map((time) => Math.floor((Date.now() - time) / DAY));
    expect(new Set(ages)).toEqual(new Set([0, 1, 2, 3]));
    const { body } = await app.as(mira).get('/notifications/unread-count').expect(200);
    expect(body).toEqual({ count: 15 });
  });

  it('has conversations, in which people answer each other', async () => {
    const posts = await itemsOf<PostDto>(mira, '/users/kofi.mensah/posts');
    const comments = await itemsOf<CommentDto>(mira, `/posts/${posts[0]?.id ?? ''}/comments`);
    expect(comments[1]?.replyTo).toBe(comments[0]?.id);
  });

  it('begins with two posts of others', async () => {
    const authors = (await itemsOf<PostDto>(mira, '/feed')).map(({ author }) => author.username);
    expect(authors.indexOf('mira.sol')).toBe(2);
  });

  it('leaves what visitors do in its place', async () => {
    const [newest] = await itemsOf<NotificationDto>(await logIn('kofi.mensah'), '/notifications');
    expect(newest).toMatchObject({ kind: 'follow', actor: { username: visitor.username } });
  });
});
