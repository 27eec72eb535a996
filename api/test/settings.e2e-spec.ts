import { describe, expect, it } from '@jest/globals';
import { cookieOf, cookiesOf, PASSWORD, signUp } from './factories/members.js';
import { publish } from './factories/posts.js';
import { ServerProcess } from './support/server-process.js';
import { TestApp } from './support/test-app.js';

/** Each test starts a server with settings of its own, and stops it. */
describe('settings', () => {
  it('sets Secure cookies when the app is reached over https', async () => {
    const secure = await TestApp.start({ publicUrl: 'https://photos.example.org' });
    const answer = await secure.api
      .post('/auth/signup')
      .send({ username: 'secure', email: 's@example.org', password: PASSWORD });
    expect(cookiesOf(answer)[0]).toMatch(/; HttpOnly; Secure; SameSite=Strict$/);
    expect(answer.headers['strict-transport-security']).toBeDefined();
    await secure.stop();
  });

  it('limits guesses per account and sign-ups per address', async () => {
    const limited = await TestApp.start({ rateLimits: true });
    const guess = (identifier: string) =>
      limited.api.post('/auth/login').send({ identifier, password: 'wrong guess' });
    for (let tries = 0; tries < 10; tries++) await guess('victim').expect(401);
    const { body, headers } = await guess(' VICTIM ').expect(429);
    expect(body).toMatchObject({ code: 'rate_limited', status: 429 });
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    await guess('somebody else').expect(401);

    for (let tries = 0; tries < 20; tries++) await limited.api.post('/auth/signup').send({}).expect(422);
    await limited.api.post('/auth/signup').send({}).expect(429);
    await limited.api.get('/explore').expect(200);
    await limited.stop();
  });

  it('closes everything but the log-in while PUBLIC_BROWSING is off', async () => {
    const closed = await TestApp.start({ publicBrowsing: false });
    const { cookie, token } = await signUp(closed, 'insider');
    expect(cookie).toMatch(/^lightwell_refresh=/);
    for (const path of [
      '/explore',
      '/users/insider',
      '/users/insider/posts',
      '/users/insider/followers',
      '/posts/1',
    ]) {
      await closed.api.get(path).expect(401);
    }
    await closed.as({ token }).get('/users/insider').expect(200);
    await closed.beside.get('/health/ready').expect(200);
    await closed.stop();
  });

  it('production without an https address is warned of, loudly', async () => {
    const server = await ServerProcess.prepare(undefined, {
      NODE_ENV: 'production',
      JWT_SECRET: 'a secret that is long enough for this',
    });
    await server.start();
    await server.says('WARNING: PUBLIC_URL is not an https address.');
    await server.discard();
  });

  it('the refresh cookie goes by another name once the server has an https address, and takes the old one once more', async () => {
    const secure = await TestApp.start({ publicUrl: 'https://photos.example', publicBrowsing: false });
    const { cookie } = await signUp(secure, 'petra');
    expect(cookie).toMatch(/^__Secure-lightwell_refresh=/);
    const old = cookie.replace('__Secure-', '');
    const answer = await secure.api.post('/auth/refresh').set('Cookie', old).expect(200);
    expect(cookiesOf(answer)).toEqual([
      expect.stringMatching(
        /^__Secure-lightwell_refresh=[\w-]{43}; Path=\/api\/v1\/auth; .*; HttpOnly; Secure; SameSite=Strict$/,
      ),
      expect.stringMatching(/^lightwell_refresh=; Max-Age=0; Path=\/api\/v1\/auth;/),
      expect.stringMatching(/^__Secure-lightwell_photos=[^;]+; Path=\/photos; .*; Secure; /),
    ]);
    await secure.api.post('/auth/refresh').set('Cookie', cookieOf(answer)).expect(200);
    await secure.stop();
  });

  it('photos need a log-in while PUBLIC_BROWSING is off: a cookie, because <img> sends no header', async () => {
    const closed = await TestApp.start({ publicBrowsing: false });
    const frank = await signUp(closed, 'frank');
    const login = await closed.api
      .post('/auth/login')
      .send({ identifier: 'frank', password: PASSWORD })
      .expect(200);
    const cookie = cookiesOf(login).find((text) => text.startsWith('lightwell_photos='));
    expect(cookie).toMatch(/; Path=\/photos; .*HttpOnly; SameSite=Strict/);
    const { media } = await publish(closed, frank);
    const url = media[0]?.url ?? '';
    await closed.beside.get(url).expect(401);
    const { headers } = await closed.beside
      .get(url)
      .set('Cookie', cookie?.split(';')[0] ?? '')
      .expect(200);
    for (const path of ['/users/frank', '/explore', '/hashtags/none', '/users/me']) {
      await closed.api
        .get(path)
        .set('Cookie', cookie?.split(';')[0] ?? '')
        .expect(401);
    }
    expect(headers['cache-control']).toBe('private, max-age=31536000, immutable');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    await closed
      .as({ token: (login.body as { accessToken: string }).accessToken })
      .post('/auth/logout')
      .expect(204);
    await closed.beside
      .get(url)
      .set('Cookie', cookie?.split(';')[0] ?? '')
      .expect(401);
    await closed.stop();
  });
});
