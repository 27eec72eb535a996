import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LOGIN, MailServer } from './support/mail-server.js';
import { ServerProcess } from './support/server-process.js';

// It asks no database.
const onSqlite = process.env.TEST_DATABASE_SERVER_URL === undefined ? describe : describe.skip;

onSqlite('npm run mail:test', () => {
  let mail: MailServer;
  let server: ServerProcess;
  beforeAll(async () => {
    mail = await MailServer.start();
    server = await ServerProcess.prepare(undefined, { SMTP_URL: mail.url, MAIL_FROM: mail.target.from });
  });
  afterAll(async () => {
    await server.discard();
    await mail.stop();
  });

  const send = (...args: string[]) => server.command('mail-test', ...args);

  it('sends a letter, and says what the server answered', async () => {
    const { code, said } = await send('somebody@example.org');
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(/^The server took the letter for somebody@example\.org: 250 /),
    ]);
    expect(await mail.letterTo('somebody@example.org')).toMatchObject({ subject: 'A test letter' });
  });

  it.each([
    ['550', 'The server refuses letters to this address: 550 '],
    ['sender', 'The server refuses letters from MAIL_FROM: 550 '],
    ['535', 'The server does not accept the log-in of SMTP_URL: '],
  ] as const)('says in one line what is wrong: %s', async (fault, words) => {
    mail.fails(fault);
    const { code, said } = await send('somebody@example.org');
    mail.works();
    expect([code, said.slice(0, words.length)]).toEqual([1, words]);
    expect(said.trimEnd()).not.toContain('\n');
    expect(said).not.toContain(LOGIN.password);
  });

  it('wants one address', async () => {
    for (const args of [[], ['somebody'], ['a@example.org', 'b@example.org']])
      expect(await send(...args)).toMatchObject({
        code: 2,
        said: expect.stringContaining('Say whom to write to'),
      });
  });
});
