import { request as ask, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Member, PASSWORD, signUp } from './factories/members.js';
import { publish } from './factories/posts.js';
import { TestApp } from './support/test-app.js';

const CLIENT = new URL('../../client/dist/', import.meta.url);
const unpack = {
  br: promisify(zlib.brotliDecompress),
  gzip: promisify(zlib.gunzip),
  zstd: promisify(zlib.zstdDecompress),
};
type Encoding = keyof typeof unpack;

describe('what is sent', () => {
  let app: TestApp;
  let anna: Member;
  let photo: string;
  beforeAll(async () => {
    app = await TestApp.start();
    anna = await signUp(app, 'anna');
    await app
      .as(anna)
      .patch('/users/me')
      .send({ bio: '📷'.repeat(499) });
    for (let count = 0; count < 20; count += 1) await publish(app, anna);
    photo = (await app.api.get('/explore')).body.items[0].media[0].url;
  });
  afterAll(() => app.stop());

  /** Supertest would unpack it. */
  const get = async (path: string, encodings?: string, method = 'GET', body = '') => {
    const sent = ask(app.url + path, {
      method,
      headers: {
        ...(encodings && { 'Accept-Encoding': encodings }),
        ...(body && { 'Content-Type': 'application/json' }),
      },
    });
    sent.end(body);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    return { headers: answer.headers, body: await buffer(answer) };
  };

  it.each([
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['gzip, deflate', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['gzip, deflate, br, zstd', 'zstd'],
  ] as const)('is small when %s may be used, and the same', async (encodings, encoding: Encoding) => {
    const plain = await get('/api/v1/explore');
    const { headers, body } = await get('/api/v1/explore', encodings);
    expect(headers).toMatchObject({
      'content-encoding': encoding,
      vary: expect.stringMatching(/accept-encoding/i),
    });
    expect(body.length).toBeLessThan(plain.body.length / 3);
    expect((await unpack[encoding](body)).equals(plain.body)).toBe(true);
  });

  it.each([undefined, 'identity', 'br;q=0', 'nonsense'])(
    'is sent as it is when nothing else is understood: %s',
    async (encodings) => {
      const { headers, body } = await get('/api/v1/explore', encodings);
      expect(headers['content-encoding']).toBeUndefined();
      expect(headers.vary).toMatch(/accept-encoding/i); // for caches between
      expect(() => JSON.parse(body.toString()) as unknown).not.toThrow();
    },
  );

  it('is sent as it is when it is short, a photo, or holds a token', async () => {
    for (const path of ['/health/live', photo]) {
      expect((await get(path, 'br')).headers['content-encoding']).toBeUndefined();
    }
    const login = JSON.stringify({ identifier: 'anna', password: PASSWORD });
    const { headers, body } = await get('/api/v1/auth/login', 'br', 'POST', login);
    expect(body.length).toBeGreaterThan(2000);
    expect(headers['content-encoding']).toBeUndefined();
  });

  it.each(['br', 'gzip'] as const)('was made small once where it is a file: %s', async (encoding) => {
    const script = readdirSync(CLIENT).find((name) => /^main-.*\.js$/.test(name)) ?? '';
    for (const path of ['/', '/explore', '/nowhere', `/${script}`]) {
      const plain = await get(path);
      const { headers, body } = await get(path, encoding);
      expect(headers).toMatchObject({
        'content-encoding': encoding,
        'content-length': String(body.length),
        vary: expect.stringMatching(/accept-encoding/i),
        'content-type': plain.headers['content-type'],
        'cache-control': plain.headers['cache-control'],
      });
      expect((await unpack[encoding](body)).equals(plain.body)).toBe(true);
    }
  });
});
