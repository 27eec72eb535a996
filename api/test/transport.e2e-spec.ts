import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Member, signUp } from './factories/members.js';
import { publish } from './factories/posts.js';
import { TestApp } from './support/test-app.js';

const JSON_TYPE = 'application/json';

describe('transport', () => {
  let app: TestApp;
  let anna: Member;
  beforeAll(async () => {
    app = await TestApp.start();
    anna = await signUp(app, 'anna');
  });
  afterAll(() => app.stop());

  const patch = (type: string, body: string) =>
    app.as(anna).patch('/users/me').set('Content-Type', type).serialize(String).send(body);

  /** Nothing of what is inside the server may be seen outside. */
  const expectProblem = (
    answer: { status: number; type: string; text: string; headers: Record<string, string> },
    status: number,
    code: string,
  ) => {
    expect([answer.status, answer.type]).toEqual([status, 'application/problem+json']);
    const problem = JSON.parse(answer.text) as Record<string, unknown>;
    expect(problem).toMatchObject({
      type: `/problems/${code}`,
      title: expect.stringMatching(/\w/),
      status,
      detail: expect.stringMatching(/\.$/),
      instance: expect.stringMatching(/^\//),
      code,
      requestId: answer.headers['x-request-id'],
    });
    expect(answer.headers['x-request-id']).toMatch(/^[\w-]{36}$/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.text).not.toMatch(/ at .*\(|node_modules|SELECT|INSERT|SQLITE|\/src\/|FST_|Error:/);
  };

  describe('bodies', () => {
    it.each([
      ['half a body', '{"name":', 400, 'malformed_json'],
      ['no JSON', 'name=anna', 400, 'malformed_json'],
      ['white space', '  ', 400, 'malformed_json'],
      ['single quotes', "{'name':'x'}", 400, 'malformed_json'],
      ['NaN', '{"name":NaN}', 400, 'malformed_json'],
      ['a key of every object', '{"__proto__":{"admin":true}}', 400, 'malformed_json'],
      ['the same deep inside', '{"name":{"__proto__":{"x":1}}}', 400, 'malformed_json'],
      ['a constructor', '{"constructor":{"prototype":{"x":1}}}', 400, 'malformed_json'],
      ['a list', '[]', 422, 'validation_failed'],
      ['a list of objects', '[{"name":"x"}]', 422, 'validation_failed'],
      ['a string', '"name"', 422, 'validation_failed'],
      ['a number', '7', 422, 'validation_failed'],
      ['null', 'null', 422, 'validation_failed'],
      ['ten thousand brackets', '['.repeat(10_000), 400, 'malformed_json'],
      ['a deep object', `${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}`, 422, 'validation_failed'],
      ['a deep list', `{"name":${'['.repeat(9000)}${']'.repeat(9000)}}`, 422, 'validation_failed'],
      ['more than 100 kB', JSON.stringify({ bio: 'x'.repeat(100_000) }), 413, 'payload_too_large'],
    ])('are refused when they are %s', async (_, body, status, code) => {
      expectProblem(await patch(JSON_TYPE, body), status, code);
      expect(({} as { admin?: boolean }).admin).toBeUndefined();
    });

    it.each([
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'application/jsonx',
      'application/json; charset=utf-16',
      'application/json; charset="iso-8859-1"',
      'application/json; charset=',
      'nonsense',
    ])('are refused as %s', async (type) => {
      expectProblem(await patch(type, '{"name":"x"}'), 415, 'unsupported_media_type');
    });

    it.each([JSON_TYPE, 'application/json; charset=utf-8', 'Application/JSON; Charset="UTF-8"'])(
      'are taken as %s',
      async (type) => {
        expect((await patch(type, '{"name":"Zoë"}').expect(200)).body).toMatchObject({ name: 'Zoë' });
      },
    );

    it.each([
      ['a null byte', 'a\0b'],
      ['a lone surrogate', '\ud800'],
      ['the end of a script', '</script><script>alert(1)</script>'],
      ['the other direction', '\u202egnp.exe'],
      ['SQL', "'; DROP TABLE users; --"],
    ])('may hold %s without harm', async (_, name) => {
      const { status, type } = await patch(JSON_TYPE, JSON.stringify({ name }));
      expect([200, 422]).toContain(status);
      expect(type).toMatch(/json$/);
      await app.as(anna).get('/users/me').expect(200);
      await app.as(anna).patch('/users/me').send({ name: 'anna' }).expect(200);
    });

    it('may be empty where nothing is to be sent, whatever the header says', async () => {
      const { id } = await publish(app, anna);
      const like = () => app.as(anna).put(`/posts/${id}/like`);
      await like().set('Content-Type', JSON_TYPE).expect(200);
      await like().set('Content-Type', JSON_TYPE).send('').expect(200);
      await like().expect(200);
      expectProblem(
        await app.api.post('/auth/login').set('Content-Type', JSON_TYPE),
        422,
        'validation_failed',
      );
    });
  });

  describe('addresses', () => {
    it.each([
      ['get', '/api/v1/nothing', 404, 'not_found'],
      ['get', '/api/v1', 404, 'not_found'],
      ['get', '/api/v1/', 404, 'not_found'],
      ['get', '/api/v2/feed', 404, 'not_found'],
      ['get', '/api/v1/nothing.js', 404, 'not_found'],
      ['post', '/api/v1/feed', 404, 'not_found'],
      ['post', '/nothing', 404, 'not_found'],
      ['delete', '/api/v1/explore', 404, 'not_found'],
      ['get', '/health/nothing', 404, 'not_found'],
      ['get', '/photos/a/b/c', 404, 'not_found'],
      ['get', '/api/v1/users/%', 400, 'bad_request'],
      ['get', '/api/v1/users/%ZZ', 400, 'bad_request'],
      ['get', '/api/v1/users/%C3%28', 400, 'bad_request'],
      ['get', '/photos/..%2f..%2fjwt-secret/1.webp', 404, 'not_found'],
      ['get', '/%2e%2e/%2e%2e/package.json', 404, 'not_found'],
      ['get', `/api/v1/users/${'a'.repeat(5000)}`, 404, 'not_found'],
      ['get', `/api/v1/explore?cursor=${'a'.repeat(5000)}`, 400, 'invalid_cursor'],
      ['get', '/api/v1/explore?limit[]=1', 200, ''],
      ['get', '/api/v1/explore?__proto__[x]=1&utm_source=mail', 200, ''],
    ] as const)('%s %s answers as it should', async (method, path, status, code) => {
      const answer = await app.beside[method](path);
      if (status === 200) expect(answer.status).toBe(200);
      else expectProblem(answer, status, code);
    });

    it('answer HEAD like GET, without a body', async () => {
      for (const path of ['/api/v1/explore', '/health/live']) {
        const { text, headers } = await app.beside.head(path).expect(200);
        expect(text ?? '').toBe('');
        expect(headers['content-type']).toMatch(/^application\/json/);
      }
    });
  });

  it('gives every request an id of its own, not one that it is told', async () => {
    const ask = () => app.api.get('/explore').set('X-Request-Id', 'mine').set('Request-Id', 'mine');
    const ids = [await ask(), await ask()].map(({ headers }) => String(headers['x-request-id']));
    expect(new Set([...ids, 'mine']).size).toBe(3);
  });

  const OF_ALL = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'referrer-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };

  it.each(['/docs', '/'])('sends security headers with %s', async (path) => {
    const { headers } = await app.beside.get(path);
    expect(headers).toMatchObject({ ...OF_ALL, 'cross-origin-opener-policy': 'same-origin' });
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['strict-transport-security']).toBeUndefined(); // only once reached over https
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/default-src 'self';.*script-src 'self';.*object-src 'none'/);
    expect(policy).not.toMatch(/unsafe-eval|script-src [^;]*unsafe-inline/);
    expect(policy.includes("style-src 'self' 'unsafe-inline'")).toBe(path === '/docs');
  });

  it.each(['/api/v1/explore', '/api/v1/nothing', '/api/v1/users/me'])(
    'lets nothing be loaded by what %s answers',
    async (path) => {
      const { headers } = await app.beside.get(path);
      expect(headers).toMatchObject({
        ...OF_ALL,
        'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      });
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['strict-transport-security']).toBeUndefined();
    },
  );

  it('lets no other origin in', async () => {
    const { headers } = await app.api.get('/explore').set('Origin', 'https://evil.example').expect(200);
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['access-control-allow-credentials']).toBeUndefined();
  });

  it('is healthy', async () => {
    expect((await app.beside.get('/health/live').expect(200)).body).toEqual({ status: 'ok' });
    expect((await app.beside.get('/health/ready').expect(200)).body).toMatchObject({ status: 'ok' });
  });
});
