import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import type { SessionDto } from '../src/auth/auth.dto.js';
import type { AuthenticatorSetupDto } from '../src/identity/second-factor.dto.js';
import { signUpAll } from './factories/members.js';
import { publish } from './factories/posts.js';
import { ServerProcess } from './support/server-process.js';

// What they do is tested on each database where it is asked of the services.
const onSqlite = process.env.TEST_DATABASE_SERVER_URL === undefined ? describe : describe.skip;

onSqlite('a command beside a running server', () => {
  let server: ServerProcess;
  let ids: string[];
  beforeAll(async () => {
    server = await ServerProcess.prepare();
    await server.start('never');
    const [alice, bob] = await signUpAll(server, 'alice', 'bob');
    ids = [(await publish(server, alice)).id, (await publish(server, bob)).id];
  }, 60_000);
  afterAll(() => server.discard());

  const listed = async () => {
    const { body } = await server.api.get('/explore').expect(200);
    return (body as { items: { id: string }[] }).items.map(({ id }) => id).reverse();
  };

  it('hides an account and shows it again', async () => {
    const told = (words: string) => ({ code: 0, said: `@alice is ${words}.\n` });
    expect(await server.command('accounts', 'hide', '@Alice')).toEqual(told('hidden'));
    expect(await server.command('accounts', 'hide', 'alice')).toEqual(told('already hidden'));
    await server.api.get('/users/alice').expect(404);
    expect(await listed()).toEqual(ids.slice(1));
    expect(await server.command('accounts', 'show', 'alice')).toEqual(told('visible'));
    await server.api.get('/users/alice').expect(200);
    expect(await listed()).toEqual(ids);
  });

  it('lets people back in who have lost their password or devices', async () => {
    const { code, said } = await server.command('accounts', 'reset-password', 'bob');
    expect([code, said]).toEqual([0, expect.stringMatching(/^Give this to @bob, and to nobody else\./)]);
    const link = new URL(/^http\S+$/m.exec(said)?.[0] ?? '');
    expect(link.href).toBe(`${server.url}/reset-password${link.hash}`);
    const password = 'a lake in the fog';
    await server.api
      .post('/auth/password/reset')
      .send({ token: link.hash.slice(1), password })
      .expect(204);
    const login = () => server.api.post('/auth/login').send({ identifier: 'bob', password });
    const { body } = await login().expect(200);
    const bob = { token: (body as SessionDto).accessToken };
    const setup = await server.as(bob).post('/users/me/second-factor').expect(200);
    const secret = Secret.fromBase32((setup.body as AuthenticatorSetupDto).secret);
    const code6 = new TOTP({ secret }).generate();
    await server.as(bob).post('/users/me/second-factor/confirmation').send({ code: code6 }).expect(200);
    await login().expect(403);
    expect(await server.command('accounts', 'remove-factors', 'bob')).toEqual({
      code: 0,
      said: '@bob has no authenticator app and no passkeys any more: the password is enough to log in.\n',
    });
    await login().expect(200);
  }, 60_000);

  it('ends all sessions of an account', async () => {
    const [dora] = await signUpAll(server, 'dora');
    expect(await server.command('accounts', 'log-out', 'dora')).toEqual({
      code: 0,
      said: '@dora is logged out everywhere.\n',
    });
    await server.api.post('/auth/refresh').set('Cookie', dora.cookie).expect(401);
  });

  it('takes an address as confirmed', async () => {
    const [carol] = await signUpAll(server, 'carol');
    expect(await server.command('accounts', 'verify', 'carol')).toEqual({
      code: 0,
      said: 'The address of @carol is confirmed.\n',
    });
    const { body } = await server.as(carol).get('/users/me').expect(200);
    expect(body).toMatchObject({ emailVerified: true });
  });

  it('hides a post and shows it again', async () => {
    const [first = ''] = ids;
    const told = (words: string) => ({ code: 0, said: `Post ${first} is ${words}.\n` });
    expect(await server.command('posts', 'hide', first)).toEqual(told('hidden'));
    await server.api.get(`/posts/${first}`).expect(404);
    expect(await listed()).toEqual(ids.slice(1));
    expect(await server.command('posts', 'show', first)).toEqual(told('visible'));
    expect(await server.command('posts', 'show', first)).toEqual(told('already visible'));
    expect(await listed()).toEqual(ids);
  });

  it('says in one line what is wrong', async () => {
    const wrong: [string, string[], number, string][] = [
      ['accounts', ['hide', 'nobody'], 1, 'There is nobody by that name.'],
      ['accounts', ['remove', 'alice'], 2, 'Say what and whom: npm run accounts -- hide NAME, or show'],
      ['posts', ['hide', 'x'], 1, 'This post does not exist.'],
      [
        'posts',
        ['show', '1', '2'],
        2,
        'Say which, as in its address /p/ID: npm run posts -- hide ID, or show ID.',
      ],
      ['media-sweep', ['--dry'], 1, "Unknown option '--dry'"],
      [
        'media-migrate',
        ['--to', 'nowhere'],
        2,
        'Say where the photos go: npm run media:migrate -- --to s3 (or --to local).',
      ],
    ];
    const answers = await Promise.all(wrong.map(([name, args]) => server.command(name, ...args)));
    for (const [index, { code, said }] of answers.entries()) {
      const [, , expected, words] = wrong[index] ?? [];
      expect([code, said.slice(0, words?.length)]).toEqual([expected, words]);
      expect(said.trimEnd()).not.toContain('\n');
    }
  }, 60_000);

  it('finds the database up to date, and nothing to sweep', async () => {
    expect(await server.command('migrate')).toEqual({ code: 0, said: 'The database is up to date.\n' });
    const nothing = 'Would remove 0 unused uploads and 0 photos that nothing refers to.\n';
    expect(await server.command('media-sweep', '--dry-run')).toEqual({ code: 0, said: nothing });
  });
});
