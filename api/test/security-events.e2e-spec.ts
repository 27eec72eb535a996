import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Member, PASSWORD, signUp } from './factories/members.js';
import { ServerProcess } from './support/server-process.js';

const ADDRESS = '203.0.113.77';
const RANGE = '203.0.113.0/24';

describe('the log tells of', () => {
  let server: ServerProcess;
  let alice: Member;
  beforeAll(async () => {
    server = await ServerProcess.prepare(undefined, { RATE_LIMITS: 'on', TRUST_PROXY: '127.0.0.1' });
    await server.start();
    alice = await signUp(server, 'alice');
  });
  afterAll(() => server.discard());

  const login = (identifier: string, password: string, address = ADDRESS) =>
    server.api.post('/auth/login').set('X-Forwarded-For', address).send({ identifier, password });

  /** The lines of one kind, once the server has written the answer that is said last. */
  const events = async (event: string) => {
    await server.says(`"event":"${event}"`);
    return server.log.filter((line) => line.event === event);
  };

  it('failed log-ins with account and network, and not of what was typed', async () => {
    await login('alice', 'secret guess 1').expect(401);
    await login('my password by mistake', 'secret guess 2', '2001:db8:12:3456::9').expect(401);
    await server.says('2001:db8:12::/48');
    const [known, unknown] = await events('authn_login_fail');
    expect(known).toMatchObject({ accountId: Number(alice.id), addressRange: RANGE, context: 'Security' });
    expect(known?.req).toMatchObject({ id: expect.any(String), path: '/api/v1/auth/login' });
    expect(unknown).toMatchObject({ accountId: null, addressRange: '2001:db8:12::/48' });
    const text = JSON.stringify(server.log);
    for (const secret of ['secret guess', 'by mistake', ADDRESS, '3456']) expect(text).not.toContain(secret);
  });

  it('too many log-ins', async () => {
    for (let tries = 0; tries < 10; tries++) await login('nobody', 'guess').expect(401);
    await login('nobody', 'guess').expect(429);
    expect(await events('excess_rate_limit_exceeded')).toEqual([
      expect.objectContaining({ accountId: null, addressRange: RANGE }),
    ]);
  });

  it('a wrong password where an account would be deleted, and of the right one', async () => {
    const bob = await signUp(server, 'bob');
    const remove = (password: string) =>
      server.as(bob).delete('/users/me').set('X-Forwarded-For', '198.51.100.9').send({ password });
    await remove('not the password').expect(403);
    await remove(PASSWORD).expect(204);
    const account = { accountId: Number(bob.id), addressRange: '198.51.100.0/24' };
    expect(await events('user_deleted')).toEqual([expect.objectContaining(account)]);
    expect(await events('authn_login_fail')).toContainEqual(expect.objectContaining(account));
  });

  it('pages of other sites, what is not theirs, and addresses inside', async () => {
    const refresh = server.api.post('/auth/refresh').set('X-Forwarded-For', ADDRESS);
    await refresh.set('Cookie', alice.cookie).set('Origin', 'https://evil.example').expect(403);
    expect(await events('malicious_cors')).toEqual([expect.objectContaining({ addressRange: RANGE })]);
    const imageUrl = 'http://169.254.169.254/latest/meta-data';
    await server.as(alice).post('/posts').send({ imageUrl }).expect(422);
    expect(await events('private_address_requested')).toEqual([
      expect.objectContaining({ accountId: Number(alice.id) }),
    ]);
    expect(JSON.stringify(server.log)).not.toContain('meta-data');
  });
});
