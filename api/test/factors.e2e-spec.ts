import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { Secret, TOTP } from 'otpauth';
import type { SessionDto } from '../src/auth/auth.dto.js';
import { AuthChallenge } from '../src/database/entities/auth-challenge.entity.js';
import { Authenticator } from '../src/database/entities/authenticator.entity.js';
import { Passkey } from '../src/database/entities/passkey.entity.js';
import { Session } from '../src/database/entities/session.entity.js';
import type { PasskeyDto, PasskeyListDto } from '../src/identity/passkey.dto.js';
import type { AuthenticatorSetupDto, RecoveryCodesDto } from '../src/identity/second-factor.dto.js';
import { cookiesOf, type Member, PASSWORD, signUp, signUpAll } from './factories/members.js';
import { eventually } from './support/eventually.js';
import { MailServer } from './support/mail-server.js';
import { PasskeyDevice } from './support/passkey-device.js';
import { TestApp } from './support/test-app.js';

const SITE = 'https://photos.example.org';
const MINUTE_MS = 60_000;

interface Task<Options> {
  ticket: string;
  options: Options;
}

let mail: MailServer;
let app: TestApp;
beforeAll(async () => {
  mail = await MailServer.start();
  app = await TestApp.start({ mail: mail.target, emailVerification: 'off', publicUrl: SITE });
});
afterAll(async () => {
  await app.stop();
  await mail.stop();
});

const addressOf = ({ username }: Member) => `${username}@example.org`;
/** Waits for a letter. */
const isTold = (member: Member, subject: string) =>
  eventually(`a letter to ${member.username}: ${subject}`, () =>
    Promise.resolve(mail.lettersTo(addressOf(member)).some((letter) => letter.subject === subject)),
  );
const login = (member: Member, password = PASSWORD) =>
  app.api.post('/auth/login').send({ identifier: member.username, password });
const usernameIn = ({ body }: { body: unknown }) => (body as SessionDto).user.username;
const statusesOf = async (requests: PromiseLike<{ status: number }>[]) =>
  (await Promise.all(requests)).map(({ status }) => status).sort();
/** As time does. */
const letTimePass = (member: Member, minutes: number) =>
  app.dataSource.manager.update(
    Session,
    { userId: Number(member.id) },
    { authenticatedAt: new Date(Date.now() - minutes * MINUTE_MS) },
  );

describe('a passkey', () => {
  let alice: Member;
  let bob: Member;
  let phone: PasskeyDevice;
  let named = 0;
  beforeEach(async () => {
    named++;
    [alice, bob] = await signUpAll(app, `alice_${String(named)}`, `bob_${String(named)}`);
    phone = new PasskeyDevice(SITE);
    mail.forget();
  });

  const beginAdding = async (member: Member) =>
    (await app.as(member).post('/users/me/passkeys/options').expect(200))
      .body as Task<PublicKeyCredentialCreationOptionsJSON>;
  const add = async (member: Member, device = phone, name = 'My phone') => {
    const { ticket, options } = await beginAdding(member);
    const body = { ticket, name, response: device.create(options) };
    return (await app.as(member).post('/users/me/passkeys').send(body).expect(201)).body as PasskeyDto;
  };
  const begin = async () =>
    (await app.api.post('/auth/login/passkey/options').expect(200))
      .body as Task<PublicKeyCredentialRequestOptionsJSON>;
  const use = (ticket: string, response: object) =>
    app.api.post('/auth/login/passkey').send({ ticket, response });
  const list = async (member: Member) =>
    ((await app.as(member).get('/users/me/passkeys').expect(200)).body as PasskeyListDto).items;

  it('logs in without a password and without a username', async () => {
    const added = await add(alice);
    expect(added).toEqual({
      id: expect.stringMatching(/^\d+$/),
      name: 'My phone',
      createdAt: expect.stringMatching(/Z$/),
      lastUsedAt: null,
    });
    await add(bob, new PasskeyDevice(SITE));
    const { ticket, options } = await begin();
    expect(options).toMatchObject({ rpId: 'photos.example.org', userVerification: 'required' });
    expect(options.allowCredentials ?? []).toEqual([]);
    const answer = await use(ticket, phone.get(options)).expect(200);
    expect(usernameIn(answer)).toBe(alice.username);
    expect(cookiesOf(answer)[0]).toMatch(/lightwell_refresh=/);
    const [passkey, ...more] = await list(alice);
    expect(more).toEqual([]);
    expect(passkey).toEqual({ ...added, lastUsedAt: expect.stringMatching(/Z$/) });
    await isTold(alice, 'A passkey was added to your account');
    await isTold(alice, 'New log-in to your account');
  });

  it('asks for no code where one is asked for after the password', async () => {
    await add(alice);
    await setUpAuthenticator(alice);
    await login(alice).expect(403);
    const { ticket, options } = await begin();
    await use(ticket, phone.get(options)).expect(200);
  });

  it('is taken once for each time that one begins, of two at once, too', async () => {
    await add(alice);
    const { ticket, options } = await begin();
    const response = phone.get(options);
    expect(await statusesOf([use(ticket, response), use(ticket, response)])).toEqual([200, 422]);
    expect((await use(ticket, response).expect(422)).body).toMatchObject({ code: 'ticket_invalid' });
    const late = await begin();
    await app.dataSource.manager.updateAll(AuthChallenge, { expiresAt: new Date(Date.now() - 1) });
    await use(late.ticket, phone.get(late.options)).expect(422);
  });

  it('is refused when what it says was not asked for', async () => {
    await add(alice);
    const refused = async (answer: (options: PublicKeyCredentialRequestOptionsJSON) => object) => {
      const { ticket, options } = await begin();
      const { body } = await use(ticket, answer(options)).expect(403);
      expect(body).toMatchObject({ code: 'passkey_refused' });
    };
    const challenge = Buffer.alloc(32, 7).toString('base64url');
    await refused((options) => phone.get(options, { origin: 'https://photos.example.net' }));
    await refused((options) => phone.get(options, { challenge }));
    await refused((options) => phone.get(options, { verified: false }));
    await refused((options) => ({ ...phone.get(options), id: challenge }));
    await refused((options) => {
      const other = phone.get(options);
      return { ...other, response: { ...other.response, signature: challenge } };
    });
    await refused(() => ({}));
    await refused(() => ({ id: { $gt: '' }, response: null }));
    const { ticket, options } = await beginAdding(bob);
    await use(ticket, phone.get({ ...options, rpId: 'photos.example.org' })).expect(422);
  });

  it('is added only as it was asked for, and for whom', async () => {
    const refused = async (change: (task: Task<PublicKeyCredentialCreationOptionsJSON>) => object) => {
      const task = await beginAdding(alice);
      const body = { ticket: task.ticket, name: 'Phone', ...change(task) };
      return app.as(alice).post('/users/me/passkeys').send(body);
    };
    const statuses = [
      await refused(({ options }) => ({ response: phone.create(options, { verified: false }) })),
      await refused(({ options }) => ({
        response: phone.create(options, { origin: 'https://example.net' }),
      })),
      await refused(({ options }) => ({ response: phone.create(options, { challenge: 'YWJj' }) })),
      await refused(() => ({ response: {} })),
    ].map(({ status, body }) => [status, (body as { code: string }).code]);
    expect(statuses).toEqual(Array(4).fill([403, 'passkey_refused']));
    const bobs = await beginAdding(bob);
    const stolen = await refused(() => ({ ticket: bobs.ticket, response: phone.create(bobs.options) }));
    expect(stolen.status).toBe(403);
    const bad = await refused(({ options }) => ({ name: ' ', response: phone.create(options) }));
    expect(bad.body).toMatchObject({ code: 'validation_failed', errors: [{ pointer: '#/name' }] });
    expect(await list(alice)).toEqual([]);
    expect(await list(bob)).toEqual([]);
  });

  it('is renamed and removed by its owner alone; then it opens nothing', async () => {
    const { id } = await add(alice);
    await app.as(bob).patch(`/users/me/passkeys/${id}`).send({ name: 'Mine' }).expect(404);
    await app.as(bob).delete(`/users/me/passkeys/${id}`).expect(404);
    const { body } = await app
      .as(alice)
      .patch(`/users/me/passkeys/${id}`)
      .send({ name: ' Key ring ' })
      .expect(200);
    expect(body).toMatchObject({ id, name: 'Key ring' });
    await app.as(alice).delete(`/users/me/passkeys/${id}`).expect(204);
    const gone = await app.as(alice).delete(`/users/me/passkeys/${id}`).expect(404);
    expect(gone.body).toMatchObject({ code: 'passkey_not_found' });
    const { ticket, options } = await begin();
    await use(ticket, phone.get(options)).expect(403);
    await isTold(alice, 'A passkey was removed from your account');
  });

  it('is one of twenty at most, and devices are told which they have', async () => {
    await add(alice);
    const [{ credentialId }] = (await app.dataSource.manager.findBy(Passkey, {
      userId: Number(alice.id),
    })) as [Passkey];
    const { options } = await beginAdding(alice);
    expect(options.excludeCredentials).toEqual([
      { id: credentialId, type: 'public-key', transports: ['internal'] },
    ]);
    for (let more = 0; more < 19; more++) await add(alice, new PasskeyDevice(SITE));
    const { body } = await app.as(alice).post('/users/me/passkeys/options').expect(409);
    expect(body).toMatchObject({ code: 'too_many_passkeys' });
  });

  it('confirms that it is you, if it is yours', async () => {
    await add(alice);
    const thief = new PasskeyDevice(SITE);
    await add(bob, thief);
    await letTimePass(alice, 11);
    await app.as(alice).post('/users/me/second-factor').expect(403);
    const confirmWith = async (device: PasskeyDevice) => {
      const { body } = await app.as(alice).post('/auth/reauthentication/passkey/options').expect(200);
      const { ticket, options } = body as Task<PublicKeyCredentialRequestOptionsJSON>;
      return app
        .as(alice)
        .post('/auth/reauthentication/passkey')
        .send({ ticket, response: device.get(options) });
    };
    expect((await confirmWith(thief)).status).toBe(403);
    await app.as(alice).post('/users/me/second-factor').expect(403);
    expect((await confirmWith(phone)).status).toBe(204);
    await app.as(alice).post('/users/me/second-factor').expect(200);
  });
});

/** The codes of an app that was given a secret; each step of half a minute has one. */
const codeOf = (secret: string, step = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + step * 30_000 });
const confirm = (member: Member, code: string) =>
  app.as(member).post('/users/me/second-factor/confirmation').send({ code });

async function setUpAuthenticator(member: Member) {
  const { body } = await app.as(member).post('/users/me/second-factor').expect(200);
  const { secret, url } = body as AuthenticatorSetupDto;
  const code = codeOf(secret);
  const answer = await confirm(member, code).expect(200);
  return { secret, url, code, codes: (answer.body as RecoveryCodesDto).codes };
}

describe('an authenticator app', () => {
  let alice: Member;
  let named = 0;
  beforeEach(async () => {
    alice = await signUp(app, `ada_${String(++named)}`);
    mail.forget();
  });

  const stateOf = async (member: Member) =>
    (await app.as(member).get('/users/me/second-factor').expect(200)).body as object;
  const ticketOf = async (member: Member) => {
    const answer = await login(member).expect(403);
    expect(cookiesOf(answer)).toEqual([]);
    expect(answer.body).toMatchObject({ code: 'second_factor_required' });
    return (answer.body as { ticket: string }).ticket;
  };
  const finish = (ticket: string, code: string) =>
    app.api.post('/auth/login/second-factor').send({ ticket, code });

  it('is asked for once its first code was right', async () => {
    expect(await stateOf(alice)).toEqual({ on: false, recoveryCodesLeft: 0 });
    const { body } = await app.as(alice).post('/users/me/second-factor').expect(200);
    const { secret, url } = body as AuthenticatorSetupDto;
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(url).toBe(
      `otpauth://totp/Lightwell:${alice.username}?issuer=Lightwell&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
    );
    await login(alice).expect(200);
    expect((await confirm(alice, '000000').expect(403)).body).toMatchObject({
      code: 'wrong_code',
      errors: [{ pointer: '#/code' }],
    });
    const { body: answer } = await confirm(alice, codeOf(secret).replace(/^.../, '$& ')).expect(200);
    const { codes } = answer as RecoveryCodesDto;
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([a-z2-7]{4}-){5}[a-z2-7]{4}$/);
    expect(await stateOf(alice)).toEqual({ on: true, recoveryCodesLeft: 10 });
    const session = await finish(await ticketOf(alice), codeOf(secret, 1)).expect(200);
    expect(usernameIn(session)).toBe(alice.username);
    await app
      .as({ token: (session.body as SessionDto).accessToken })
      .get('/feed')
      .expect(200);
    await isTold(alice, 'Codes are asked for at your log-in');
  });

  it('keeps its secret where the database does not show it', async () => {
    const { secret } = await setUpAuthenticator(alice);
    const [row] = await app.dataSource.manager.findBy(Authenticator, { userId: Number(alice.id) });
    expect(row?.secret).toMatch(/^[\w-]{60,200}$/);
    for (const form of [secret, Buffer.from(secret).toString('base64url')])
      expect(row?.secret).not.toContain(form);
  });

  it('has each code taken once, also where two come at the same time', async () => {
    const { secret, code } = await setUpAuthenticator(alice);
    await finish(await ticketOf(alice), code).expect(403); // with which it was set up
    const tickets = [await ticketOf(alice), await ticketOf(alice)];
    const next = codeOf(secret, 1);
    expect(await statusesOf(tickets.map((ticket) => finish(ticket, next)))).toEqual([200, 403]);
    await finish(await ticketOf(alice), next).expect(403);
    await finish(await ticketOf(alice), codeOf(secret, 3)).expect(403); // of a clock that is far ahead
  });

  it('has recovery codes in place of it, each for once', async () => {
    const { codes } = await setUpAuthenticator(alice);
    const [first = '', second = '', third = ''] = codes;
    await finish(await ticketOf(alice), ` ${first.toUpperCase().replaceAll('-', ' ')}`).expect(200);
    await finish(await ticketOf(alice), first).expect(403);
    const tickets = [await ticketOf(alice), await ticketOf(alice)];
    expect(await statusesOf(tickets.map((ticket) => finish(ticket, second)))).toEqual([200, 403]);
    expect(await stateOf(alice)).toEqual({ on: true, recoveryCodesLeft: 8 });
    const { body } = await app.as(alice).post('/users/me/second-factor/recovery-codes').expect(200);
    expect((body as RecoveryCodesDto).codes).toHaveLength(10);
    await finish(await ticketOf(alice), third).expect(403);
    await isTold(alice, 'A recovery code was used');
    await isTold(alice, 'You have new recovery codes');
  });

  it('has a ticket for the second step, for one log-in, five minutes and five tries', async () => {
    const { secret, codes } = await setUpAuthenticator(alice);
    const [one = '', other = ''] = codes;
    const once = await ticketOf(alice);
    const [first, second] = await Promise.all([finish(once, one), finish(once, other)]);
    expect([first.status, second.status].sort()).toEqual([200, 422]);
    const refused = first.status === 422 ? one : other;
    expect((await finish(once, refused).expect(422)).body).toMatchObject({
      code: 'ticket_invalid',
      errors: [{ pointer: '#/ticket' }],
    });
    const late = await ticketOf(alice);
    await app.dataSource.manager.updateAll(AuthChallenge, { expiresAt: new Date(Date.now() - 1) });
    await finish(late, codeOf(secret, 1)).expect(422);
    await finish('made-up', codeOf(secret, 1)).expect(422);
    const guessed = await ticketOf(alice);
    for (let tries = 0; tries < 5; tries++) await finish(guessed, '123456').expect(403);
    await finish(guessed, codeOf(secret, 1)).expect(422);
    await isTold(alice, 'Somebody may know your password');
    // the code that was refused with its ticket is as good as before
    await finish(await ticketOf(alice), refused).expect(200);
  });

  it('has its ticket end with the password that it was given for', async () => {
    const { codes } = await setUpAuthenticator(alice);
    const ticket = await ticketOf(alice);
    await app
      .as(alice)
      .put('/users/me/password')
      .send({ currentPassword: PASSWORD, newPassword: 'a lake in the fog' })
      .expect(204);
    await finish(ticket, codes[0] ?? '').expect(422);
  });

  it('is removed, and set up once at a time', async () => {
    const { codes } = await setUpAuthenticator(alice);
    expect((await app.as(alice).post('/users/me/second-factor').expect(409)).body).toMatchObject({
      code: 'second_factor_on',
    });
    expect((await confirm(alice, '123456').expect(409)).body).toMatchObject({ code: 'second_factor_on' });
    const ticket = await ticketOf(alice);
    await app.as(alice).delete('/users/me/second-factor').expect(204);
    await app.as(alice).delete('/users/me/second-factor').expect(204);
    await finish(ticket, codes[0] ?? '').expect(403);
    await login(alice).expect(200);
    expect(await stateOf(alice)).toEqual({ on: false, recoveryCodesLeft: 0 });
    const { body } = await app.as(alice).post('/users/me/second-factor/recovery-codes').expect(409);
    expect(body).toMatchObject({ code: 'second_factor_off' });
    await isTold(alice, 'No codes are asked for any more');
  });
});

describe('what concerns the security of an account', () => {
  const ROUTES: [method: 'post' | 'delete', path: string][] = [
    ['post', '/users/me/second-factor'],
    ['post', '/users/me/second-factor/confirmation'],
    ['post', '/users/me/second-factor/recovery-codes'],
    ['delete', '/users/me/second-factor'],
    ['post', '/users/me/passkeys/options'],
    ['post', '/users/me/passkeys'],
    ['delete', '/users/me/passkeys/1'],
  ];

  it.each(ROUTES)('is open to nobody who logged in long ago (%s %s)', async (method, path) => {
    const member = await signUp(
      app,
      `long_ago_${String(ROUTES.findIndex(([, one]) => one === path))}${method}`,
    );
    const ask = () => app.as(member)[method](path).send({});
    await letTimePass(member, 11);
    expect((await ask().expect(403)).body).toMatchObject({ code: 'reauthentication_required' });
    await app.as(member).post('/auth/reauthentication').send({ password: 'a wrong guess' }).expect(403);
    await ask().expect(403);
    await app.as(member).post('/auth/reauthentication').send({ password: PASSWORD }).expect(204);
    expect((await ask()).body).not.toMatchObject({ code: 'reauthentication_required' });
    await letTimePass(member, 9);
    expect((await ask()).body).not.toMatchObject({ code: 'reauthentication_required' });
  });

  it('is asked of each session by itself', async () => {
    const carol = await signUp(app, 'carol');
    await letTimePass(carol, 11);
    const { body } = await login(carol).expect(200);
    await app.as(carol).post('/users/me/second-factor').expect(403);
    await app
      .as({ token: (body as SessionDto).accessToken })
      .post('/users/me/second-factor')
      .expect(200);
  });
});
