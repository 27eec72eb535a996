import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PostDto } from '../src/posts/post.dto.js';
import { type Member, PASSWORD, signUp } from './factories/members.js';
import { insertPhotos } from './factories/photos.js';
import { TestApp } from './support/test-app.js';

/** From as many addresses as there are requests: what is counted is the account's. */
describe('what one account may do', () => {
  let app: TestApp;
  let address = 0;
  beforeAll(async () => {
    app = await TestApp.start({ rateLimits: true, trustProxy: '127.0.0.1' });
  });
  afterAll(() => app.stop());

  const elsewhere = () => {
    address++;
    return `10.${String(address >> 16)}.${String((address >> 8) & 255)}.${String(address & 255)}`;
  };
  const send = (member: Member, method: 'put' | 'post' | 'patch' | 'delete', path: string, body?: object) =>
    app.as(member)[method](path).set('X-Forwarded-For', elsewhere()).send(body);
  const newPost = async (member: Member, caption = '') => {
    const mediaIds = await insertPhotos(app, member, 1);
    return send(member, 'post', '/posts', { mediaIds, caption });
  };
  /** Ten at a time. @returns the statuses that were answered */
  const repeat = async (times: number, step: (turn: number) => PromiseLike<{ status: number }>) => {
    const seen = new Set<number>();
    for (let begin = 0; begin < times; begin += 10) {
      const turns = Array.from({ length: Math.min(10, times - begin) }, (_, n) => begin + n);
      for (const { status } of await Promise.all(turns.map(step))) seen.add(status);
    }
    return [...seen];
  };

  it('is fifty posts an hour, whatever the address, and others may go on', async () => {
    const [alice, bob] = [await signUp(app, 'alice'), await signUp(app, 'bob')];
    expect(await repeat(50, () => newPost(alice))).toEqual([201]);
    const { status, body, headers } = await newPost(alice);
    expect(status).toBe(429);
    expect(body).toMatchObject({
      code: 'account_limit_reached',
      detail: 'Those are too many posts: up to 50 an hour are possible.',
    });
    expect(Number(headers['retry-after'])).toBeGreaterThan(3000);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(3600);
    await app.as(alice).get('/feed').expect(200);
    expect((await newPost(bob)).status).toBe(201);
  });

  it('is sixty comments in five minutes', async () => {
    const carol = await signUp(app, 'carol');
    const { id } = (await newPost(carol)).body as PostDto;
    const comment = () => send(carol, 'post', `/posts/${id}/comments`, { body: 'Again' });
    expect(await repeat(60, comment)).toEqual([201]);
    expect((await comment()).body).toMatchObject({
      status: 429,
      detail: 'Those are too many comments: up to 60 in 5 minutes are possible.',
    });
  });

  it('is two hundred people mentioned in an hour, and who is refused has told nobody', async () => {
    const author = await signUp(app, 'dora');
    const people: Member[] = [];
    for (let n = 0; n < 20; n++) people.push(await signUp(app, `friend${String(n)}`, elsewhere()));
    const { id } = (await newPost(author)).body as PostDto;
    const mention = (from: number, to: number) => {
      const body = people.slice(from, to).map(({ username }) => `@${username}`);
      return send(author, 'post', `/posts/${id}/comments`, { body: body.join(' ') });
    };
    expect(await repeat(13, () => mention(0, 15))).toEqual([201]); // 195: the same people are told again
    expect((await mention(0, 20)).body).toMatchObject({
      status: 429,
      detail: 'Those are too many mentions of people: up to 200 an hour are possible.',
    });
    const told = await app
      .as(people[19] ?? null)
      .get('/notifications')
      .expect(200);
    expect((told.body as { items: unknown[] }).items).toEqual([]);
    expect((await mention(0, 5)).status).toBe(201); // what was refused is not counted
    expect((await mention(0, 1)).status).toBe(429);
    expect((await newPost(author, '@friend1')).status).toBe(429);
    expect((await send(author, 'post', `/posts/${id}/comments`, { body: 'Nobody' })).status).toBe(201);
  });

  it('is two hundred follows an hour, of people and hashtags together, and one may always stop', async () => {
    const [erin, frank] = [await signUp(app, 'erin'), await signUp(app, 'frank')];
    await newPost(frank, '#sunset');
    const follow = (turn: number) =>
      send(erin, 'put', turn % 2 ? '/users/frank/follow' : '/hashtags/sunset/follow');
    expect(await repeat(200, follow)).toEqual([200]);
    expect((await follow(0)).status).toBe(429);
    expect((await follow(1)).status).toBe(429);
    await send(erin, 'delete', '/users/frank/follow').expect(200);
  });

  it('is six hundred likes in ten minutes', async () => {
    const grace = await signUp(app, 'grace');
    const { id } = (await newPost(grace)).body as PostDto;
    const like = () => send(grace, 'put', `/posts/${id}/like`);
    expect(await repeat(600, like)).toEqual([200]);
    expect((await like()).status).toBe(429);
    await send(grace, 'delete', `/posts/${id}/like`).expect(200);
  });

  it('is a hundred and twenty changes an hour, of posts and of oneself', async () => {
    const heidi = await signUp(app, 'heidi');
    const { id } = (await newPost(heidi)).body as PostDto;
    const change = (turn: number) =>
      turn % 2
        ? send(heidi, 'patch', '/users/me', { bio: String(turn) })
        : send(heidi, 'patch', `/posts/${id}`, { caption: String(turn) });
    expect(await repeat(120, change)).toEqual([200]);
    expect((await change(1)).status).toBe(429);
    expect((await change(2)).status).toBe(429);
  });

  it('is ten tries of the password that deletes it, however fresh the access token', async () => {
    const ivan = await signUp(app, 'ivan');
    const again = async (): Promise<Member> => {
      const { body } = await app.api
        .post('/auth/login')
        .set('X-Forwarded-For', elsewhere())
        .send({ identifier: 'ivan', password: PASSWORD })
        .expect(200);
      return { ...ivan, token: (body as { accessToken: string }).accessToken };
    };
    const guess = (member: Member) => send(member, 'delete', '/users/me', { password: 'a wrong guess' });
    expect(await repeat(10, () => guess(ivan))).toEqual([403]);
    expect((await guess(await again())).status).toBe(429);
    expect((await send(await again(), 'delete', '/users/me', { password: PASSWORD })).status).toBe(429);
  });
});
