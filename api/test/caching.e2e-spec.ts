import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cookieOf, type Member, PASSWORD, signUp } from './factories/members.js';
import { publish } from './factories/posts.js';
import { TestApp } from './support/test-app.js';

const openApi = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, unknown>>;
};

describe('answers say whether they may be kept', () => {
  let app: TestApp;
  let anna: Member;
  let photo: string;
  beforeAll(async () => {
    app = await TestApp.start();
    anna = await signUp(app, 'anna');
    photo = (await publish(app, anna)).media[0]?.url ?? '';
  });
  afterAll(() => app.stop());

  it.each(['/feed', '/users/me', '/explore', '/users/anna', '/notifications', '/nothing', '/media/usage'])(
    'and with an access token they may not: %s',
    async (path) => {
      const { headers } = await app.as(anna).get(path);
      expect(headers['cache-control']).toBe('no-store');
    },
  );

  it('and with a session they may not', async () => {
    const login = await app.api
      .post('/auth/login')
      .send({ identifier: 'anna', password: PASSWORD })
      .expect(200);
    const refreshed = await app.api.post('/auth/refresh').set('Cookie', cookieOf(login)).expect(200);
    const gone = await app.api.post('/auth/logout').set('Cookie', cookieOf(refreshed)).expect(204);
    for (const { headers } of [login, refreshed, gone]) expect(headers['cache-control']).toBe('no-store');
  });

  it.each(['/explore', '/users/anna', '/users/anna/posts', '/openapi.json', '/auth/usernames/bela'])(
    'and what everybody may see is asked for again, by everybody for themselves: %s',
    async (path) => {
      const { headers } = await app.api.get(path).expect(200);
      expect(headers['cache-control']).toBe('no-cache');
      expect(headers.vary).toMatch(/Authorization/);
    },
  );

  it.each([
    '/api/v1/feed',
    '/api/v1/nothing',
    '/api/v1/users/nobody',
    '/x.js',
    '/%ff',
    '/api/v1/explore?cursor=x',
  ])('and refusals may not: %s', async (path) => {
    const { status, headers } = await app.beside.get(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(headers['cache-control']).toBe('no-store');
  });

  it('and photos may be for ever', async () => {
    const { headers } = await app.beside.get(photo).expect(200);
    expect(headers['cache-control']).toMatch(/^public, max-age=\d{8}, immutable$/);
    expect(headers.vary).toBeUndefined();
  });

  it('and health and the app are asked for again', async () => {
    for (const path of ['/health/live', '/', '/docs']) {
      expect((await app.beside.get(path).expect(200)).headers['cache-control']).toBe('no-cache');
    }
  });

  const operations = Object.entries(openApi.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => [method, path.replace(/\{\w+\}/g, '1')] as const),
  );

  it.each(operations)('and %s %s says so, whoever asks for it', async (method, path) => {
    const ask = (token: string | null) => {
      const sent = app.beside[method as 'get'](path);
      return token === null ? sent : sent.set('Authorization', `Bearer ${token}`);
    };
    for (const token of [anna.token, 'expired']) {
      if (path.endsWith('/logout') && token === anna.token) continue; // the others need her session
      const { headers } = await ask(token);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers.vary).toMatch(/Authorization/);
    }
    const { status, headers } = await ask(null);
    expect(headers['cache-control']).toBe(status < 400 ? 'no-cache' : 'no-store');
  });

  it('and what is beside the API says it, too, when it has not changed or is elsewhere', async () => {
    for (const path of ['/', '/docs/swagger-ui.css', '/robots.txt', '/sitemap.xml', '/docs/', '/docs']) {
      const { headers } = await app.beside.get(path).redirects(0);
      expect([path, headers['cache-control']]).toEqual([
        path,
        expect.stringMatching(/^(no-cache|public, max-age=\d+.*)$/),
      ]);
      const etag = headers.etag;
      if (etag === undefined) continue;
      const again = await app.beside.get(path).set('If-None-Match', etag);
      expect([path, again.headers['cache-control']]).toEqual([path, headers['cache-control']]);
    }
  });
});
