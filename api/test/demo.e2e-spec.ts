import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Passwords } from '../src/auth/passwords.js';
import type { CommentDto } from '../src/comments/comment.dto.js';
import { DEMO_PASSWORD } from '../src/demo/community.js';
import { Demo } from '../src/demo/demo.js';
import type { NotificationDto } from '../src/notifications/notification.dto.js';
import type { PostDto } from '../src/posts/post.dto.js';
import type { PersonDto, ProfileDto } from '../src/users/user.dto.js';
import { UsersService } from '../src/users/users.service.js';
import { type Member, signUp } from './factories/members.js';
import { TestApp } from './support/test-app.js';
import { walk } from './support/walk.js';

const DAY = 24 * 60 * 60_000;
const PATIENCE_MS = 180_000;

// What it plants goes through the same services as everything else, which are tested on each database.
const onSqlite = process.env.TEST_DATABASE_SERVER_URL === undefined ? describe : describe.skip;

onSqlite('the demo, to those who log in for the first time', () => {
  let app: TestApp;
  let mira: Pick<Member, 'token'>;
  /** Came while posts were still added. */
  let visitor: Member;

  beforeAll(async () => {
    app = await TestApp.start();
    await leaveUnfinished(app);
    const log = jest.spyOn(console, 'log');
    const printed = new Promise<void>((resolve) => log.mockImplementation(() => resolve()));
    const planted = app.get(Demo).populate();
    await Promise.race([printed, planted]); // the log-ins are, before there are posts
    log.mockRestore();
    visitor = await signUp(app, 'visitor');
    await app.as(visitor).put('/users/kofi.mensah/follow').expect(200);
    await planted;
    mira = await logIn('mira.sol');
  }, PATIENCE_MS);
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

  it('tells of the last four days, of every kind, newest first and unread', async () => {
    const told = await itemsOf<NotificationDto>(mira, '/notifications?limit=100');
    const unread = told.filter((one) => one.unread);
    expect(unread.length).toBeGreaterThanOrEqual(10);
    expect(unread.length).toBeLessThanOrEqual(30);
    expect(new Set(unread.map(({ kind }) => kind)).size).toBe(5);
    const times = told.map(({ createdAt }) => new Date(createdAt).getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
    for (const { createdAt } of unread)
      expect(Date.now() - new Date(createdAt).getTime()).toBeLessThan(4 * DAY + 60_000);
    const { body } = await app.as(mira).get('/notifications/unread-count').expect(200);
    expect(body).toEqual({ count: unread.length });
  });

  it('has somebody to follow back', async () => {
    const followers = await itemsOf<PersonDto>(mira, '/users/mira.sol/followers?limit=50');
    expect(new Set(followers.map(({ viewer }) => viewer.following))).toEqual(new Set([true, false]));
  });

  it('has conversations, in which people answer each other', async () => {
    const [newest] = await itemsOf<PostDto>(mira, '/explore');
    const comments = await itemsOf<CommentDto>(mira, `/posts/${newest?.id ?? ''}/comments`);
    expect(comments.find(({ replyTo }) => replyTo !== null)?.replyTo).toBe(comments[0]?.id);
  });

  it('begins with posts of others, newest first, and has carousels', async () => {
    const posts = await walk<PostDto>(app, mira, '/feed', 50);
    expect(posts.findIndex(({ author }) => author.username === 'mira.sol')).toBeGreaterThan(0);
    const times = posts.map(({ createdAt }) => new Date(createdAt).getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(posts.some(({ media }) => media.length > 1)).toBe(true);
    for (const { author, media } of posts) {
      expect(author.avatar).not.toBeNull();
      await app.beside.get(media[0]?.variants[0]?.url ?? '').expect(200);
    }
  });

  it('counts what there is', async () => {
    const { counts } = (await app.api.get('/users/mira.sol')).body as ProfileDto;
    expect(await walk(app, mira, '/users/mira.sol/posts', 50)).toHaveLength(counts.posts);
    expect(await walk(app, mira, '/users/mira.sol/followers', 50)).toHaveLength(counts.followers);
  });

  it('begins anew where it was interrupted', async () => {
    const { createdAt } = (await app.api.get('/users/kofi.mensah')).body as ProfileDto;
    expect(Date.now() - new Date(createdAt).getTime()).toBeGreaterThan(DAY);
    expect(readFileSync(join(app.config.dataDir, 'demo'), 'utf8')).toBe('complete');
  });

  it('leaves what visitors do in its place', async () => {
    const [newest] = await itemsOf<NotificationDto>(await logIn('kofi.mensah'), '/notifications');
    expect(newest).toMatchObject({ kind: 'follow', actor: { username: visitor.username } });
  });

  it('is planted once', async () => {
    const before = await walk(app, null, '/explore', 50);
    await app.get(Demo).populate();
    expect(await walk(app, null, '/explore', 50)).toEqual(before);
  });
});

/** As if the server had ended when only one of them had signed up. */
async function leaveUnfinished(app: TestApp): Promise<void> {
  writeFileSync(join(app.config.dataDir, 'demo'), 'unfinished');
  await app.get(UsersService).create({
    username: 'kofi.mensah',
    email: 'kofi.mensah@example.org',
    name: 'Kofi',
    passwordHash: await app.get(Passwords).hash(DEMO_PASSWORD),
  });
}

describe('the demo', () => {
  it('stays away from a database that others have', async () => {
    const app = await TestApp.start();
    await signUp(app, 'alice');
    await app.get(Demo).populate();
    expect(await walk(app, null, '/explore', 10)).toEqual([]);
    await app.stop();
  });
});
