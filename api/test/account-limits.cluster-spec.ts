import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Member, signUp } from './factories/members.js';
import { ThrowAwayRedis } from './support/redis-server.js';
import { TestApp } from './support/test-app.js';

describe('two servers with one Redis', () => {
  const redis = new ThrowAwayRedis();
  let servers: TestApp[] = [];
  let alice: Member;
  beforeAll(async () => {
    await redis.start();
    const here = await TestApp.start({ redisUrl: redis.url, rateLimits: true });
    servers = [here, await here.another()];
    alice = await signUp(here, 'alice');
  });
  afterAll(async () => {
    for (const server of servers.toReversed()) await server.stop();
    await redis.stop();
  });

  const answers = async (times: number, ask: (server: TestApp) => PromiseLike<{ status: number }>) => {
    const statuses = [];
    for (let n = 0; n < times; n++) statuses.push((await ask(servers[n % 2] ?? fail())).status);
    return statuses;
  };
  const guess = (server: TestApp) =>
    server.api.post('/auth/login').send({ identifier: 'alice', password: 'a wrong guess' });
  const comment = (server: TestApp) => server.as(alice).post('/posts/1/comments').send({ body: 'Hello' });

  it('count tries and what an account does together', async () => {
    expect(await answers(12, guess)).toEqual([...Array<number>(10).fill(401), 429, 429]);
    expect(await answers(62, comment)).toEqual([...Array<number>(60).fill(404), 429, 429]);
  });

  it('count each for itself while Redis is away', async () => {
    await redis.stop();
    expect(await answers(22, guess)).toEqual([...Array<number>(20).fill(401), 429, 429]);
  });
});

function fail(): never {
  throw new Error('There are two servers.');
}
