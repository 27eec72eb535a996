import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Member, PASSWORD, signUpAll } from './factories/members.js';
import { publishWithoutFiles as publish } from './factories/posts.js';
import { TestApp } from './support/test-app.js';

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string }[];
}
const { paths } = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, { post?: Operation }>;
};

/** Their answers hold secrets, which are not kept, and sent again they make nothing twice: they refuse a key. So do others, */
const SESSIONS = ['login', 'refresh', 'logout'];
/** which change something once, or are sent again to have another letter. */
const IDENTITY = ['verifyEmail', 'sendVerification', 'changeEmail', 'forgotPassword', 'resetPassword'];
/** And these answer with secrets, or are good for what their ticket is good for. */
const FACTORS =
  `finishLogin beginPasskeyLogin loginWithPasskey reauthenticate beginPasskeyReauthentication reauthenticateWithPasskey
  beginSecondFactor confirmSecondFactor renewRecoveryCodes beginPasskey addPasskey`.split(/\s+/);

describe('a comment that is sent again with its Idempotency-Key', () => {
  let app: TestApp;
  let anna: Member;
  let bela: Member;
  let postId: string;
  beforeAll(async () => {
    app = await TestApp.start();
    [anna, bela] = await signUpAll(app, 'anna', 'bela');
    postId = (await publish(app, anna)).id;
  });
  afterAll(() => app.stop());

  const write = (who: Member, key: string, comment: object, post = postId) =>
    app.as(who).post(`/posts/${post}/comments`).set('Idempotency-Key', key).send(comment);
  const bodies = async () => {
    const { items } = (await app.api.get(`/posts/${postId}/comments?limit=100`)).body as {
      items: { body: string }[];
    };
    return items.map(({ body }) => body);
  };

  it('is written once, and answered as before', async () => {
    const first = await write(bela, 'key-1', { body: 'Once' }).expect(201);
    const again = await write(bela, 'key-1', { body: 'Once' }).expect(201);
    expect(again.body).toEqual(first.body);
    expect((await bodies()).filter((body) => body === 'Once')).toHaveLength(1);
  });

  it('is written once, however many come at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => write(bela, 'key-2', { body: 'At once' })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
    expect(new Set(answers.map(({ body }) => (body as { id: string }).id)).size).toBe(1);
    expect((await bodies()).filter((body) => body === 'At once')).toHaveLength(1);
  });

  it('must be the same comment, of the same post', async () => {
    await write(bela, 'key-3', { body: 'Mine' }).expect(201);
    const other = await publish(app, anna);
    for (const sent of [
      write(bela, 'key-3', { body: 'Another' }),
      write(bela, 'key-3', { body: 'Mine' }, other.id),
    ]) {
      expect((await sent.expect(422)).body).toMatchObject({ code: 'idempotency_key_reused' });
    }
  });

  it('is its author’s: the same key of somebody else is another', async () => {
    const { body: mine } = await write(bela, 'key-4', { body: 'Hello' }).expect(201);
    const { body: hers } = await write(anna, 'key-4', { body: 'Hello' }).expect(201);
    expect(hers).toMatchObject({ author: { username: 'anna' } });
    expect((hers as { id: string }).id).not.toBe((mine as { id: string }).id);
  });

  it('may be tried again after a refusal', async () => {
    await write(bela, 'key-5', { body: '' }).expect(422);
    await write(bela, 'key-5', { body: 'Better' }).expect(201);
    await write(bela, 'key-6', { body: 'Lost' }, '999999').expect(404);
    await write(bela, 'key-6', { body: 'Found' }).expect(201);
  });

  it.each(['', ' ', 'ä', 'x'.repeat(256), 'with space'])('is refused with the key %j', async (key) => {
    const { status, body } = await write(bela, key, { body: 'Never' });
    expect([status, (body as { code: string }).code]).toEqual([400, 'invalid_idempotency_key']);
  });

  it('is no exception: whatever makes something takes a key', () => {
    const posts = Object.values(paths).flatMap(({ post }) => post ?? []);
    const without = posts.filter(
      ({ parameters = [] }) => !parameters.some(({ name }) => name === 'Idempotency-Key'),
    );
    expect(without.map(({ operationId }) => operationId).sort()).toEqual(
      [...SESSIONS, ...IDENTITY, ...FACTORS].sort(),
    );
  });
});

describe('a sign-up that is sent again with its Idempotency-Key', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  const signUp = (key: string, changes: object = {}) => {
    const account = {
      username: 'dora',
      email: 'dora@example.org',
      password: PASSWORD,
      name: 'Dora',
      ...changes,
    };
    return app.api.post('/auth/signup').set('Idempotency-Key', key).send(account);
  };

  it('leads into the account that it has made', async () => {
    const { body: first } = await signUp('key-1').expect(201);
    const { body: again } = await signUp('key-1').expect(201);
    expect(again.user).toEqual(first.user);
    for (const { accessToken } of [first, again]) {
      const { body } = await app
        .as({ token: accessToken as string })
        .get('/users/me')
        .expect(200);
      expect(body).toEqual(first.user);
    }
  });

  it('makes one account, however many come at the same moment', async () => {
    const erik = { username: 'erik', email: 'erik@example.org' };
    const answers = await Promise.all(Array.from({ length: 6 }, () => signUp('key-2', erik)));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201));
    expect(new Set(answers.map(({ body }) => body.user.id as string)).size).toBe(1);
  });

  it.each([
    ['another key', 409, expect.stringMatching(/^(username|email)_taken$/), 'key-3', {}],
    [
      'another password',
      409,
      expect.stringMatching(/^(username|email)_taken$/),
      'key-1',
      { password: 'quite another horse' },
    ],
    ['another name', 422, 'idempotency_key_reused', 'key-1', { name: 'Theodora' }],
    ['another address', 422, 'idempotency_key_reused', 'key-1', { email: 'other@example.org' }],
    ['a key that is none', 400, 'invalid_idempotency_key', 'ä', {}],
  ])('opens nothing with %s', async (_, status, code, key, changes) => {
    const { body } = await signUp(key, changes).expect(status);
    expect(body).toMatchObject({ code });
  });
});

describe('an Idempotency-Key', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  it.each(SESSIONS)('is not ignored by %s, but refused', async (operation) => {
    const { body } = await app.api
      .post(`/auth/${operation}`)
      .set('Idempotency-Key', 'key')
      .send({})
      .expect(400);
    expect(body).toMatchObject({ code: 'idempotency_key_unsupported' });
  });
});
