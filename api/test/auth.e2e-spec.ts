import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { readConfig } from '../src/config/config.js';
import { RefreshToken } from '../src/database/entities/refresh-token.entity.js';
import { Session } from '../src/database/entities/session.entity.js';
import { User } from '../src/database/entities/user.entity.js';
import { cookieOf, cookiesOf, PASSWORD, signUp } from './factories/members.js';
import { TestApp } from './support/test-app.js';

describe('auth', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  const refresh = (cookie: string) => app.api.post('/auth/refresh').set('Cookie', cookie);
  const login = (identifier: unknown, password: unknown = PASSWORD) =>
    app.api.post('/auth/login').send({ identifier, password });
  const me = (token: string) => app.as({ token }).get('/users/me');

  describe('sign-up', () => {
    it('opens an account and a session', async () => {
      const answer = await app.api
        .post('/auth/signup')
        .send({ username: ' Alice.1_x ', email: 'Alice@Example.ORG', password: PASSWORD, name: '  Alice  ' })
        .expect(201);
      expect(answer.body).toEqual({
        accessToken: expect.stringMatching(/^ey/),
        tokenType: 'Bearer',
        expiresIn: 900,
        user: {
          id: expect.stringMatching(/^\d+$/),
          username: 'alice.1_x',
          email: 'alice@example.org',
          emailVerified: false,
          newEmail: null,
          waitingFor: null,
          name: 'Alice',
          bio: '',
          avatar: null,
          createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
          counts: { posts: 0, followers: 0, following: 0 },
        },
      });
      expect(cookiesOf(answer)[0]).toMatch(
        /^lightwell_refresh=[\w-]{43}; Path=\/api\/v1\/auth; Expires=.*; HttpOnly; SameSite=Strict$/,
      );
      expect(answer.headers['cache-control']).toBe('no-store');
    });

    it('stores neither the password nor the refresh token', async () => {
      const { id, cookie } = await signUp(app, 'hashed');
      const { passwordHash } = await app.dataSource.manager.findOneByOrFail(User, { id: Number(id) });
      expect(passwordHash).toMatch(/^\$2b\$04\$/);
      const [token] = await app.dataSource.manager.find(RefreshToken, {
        order: { createdAt: 'DESC' },
        take: 1,
      });
      expect(token?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
      expect(cookie).not.toContain(token?.tokenHash);
    });

    it('costs 2^12 rounds outside the tests', () => {
      expect(readConfig({ JWT_SECRET: 'x'.repeat(32) }).passwordCost).toBe(12);
    });

    it.each([
      ['username', 'taken', 'username_taken'],
      ['email', 'taken@example.org', 'email_taken'],
    ])('refuses a %s that is taken', async (field, value, code) => {
      if (field === 'username') await signUp(app, 'taken');
      const account = {
        username: 'another',
        email: 'another@example.org',
        password: PASSWORD,
        [field]: value.toUpperCase(),
      };
      const { body } = await app.api.post('/auth/signup').send(account).expect(409);
      expect(body).toMatchObject({ code, errors: [{ pointer: `#/${field}`, code }] });
    });

    it.each([
      [{ username: 'ab' }, 'username'],
      [{ username: 'a'.repeat(31) }, 'username'],
      [{ username: 'spaced out' }, 'username'],
      [{ username: 'émile' }, 'username'],
      [{ username: '...' }, 'username'],
      [{ username: '.dot' }, 'username'],
      [{ username: 'dots..two' }, 'username'],
      [{ username: 'admin' }, 'username'],
      [{ username: 'Explore' }, 'username'],
      [{ username: 7 }, 'username'],
      [{ email: 'nobody' }, 'email'],
      [{ email: `${'a'.repeat(250)}@example.org` }, 'email'],
      [{ password: 'seven77' }, 'password'],
      [{ password: 'x'.repeat(73) }, 'password'],
      [{ password: 'ü'.repeat(37) }, 'password'],
      [{ password: ['correct horse'] }, 'password'],
      [{ password: 'password' }, 'password'],
      [{ password: '12345678' }, 'password'],
      [{ username: 'finefinch', password: 'Fine.Finch1' }, 'password'],
      [{ name: 'Fine Finch', password: 'fine finch' }, 'password'],
      [{ email: 'finefinch@example.org', password: 'finefinch' }, 'password'],
      [{ name: 'n'.repeat(51) }, 'name'],
      [{ name: null }, 'name'],
      [{ admin: true }, 'admin'],
    ])('refuses %j', async (wrong, field) => {
      const account = { username: 'fine', email: 'fine@example.org', password: PASSWORD, ...wrong };
      const { body, type } = await app.api.post('/auth/signup').send(account).expect(422);
      expect(type).toBe('application/problem+json');
      expect((body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)).toEqual([
        `#/${field}`,
      ]);
    });

    it('takes 72 bytes and tells them apart to the last', async () => {
      const password = 'a lamp, a lake, a long walk; '.repeat(3).slice(0, 72);
      await app.api
        .post('/auth/signup')
        .send({ username: 'longpass', email: 'l@example.org', password })
        .expect(201);
      await login('longpass', password).expect(200);
      await login('longpass', `${password.slice(0, 71)}y`).expect(401);
      await login('longpass', `${password}y`).expect(401);
    });

    it.each([
      ['fresh.name', { available: true, reason: null }],
      ['Checked', { username: 'checked', available: false, reason: 'username_taken' }],
      ['settings', { available: false, reason: 'username_reserved' }],
      ['no%20way', { available: false, reason: 'username_invalid' }],
    ])('tells whether %s is free', async (username, expected) => {
      if (username === 'Checked') await signUp(app, 'checked');
      const { body } = await app.api.get(`/auth/usernames/${username}`).expect(200);
      expect(body).toMatchObject(expected);
    });
  });

  describe('log-in', () => {
    it.each(['loginname', 'LoginName', 'loginname@example.org', ' LOGINNAME@example.org '])(
      'takes %j',
      async (name) => {
        await app.api
          .post('/auth/signup')
          .send({ username: 'loginname', email: 'loginname@example.org', password: PASSWORD });
        const { body } = await login(name).expect(200);
        expect(body).toMatchObject({ tokenType: 'Bearer', user: { username: 'loginname' } });
      },
    );

    it('answers a wrong password and an unknown account alike', async () => {
      await signUp(app, 'known');
      const strip = ({ body }: { body: object }) => ({ ...body, requestId: '' });
      const wrong = await login('known', 'wrong password').expect(401);
      const unknown = await login('unknown', 'wrong password').expect(401);
      expect(strip(wrong)).toEqual(strip(unknown));
      expect(wrong.body).toMatchObject({ code: 'invalid_credentials' });
    });

    it.each([
      [{}],
      [{ identifier: 'known' }],
      [{ identifier: '', password: '' }],
      [{ identifier: {}, password: [] }],
    ])('refuses %j', async (body) => {
      await app.api.post('/auth/login').send(body).expect(422);
    });
  });

  describe('access tokens', () => {
    const forge = (app: TestApp, claims: object, options: object) =>
      app.get(JwtService).sign(claims, options);

    it('open what is protected', async () => {
      const { token } = await signUp(app, 'bearer');
      expect((await me(token).expect(200)).body).toMatchObject({ username: 'bearer' });
    });

    it.each([
      ['nonsense', 'abc.def.ghi'],
      [
        'unsigned',
        'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIiwic2lkIjoiMSIsImlzcyI6ImxpZ2h0d2VsbCIsImF1ZCI6ImxpZ2h0d2VsbC1hcGkifQ.',
      ],
    ])('are refused when %s', async (_, token) => {
      const { body, headers } = await me(token).expect(401);
      expect(body).toMatchObject({ code: 'unauthenticated' });
      expect(headers['www-authenticate']).toBe('Bearer error="invalid_token"');
    });

    it('are refused when expired, for another audience, or of another session', async () => {
      const { id } = await signUp(app, 'forged');
      const session = await app.dataSource.manager.findOneByOrFail(Session, { userId: Number(id) });
      const sid = String(session.id);
      const good = { subject: id, audience: 'lightwell-api', expiresIn: 900 };
      await me(forge(app, { sid }, good)).expect(200);
      await me(forge(app, { sid }, { ...good, expiresIn: -1 })).expect(401);
      await me(forge(app, { sid }, { ...good, audience: 'lightwell-photos' })).expect(401);
      await me(forge(app, { sid: '999999' }, good)).expect(401);
      await me(forge(app, { sid }, { ...good, subject: '1' === id ? '2' : '1' })).expect(401);
    });

    it('are refused on public routes too when they are bad, so that clients refresh', async () => {
      await app.as({ token: 'bad' }).get('/explore').expect(401);
      await app.api.get('/explore').expect(200);
    });
  });

  describe('refresh', () => {
    it('replaces the cookie and answers with a session', async () => {
      const { cookie } = await signUp(app, 'rotating');
      const answer = await refresh(cookie).expect(200);
      expect(answer.body).toMatchObject({ expiresIn: 900, user: { username: 'rotating' } });
      expect(cookieOf(answer)).toMatch(/^lightwell_refresh=[\w-]{43}$/);
      expect(cookieOf(answer)).not.toBe(cookie);
    });

    it('ends the whole session when a replaced cookie comes again after the grace', async () => {
      const { id, cookie, token } = await signUp(app, 'stolen');
      const next = cookieOf(await refresh(cookie).expect(200));
      // as if the exchange had been longer ago than tabs may disagree
      await app.dataSource.manager
        .createQueryBuilder()
        .update(RefreshToken)
        .set({ replacedAt: new Date(Date.now() - 11_000) })
        .where('replaced_at IS NOT NULL')
        .execute();
      const log = jest.spyOn(Logger.prototype, 'warn');
      const answer = await refresh(cookie).expect(401);
      expect(log).toHaveBeenCalledWith(
        expect.objectContaining({ event: 'authn_token_reuse', accountId: Number(id) }),
      );
      log.mockRestore();
      expect(answer.body).toMatchObject({ code: 'invalid_refresh_token' });
      expect(cookiesOf(answer)[0]).toMatch(/^lightwell_refresh=; Max-Age=0; Path=\/api\/v1\/auth;/);
      await refresh(next).expect(401);
      await me(token).expect(401);
    });

    it('by pages of other sites is refused, and so is their log-out', async () => {
      const { cookie } = await signUp(app, 'olga');
      const from = (origin: string, path: string) =>
        app.api.post(path).set('Cookie', cookie).set('Origin', origin);
      for (const origin of [
        'https://evil.example',
        'null',
        'http://127.0.0.1:1',
        `${app.url}.evil.example`,
      ]) {
        for (const path of ['/auth/refresh', '/auth/logout']) {
          const { body, headers } = await from(origin, path).expect(403);
          expect(body).toMatchObject({ code: 'foreign_origin' });
          expect(headers['set-cookie']).toBeUndefined();
        }
      }
      const refreshed = await from(app.url, '/auth/refresh').expect(200);
      const published = new URL(app.config.publicUrl).origin;
      await app.api
        .post('/auth/logout')
        .set('Cookie', cookieOf(refreshed))
        .set('Origin', published)
        .expect(204);
    });

    it.each(['', 'lightwell_refresh=', 'lightwell_refresh=unknown'])(
      'refuses the cookie %j',
      async (cookie) => {
        const { headers } = await refresh(cookie).expect(401);
        expect(headers['www-authenticate']).toBe('Bearer');
      },
    );

    it('refuses a session that has expired', async () => {
      const { id, cookie, token } = await signUp(app, 'expired');
      await app.dataSource.manager.update(
        Session,
        { userId: Number(id) },
        { expiresAt: new Date(Date.now() - 1) },
      );
      await refresh(cookie).expect(401);
      await me(token).expect(401);
    });
  });

  describe('log-out', () => {
    it('ends the session at once, and no other', async () => {
      const here = await signUp(app, 'leaving');
      const there = (await login('leaving').expect(200)).body as { accessToken: string };
      const answer = await app.api.post('/auth/logout').set('Cookie', here.cookie).expect(204);
      expect(cookiesOf(answer)[0]).toMatch(/^lightwell_refresh=;/);
      await refresh(here.cookie).expect(401);
      await me(here.token).expect(401);
      await me(there.accessToken).expect(200);
    });

    it('works with the access token alone, and with an expired one beside the cookie', async () => {
      const one = await signUp(app, 'leaving2');
      await app.as(one).post('/auth/logout').expect(204);
      await me(one.token).expect(401);
      const two = await signUp(app, 'leaving3');
      await app.as({ token: 'expired' }).post('/auth/logout').set('Cookie', two.cookie).expect(204);
      await refresh(two.cookie).expect(401);
    });

    it('needs a session', async () => {
      await app.api.post('/auth/logout').expect(401);
    });
  });
});
