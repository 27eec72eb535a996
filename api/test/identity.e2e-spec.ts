import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import type { SessionInfoDto } from '../src/auth/auth.dto.js';
import type { AuthenticatorSetupDto } from '../src/identity/second-factor.dto.js';
import { LetterToken } from '../src/database/entities/letter-token.entity.js';
import { Session } from '../src/database/entities/session.entity.js';
import type { CurrentUserDto } from '../src/users/user.dto.js';
import { cookieOf, cookiesOf, type Member, PASSWORD, signUp, signUpAll } from './factories/members.js';
import { statementsOf } from './support/count-queries.js';
import { MailServer, type ReceivedLetter } from './support/mail-server.js';
import { TestSocket } from './support/socket.js';
import { TestApp } from './support/test-app.js';

const NEW_PASSWORD = 'a lake in the fog';
const FIREFOX = 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0';

const addressOf = (username: string) => `${username}@example.org`;

describe('accounts where letters can be sent', () => {
  let mail: MailServer;
  let app: TestApp;
  beforeAll(async () => {
    mail = await MailServer.start();
    app = await TestApp.start({ mail: mail.target, emailVerification: 'optional', trustProxy: '127.0.0.1' });
  });
  afterAll(async () => {
    await app.stop();
    await mail.stop();
  });
  beforeEach(() => mail.forget());

  const tokenIn = (letter: ReceivedLetter) => new URL(mail.linkIn(letter)).hash.slice(1);
  const tokenFor = async (username: string, count = 1) =>
    tokenIn(await mail.letterTo(addressOf(username), count));
  const confirm = (token: string) => app.api.post('/auth/email/verify').send({ token });
  const forgot = (email: string) => app.api.post('/auth/password/forgot').send({ email });
  const reset = (token: string, password = NEW_PASSWORD) =>
    app.api.post('/auth/password/reset').send({ token, password });
  const login = (identifier: string, password = PASSWORD) =>
    app.api.post('/auth/login').send({ identifier, password });
  const me = async (member: { token: string }) =>
    (await app.as(member).get('/users/me').expect(200)).body as CurrentUserDto;
  const age = async (token: 'confirm_email' | 'reset_password') =>
    app.dataSource.manager.update(LetterToken, { purpose: token }, { expiresAt: new Date(Date.now() - 1) });

  /** Somebody whose address is confirmed. */
  const confirmed = async (username: string): Promise<Member> => {
    const member = await signUp(app, username);
    await confirm(await tokenFor(username)).expect(204);
    mail.forget();
    return member;
  };

  /** Once the letters are sent that were ordered before. */
  const noLetterTo = async (username: string) => {
    await signUp(app, `last_${username}`);
    await mail.letterTo(addressOf(`last_${username}`));
    expect(mail.lettersTo(addressOf(username))).toEqual([]);
  };

  describe('an address', () => {
    it('counts when the link in its letter was followed', async () => {
      const alice = await signUp(app, 'alice');
      expect(await me(alice)).toMatchObject({
        email: 'alice@example.org',
        emailVerified: false,
        waitingFor: null,
      });
      await login('alice@example.org').expect(401);
      await login('alice').expect(200);
      const letter = (await mail.letterTo('alice@example.org')) && mail.lettersTo('alice@example.org')[0];
      expect(letter).toMatchObject({ subject: 'Confirm your e-mail address' });
      expect(mail.linkIn(letter)).toMatch(new RegExp(`^${app.config.publicUrl}/verify-email#`));
      await confirm(tokenIn(letter)).expect(204);
      expect(await me(alice)).toMatchObject({ emailVerified: true });
      await login(' Alice@Example.org ').expect(200);
    });

    it('of somebody else is not told to whoever gives it; its owner is', async () => {
      await confirmed('owner');
      const claim = (username: string, email: string) =>
        app.api.post('/auth/signup').send({ username, email, password: PASSWORD });
      const taken = await claim('claimant', 'owner@example.org').expect(201);
      const free = await claim('newcomer', 'newcomer@example.org').expect(201);
      const shape = ({ body }: { body: { user: CurrentUserDto } }) => ({
        ...body.user,
        id: '',
        username: '',
        email: '',
        createdAt: '',
      });
      expect(shape(taken)).toEqual(shape(free));
      const letter = await mail.letterTo('owner@example.org');
      expect(letter).toMatchObject({ subject: 'You have an account already' });
      expect(letter.text).toContain('@owner');
      await login('owner@example.org').expect(200);
      const { body } = await app
        .as({ token: (taken.body as { accessToken: string }).accessToken })
        .get('/users/me');
      expect(body).toMatchObject({ email: 'owner@example.org', emailVerified: false });
    });

    it('is whose it is first shown to be', async () => {
      const body = (username: string) => ({ username, email: 'shared@example.org', password: PASSWORD });
      await app.api.post('/auth/signup').send(body('first')).expect(201);
      const early = tokenIn(await mail.letterTo('shared@example.org'));
      await app.api.post('/auth/signup').send(body('second')).expect(201);
      const late = tokenIn(await mail.letterTo('shared@example.org', 2));
      await confirm(late).expect(204);
      expect((await confirm(early).expect(409)).body).toMatchObject({ code: 'email_taken' });
      const { body: session } = await login('shared@example.org').expect(200);
      expect(session).toMatchObject({ user: { username: 'second' } });
    });

    it('takes each link once, of two at the same time, too', async () => {
      await signUp(app, 'racer');
      const token = await tokenFor('racer');
      const statuses = await Promise.all(
        [confirm(token), confirm(token)].map(async (one) => (await one).status),
      );
      expect(statuses.sort()).toEqual([204, 422]);
      const { body } = await confirm(token).expect(422);
      expect(body).toMatchObject({ code: 'token_invalid', errors: [{ pointer: '#/token' }] });
    });

    it('takes no link that is old, made up, changed, or for something else', async () => {
      const ursula = await signUp(app, 'ursula');
      const token = await tokenFor('ursula');
      await forgot('ursula@example.org').expect(202);
      const other = await tokenFor('ursula', 2);
      const changed = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
      for (const wrong of [other, changed, 'made-up', ursula.token]) await confirm(wrong).expect(422);
      await reset(token).expect(422);
      await age('confirm_email');
      await confirm(token).expect(422);
      expect(await me(ursula)).toMatchObject({ emailVerified: false });
      await app.as(ursula).post('/auth/email/verification').expect(202);
      await confirm(await tokenFor('ursula', 3)).expect(204);
    });

    it('is asked about again only while there is something to confirm', async () => {
      const vera = await confirmed('vera');
      await app.as(vera).post('/auth/email/verification').expect(202);
      await noLetterTo('vera');
    });

    it('is changed when the new one is confirmed, and the old one is told', async () => {
      const carol = await confirmed('carol');
      const change = (email: string, password = PASSWORD) =>
        app.as(carol).post('/users/me/email').send({ email, password });
      await change('carol.new@example.org', 'wrong guess').expect(403);
      await change('not an address').expect(422);
      await forgot('carol@example.org').expect(202);
      const old = await tokenFor('carol');
      await change(' Carol.New@example.org').expect(202);
      expect(await me(carol)).toMatchObject({
        email: 'carol@example.org',
        newEmail: 'carol.new@example.org',
      });
      expect((await mail.letterTo('carol@example.org', 2)).subject).toBe('Another address for your account');
      await login('carol.new@example.org').expect(401);
      await confirm(await tokenFor('carol.new')).expect(204);
      expect(await me(carol)).toMatchObject({
        email: 'carol.new@example.org',
        emailVerified: true,
        newEmail: null,
      });
      await login('carol.new@example.org').expect(200);
      await login('carol@example.org').expect(401);
      expect((await mail.letterTo('carol@example.org', 3)).subject).toBe('Your e-mail address was changed');
      await reset(old).expect(422);
    });

    it('stays when a change of it is taken back, or given up for the old one', async () => {
      const dora = await confirmed('dora');
      const change = (email: string) =>
        app.as(dora).post('/users/me/email').send({ email, password: PASSWORD }).expect(202);
      await change('dora.new@example.org');
      const first = await tokenFor('dora.new');
      await app.as(dora).delete('/users/me/email/change').expect(204);
      await confirm(first).expect(422);
      await change('dora.newer@example.org');
      const second = await tokenFor('dora.newer');
      await change('dora@example.org');
      await confirm(second).expect(422);
      expect(await me(dora)).toMatchObject({ email: 'dora@example.org', newEmail: null });
    });

    it('that belongs to somebody else is not told to who wants it', async () => {
      const [, erna] = [await confirmed('emil'), await confirmed('erna')];
      await app
        .as(erna)
        .post('/users/me/email')
        .send({ email: 'emil@example.org', password: PASSWORD })
        .expect(202);
      expect((await mail.letterTo('emil@example.org')).subject).toBe('You have an account already');
      expect(await me(erna)).toMatchObject({ email: 'erna@example.org', newEmail: 'emil@example.org' });
    });

    it('that was mistyped at the sign-up is replaced at once', async () => {
      const fay = await signUp(app, 'fya');
      const mistyped = await tokenFor('fya');
      await app
        .as(fay)
        .post('/users/me/email')
        .send({ email: 'fay@example.org', password: PASSWORD })
        .expect(202);
      expect(await me(fay)).toMatchObject({ email: 'fay@example.org', newEmail: null, emailVerified: false });
      await confirm(await tokenFor('fay')).expect(204);
      await confirm(mistyped).expect(422);
      expect(await me(fay)).toMatchObject({ emailVerified: true });
    });
  });

  describe('a password', () => {
    it('that was forgotten is replaced by letter, and all sessions end', async () => {
      const gina = await confirmed('gina');
      await forgot('GINA@example.org').expect(202);
      const [first] = [await tokenFor('gina')];
      await forgot('gina@example.org').expect(202);
      const second = await tokenFor('gina', 2);
      await reset(first).expect(204);
      await reset(first).expect(422);
      await reset(second).expect(422);
      await app.as(gina).get('/users/me').expect(401);
      await app.api.post('/auth/refresh').set('Cookie', gina.cookie).expect(401);
      await login('gina').expect(401);
      await login('gina', NEW_PASSWORD).expect(200);
      await mail.letterTo('gina@example.org', 3);
      expect(mail.lettersTo('gina@example.org').map(({ subject }) => subject)).toContain(
        'Your password was changed',
      );
    });

    it('is asked for alike whether there is an account or not, and with the same work', async () => {
      await confirmed('hugo');
      const answers: { status: number; text: string }[] = [];
      const work: string[][] = [];
      for (const email of ['hugo@example.org', 'nobody@example.org']) {
        const asked = async () => {
          answers.push(await forgot(email));
        };
        const orders = (await statementsOf(app, asked)).filter((sql) =>
          /^INSERT INTO .outgoing_letters/.test(sql),
        );
        work.push(orders.map((sql) => sql.replace(/\d{6,}/, 'ID')));
      }
      const [known, unknown] = answers.map(({ status, text }) => ({ status, text }));
      expect(known).toEqual({ status: 202, text: '' });
      expect(unknown).toEqual(known);
      expect(work[0]).toHaveLength(1);
      expect(work[1]).toEqual(work[0]);
      await mail.letterTo('hugo@example.org');
      await noLetterTo('nobody');
    });

    it('is not replaced by an old link, nor twice at the same time', async () => {
      await confirmed('ida');
      await forgot('ida@example.org').expect(202);
      const token = await tokenFor('ida');
      const statuses = await Promise.all(
        [reset(token), reset(token, 'another lake')].map(async (one) => (await one).status),
      );
      expect(statuses.sort()).toEqual([204, 422]);
      await forgot('ida@example.org').expect(202);
      const late = await tokenFor('ida', 3);
      await age('reset_password');
      await reset(late).expect(422);
    });

    it('that is easily guessed is refused, and the link stays good', async () => {
      await confirmed('jonas.berg');
      await forgot('jonas.berg@example.org').expect(202);
      const token = await tokenFor('jonas.berg');
      for (const password of ['password1', 'Jonas Berg 7', 'short', 'x'.repeat(73)]) {
        const { body } = await reset(token, password).expect(422);
        expect(body).toMatchObject({ code: 'validation_failed', errors: [{ pointer: '#/password' }] });
      }
      await reset(token).expect(204);
    });

    it('that comes by letter shows whose address it is', async () => {
      await signUp(app, 'karl');
      await mail.letterTo('karl@example.org');
      await forgot('karl@example.org').expect(202);
      await reset(await tokenFor('karl', 2)).expect(204);
      await login('karl@example.org', NEW_PASSWORD).expect(200);
    });

    it('is changed by who knows the old one; other sessions end, and a letter tells', async () => {
      const lena = await confirmed('lena');
      const { body: elsewhere } = await login('lena').expect(200);
      const change = (currentPassword: string, newPassword: string) =>
        app.as(lena).put('/users/me/password').send({ currentPassword, newPassword });
      const { body } = await change('wrong guess', NEW_PASSWORD).expect(403);
      expect(body).toMatchObject({ code: 'wrong_password', errors: [{ pointer: '#/currentPassword' }] });
      const refused = await change(PASSWORD, 'lena1234').expect(422);
      expect(refused.body).toMatchObject({ errors: [{ pointer: '#/newPassword' }] });
      await change(PASSWORD, NEW_PASSWORD).expect(204);
      await app.as(lena).get('/users/me').expect(200);
      await app
        .as({ token: (elsewhere as { accessToken: string }).accessToken })
        .get('/users/me')
        .expect(401);
      await login('lena').expect(401);
      await login('lena', NEW_PASSWORD).expect(200);
      await mail.letterTo('lena@example.org', 2);
      expect(mail.lettersTo('lena@example.org').map(({ subject }) => subject)).toContain(
        'Your password was changed',
      );
    });
  });

  describe('a log-in', () => {
    it('from a new browser is told by letter, from a known one it is not', async () => {
      await confirmed('mara');
      const from = (cookie: string) =>
        app.api
          .post('/auth/login')
          .set('User-Agent', FIREFOX)
          .set('X-Forwarded-For', '203.0.113.77')
          .set('Cookie', cookie)
          .send({ identifier: 'mara', password: PASSWORD })
          .expect(200);
      const answer = await from('');
      const device = cookiesOf(answer).find((cookie) => cookie.startsWith('lightwell_device=')) ?? '';
      expect(device).toMatch(
        /^lightwell_device=[\w-]{43}; Path=\/api\/v1\/auth; Expires=.*; HttpOnly; SameSite=Strict$/,
      );
      const { subject, text } = await mail.letterTo('mara@example.org');
      expect(subject).toBe('New log-in to your account');
      for (const fact of ['Firefox on Android', '203.0.113.0/24', ' UTC']) expect(text).toContain(fact);
      expect(text).not.toContain('203.0.113.77');
      mail.forget();
      await from(device.split(';')[0] ?? '');
      await noLetterTo('mara');
    });

    it('of who has not shown that an address is theirs is told nobody', async () => {
      await signUp(app, 'nina');
      await mail.letterTo('nina@example.org');
      mail.forget();
      await login('nina').expect(200);
      await noLetterTo('nina');
    });
  });

  it('are told of nothing that they do not have', async () => {
    const { body } = await app.api.get('/instance').expect(200);
    expect(body).toEqual({ mail: 'smtp', emailVerification: 'optional' });
  });
});

describe('accounts that have to confirm their address first', () => {
  let mail: MailServer;
  let app: TestApp;
  let alice: Member;
  let bob: Member;
  beforeAll(async () => {
    mail = await MailServer.start();
    app = await TestApp.start({ mail: mail.target, emailVerification: 'required' });
    [alice, bob] = await signUpAll(app, 'alice', 'bob');
    const letter = await mail.letterTo('bob@example.org');
    await app.api
      .post('/auth/email/verify')
      .send({ token: new URL(mail.linkIn(letter)).hash.slice(1) })
      .expect(204);
  });
  afterAll(async () => {
    await app.stop();
    await mail.stop();
  });

  it('cannot do anything but what is about themselves', async () => {
    const { body } = await app.as(alice).get('/users/me').expect(200);
    expect(body).toMatchObject({ waitingFor: 'email' });
    for (const path of ['/feed', '/notifications', '/search?q=bob', '/push/devices']) {
      const refusal = await app.as(alice).get(path).expect(403);
      expect(refusal.body).toMatchObject({ code: 'email_unconfirmed' });
    }
    for (const path of ['/users/bob/follow', '/posts/1/like']) await app.as(alice).put(path).expect(403);
    await app.as(alice).patch('/users/me').send({ bio: 'x' }).expect(403);
    await app.as(alice).get('/explore').expect(200); // as everybody may
    await app.as(alice).get('/auth/sessions').expect(200);
    await app.as(bob).get('/feed').expect(200);
  });

  it('are seen by nobody, and hear nothing', async () => {
    await app.as(bob).get('/users/alice').expect(404);
    await app.as(bob).put('/users/alice/follow').expect(404);
    expect(((await app.as(bob).get('/search?q=alice').expect(200)).body as { users: [] }).users).toEqual([]);
    await expect(TestSocket.open(app, alice.token)).rejects.toThrow();
    const { body } = await app.api.get('/auth/usernames/alice').expect(200);
    expect(body).toMatchObject({ reason: 'username_taken' });
  });

  it('may correct the address, and are open as soon as it is confirmed', async () => {
    const carol = await signUp(app, 'carol');
    await app
      .as(carol)
      .post('/users/me/email')
      .send({ email: 'caro@example.org', password: PASSWORD })
      .expect(202);
    const letter = await mail.letterTo('caro@example.org');
    await app.as(carol).get('/feed').expect(403);
    await app.api
      .post('/auth/email/verify')
      .send({ token: new URL(mail.linkIn(letter)).hash.slice(1) })
      .expect(204);
    await app.as(carol).get('/feed').expect(200);
    await app.as(bob).get('/users/carol').expect(200);
    expect((await app.as(carol).get('/users/me').expect(200)).body).toMatchObject({ waitingFor: null });
  });

  it('may leave', async () => {
    const dora = await signUp(app, 'dora');
    await app.as(dora).delete('/users/me').send({ password: PASSWORD }).expect(204);
    const erna = await signUp(app, 'erna');
    await app.as(erna).post('/auth/logout').expect(204);
  });
});

describe('letters to one address', () => {
  let mail: MailServer;
  let app: TestApp;
  beforeAll(async () => {
    mail = await MailServer.start();
    app = await TestApp.start({ mail: mail.target, emailVerification: 'optional', rateLimits: true });
  });
  afterAll(async () => {
    await app.stop();
    await mail.stop();
  });

  it('are limited, alike whether there is an account, and each kind for itself', async () => {
    const alice = await signUp(app, 'alice');
    for (const email of ['alice@example.org', 'nobody@example.org']) {
      const forgot = () => app.api.post('/auth/password/forgot').send({ email });
      for (let letters = 0; letters < 5; letters++) await forgot().expect(202);
      const { headers } = await forgot().expect(429);
      expect(Number(headers['retry-after'])).toBeGreaterThan(3000);
    }
    const again = () => app.as(alice).post('/auth/email/verification');
    for (let letters = 1; letters < 5; letters++) await again().expect(202);
    await again().expect(429);
  });
});

describe('accounts where no letters are sent', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start({ mail: { kind: 'none' } })));
  afterAll(() => app.stop());

  it('are told so', async () => {
    const { body } = await app.api.get('/instance').expect(200);
    expect(body).toEqual({ mail: 'none', emailVerification: 'off' });
    const alice = await signUp(app, 'alice');
    const answers = [
      await app.api.post('/auth/password/forgot').send({ email: 'alice@example.org' }).expect(501),
      await app.as(alice).post('/auth/email/verification').expect(501),
    ];
    for (const answer of answers)
      expect(answer.body).toMatchObject({
        code: 'mail_unavailable',
        detail: 'This Lightwell sends no mail; ask an administrator.',
      });
  });

  it('have the address that they give, and each only one', async () => {
    const [bob] = await signUpAll(app, 'bob', 'carol');
    const change = (email: string) => app.as(bob).post('/users/me/email').send({ email, password: PASSWORD });
    expect((await change('carol@example.org').expect(409)).body).toMatchObject({ code: 'email_taken' });
    await change('bob.new@example.org').expect(202);
    const login = (identifier: string) =>
      app.api.post('/auth/login').send({ identifier, password: PASSWORD });
    await login('bob.new@example.org').expect(200);
    await login('bob@example.org').expect(401);
  });
});

describe('sessions', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start({ trustProxy: '127.0.0.1' })));
  afterAll(() => app.stop());

  const login = async (identifier: string, address = '127.0.0.1', userAgent = '') => {
    const answer = await app.api
      .post('/auth/login')
      .set('User-Agent', userAgent)
      .set('X-Forwarded-For', address)
      .send({ identifier, password: PASSWORD })
      .expect(200);
    return { token: (answer.body as { accessToken: string }).accessToken, cookie: cookieOf(answer) };
  };
  const list = async (member: { token: string }) =>
    ((await app.as(member).get('/auth/sessions').expect(200)).body as { items: SessionInfoDto[] }).items;

  it('are listed with browser, network and time', async () => {
    const alice = await signUp(app, 'alice');
    const phone = await login('alice', '2001:db8:12:3456::9', FIREFOX);
    const [here, there, ...more] = await list(phone);
    expect(more).toEqual([]);
    expect(here).toEqual({
      id: expect.stringMatching(/^\d+$/),
      current: true,
      device: 'Firefox on Android',
      addressRange: '2001:db8:12::/48',
      createdAt: expect.stringMatching(/Z$/),
      lastUsedAt: expect.stringMatching(/Z$/),
    });
    expect(there).toMatchObject({ current: false, device: 'A browser', addressRange: '127.0.0.0/24' });
    await app.dataSource.manager.update(
      Session,
      { id: Number(there?.id) },
      { lastUsedAt: new Date('2026-01-01T00:00:00Z') },
    );
    await app.api
      .post('/auth/refresh')
      .set('Cookie', alice.cookie)
      .set('X-Forwarded-For', '198.51.100.9')
      .expect(200);
    expect((await list(phone))[0]).toMatchObject({ current: false, addressRange: '198.51.100.0/24' });
  });

  it('end when somebody logs in anew in the same browser', async () => {
    const fay = await signUp(app, 'fay');
    await app.api
      .post('/auth/login')
      .set('Cookie', fay.cookie)
      .send({ identifier: 'fay', password: 'a wrong guess' })
      .expect(401);
    await app.as(fay).get('/feed').expect(200);
    const answer = await app.api
      .post('/auth/login')
      .set('Cookie', fay.cookie)
      .send({ identifier: 'fay', password: PASSWORD })
      .expect(200);
    await app.as(fay).get('/feed').expect(401);
    const items = await list({ token: (answer.body as { accessToken: string }).accessToken });
    expect(items.map(({ current }) => current)).toEqual([true]);
  });

  it('end one by one, at once and with their sockets, and nobody else’s', async () => {
    const bob = await signUp(app, 'bob');
    const carol = await signUp(app, 'carol');
    const elsewhere = await login('bob');
    const socket = await TestSocket.open(app, elsewhere.token);
    const other = (await list(bob)).find(({ current }) => !current)?.id ?? '';
    expect((await app.as(carol).delete(`/auth/sessions/${other}`).expect(404)).body).toMatchObject({
      code: 'session_not_found',
    });
    await app.as(elsewhere).get('/feed').expect(200);
    await app.as(bob).delete(`/auth/sessions/${other}`).expect(204);
    await app.as(bob).delete(`/auth/sessions/${other}`).expect(404);
    await app.as(elsewhere).get('/feed').expect(401);
    await app.api.post('/auth/refresh').set('Cookie', elsewhere.cookie).expect(401);
    await socket.closed();
    await app.as(bob).get('/feed').expect(200);
  });

  it('end all but the one that asks', async () => {
    const dora = await signUp(app, 'dora');
    const others = [await login('dora'), await login('dora')];
    await app.as(dora).delete('/auth/sessions').expect(204);
    for (const other of others) await app.as(other).get('/users/me').expect(401);
    expect((await list(dora)).map(({ current }) => current)).toEqual([true]);
  });

  it('end after 90 days, however often they are used, and their tokens with them', async () => {
    const DAY = 86_400_000;
    const erna = await signUp(app, 'erna');
    const createdAt = new Date(Date.now() - 80 * DAY);
    await app.dataSource.manager.update(Session, { userId: Number(erna.id) }, { createdAt });
    const answer = await app.api.post('/auth/refresh').set('Cookie', erna.cookie).expect(200);
    const { expiresAt } = await app.dataSource.manager.findOneByOrFail(Session, { userId: Number(erna.id) });
    expect(expiresAt).toEqual(new Date(createdAt.getTime() + 90 * DAY));
    expect(cookiesOf(answer)[0]).toContain(
      `Expires=${new Date(Math.floor(expiresAt.getTime() / 1000) * 1000).toUTCString()}`,
    );
    const almost = new Date(Date.now() - 90 * DAY + 60_000);
    await app.dataSource.manager.update(Session, { userId: Number(erna.id) }, { createdAt: almost });
    const { body } = await app.api.post('/auth/refresh').set('Cookie', cookieOf(answer)).expect(200);
    expect((body as { expiresIn: number }).expiresIn).toBeLessThanOrEqual(60);
  });
});

describe('guesses at a password', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start({ rateLimits: true, trustProxy: '127.0.0.1' })));
  afterAll(() => app.stop());

  const login = (identifier: string, address: string, password = 'a wrong guess', cookie = '') =>
    app.api
      .post('/auth/login')
      .set('X-Forwarded-For', address)
      .set('Cookie', cookie)
      .send({ identifier, password });
  const deviceIn = (answer: Parameters<typeof cookiesOf>[0]) =>
    cookiesOf(answer)
      .find((cookie) => cookie.startsWith('lightwell_device='))
      ?.split(';')[0] ?? '';

  it('from one network do not lock others out', async () => {
    await signUp(app, 'alice');
    for (let tries = 0; tries < 10; tries++) await login('alice', `203.0.113.${String(tries)}`).expect(401);
    const { headers } = await login('alice', '203.0.113.99', PASSWORD).expect(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(200);
    await login('ALICE@example.org', '203.0.113.1', PASSWORD).expect(429); // the same account
    await login('alice', '198.51.100.1', PASSWORD).expect(200);
  });

  it('are limited alike where there is no account', async () => {
    for (let tries = 0; tries < 10; tries++) await login('nobody.here', '192.0.2.1').expect(401);
    await login('nobody.here', '192.0.2.1').expect(429);
  });

  it('from everywhere close the door to strangers, but not to a browser that is known', async () => {
    await signUp(app, 'bob');
    const known = deviceIn(await login('bob', '100.64.0.1', PASSWORD).expect(200));
    for (let tries = 0; tries < 100; tries++) await login('bob', `10.${String(tries)}.0.1`).expect(401);
    await login('bob', '100.64.0.1', PASSWORD).expect(429);
    await login('bob', '100.64.0.1', PASSWORD, known).expect(200);
    const forged = `lightwell_device=${'A'.repeat(43)}`;
    await login('bob', '100.64.0.1', PASSWORD, forged).expect(429);
  });

  it('go on with guesses at a code, for those who know the password', async () => {
    const dora = await signUp(app, 'dora');
    const { body } = await app.as(dora).post('/users/me/second-factor').expect(200);
    const secret = Secret.fromBase32((body as AuthenticatorSetupDto).secret);
    const code = (step: number) => new TOTP({ secret }).generate({ timestamp: Date.now() + step * 30_000 });
    await app
      .as(dora)
      .post('/users/me/second-factor/confirmation')
      .send({ code: code(0) })
      .expect(200);
    const finish = (ticket: string, code: string) =>
      app.api.post('/auth/login/second-factor').set('X-Forwarded-For', '10.201.0.1').send({ ticket, code });
    const ticketFrom = async (address: string) =>
      ((await login('dora', address, PASSWORD).expect(403)).body as { ticket: string }).ticket;
    const tickets = [await ticketFrom('10.201.0.1'), await ticketFrom('10.201.0.1')];
    for (const ticket of tickets)
      for (let tries = 0; tries < 4; tries++) await finish(ticket, '123456').expect(403);
    await finish(tickets[0] ?? '', code(1)).expect(429);
    await login('dora', '10.201.0.1', PASSWORD).expect(429);
    await ticketFrom('10.202.0.1');
  });

  it('are forgiven by the right password', async () => {
    await signUp(app, 'carol');
    for (let round = 0; round < 3; round++) {
      for (let tries = 0; tries < 4; tries++) await login('carol', '10.200.0.1', PASSWORD).expect(200);
    }
    await login('carol', '10.200.0.1').expect(401);
  });
});
