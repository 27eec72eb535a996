import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Database } from '../src/database/database.js';
import { OutgoingLetter } from '../src/database/entities/outgoing-letter.entity.js';
import type { Letter } from '../src/mail/letter.js';
import { LetterDesk } from '../src/mail/letter-desk.js';
import { LetterWorker } from '../src/mail/letter-worker.js';
import { eventually } from './support/eventually.js';
import { MailServer } from './support/mail-server.js';
import { TestApp } from './support/test-app.js';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
const HOME = 'https://photos.example.org';

/** What writers of these tests are told. */
interface Order {
  readonly to: string;
  readonly name?: string;
}

const greeting = ({ to, name = 'Alice' }: Order): Letter => ({
  to,
  subject: `Hello ${name}`,
  heading: `Hello, ${name}`,
  paragraphs: [
    'This is the first paragraph, which is long enough for the plain text to break it in two.',
    'Second.',
  ],
  action: { label: 'Look at it', url: `${HOME}/p/1?a=1&b=2` },
  facts: [['Device', 'Firefox on Linux']],
  note: 'If this was not you, never mind.',
});

describe('letters', () => {
  let mail: MailServer;
  let app: TestApp;
  let desk: LetterDesk;
  let worker: LetterWorker;
  let database: Database;
  let warned: jest.SpiedFunction<Logger['warn']>;
  beforeAll(async () => {
    mail = await MailServer.start();
    app = await TestApp.start({ mail: mail.target, publicUrl: HOME });
    desk = app.get(LetterDesk);
    worker = app.get(LetterWorker);
    database = app.get(Database);
    desk.register('greeting', (order: Order) => Promise.resolve(greeting(order)));
  });
  afterAll(async () => {
    await app.stop();
    await mail.stop();
  });
  beforeEach(() => {
    warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  });
  afterEach(async () => {
    warned.mockRestore();
    mail.works();
    await letters().clear();
  });

  const letters = () => app.dataSource.getRepository(OutgoingLetter);
  const someone = () => `someone.${randomBytes(4).toString('hex')}@example.org`;
  const order = (to: string, name?: string) =>
    database.transaction(() => desk.order('greeting', { to, name }));
  /** As time does. */
  const makeDue = () => letters().updateAll({ nextTryAt: new Date(Date.now() - 1) });
  const sendDue = async () => {
    await makeDue();
    await worker.work();
  };
  const warnings = () => warned.mock.calls.map(([words]) => String(words));

  describe('in a transaction', () => {
    it('are sent after the commit', async () => {
      const to = someone();
      await database.transaction(async () => {
        await desk.order('greeting', { to });
        worker.wake(); // on SQLite it waits until the transaction is over
        expect(mail.lettersTo(to)).toEqual([]);
      });
      await mail.letterTo(to);
      await worker.work();
      expect(await letters().count()).toBe(0);
    });

    it('are not sent when it is rolled back', async () => {
      const to = someone();
      const failing = database.transaction(async () => {
        await desk.order('greeting', { to });
        throw new Error('changed my mind');
      });
      await expect(failing).rejects.toThrow('changed my mind');
      expect(await letters().count()).toBe(0);
      await worker.work();
      expect(mail.lettersTo(to)).toEqual([]);
    });

    it('and without one are sent soon', async () => {
      const to = someone();
      await desk.order('greeting', { to });
      await mail.letterTo(to);
    });
  });

  describe('say', () => {
    it('the same in both parts, and who they are from', async () => {
      const to = someone();
      await order(to);
      const letter = await mail.letterTo(to);
      expect(letter).toMatchObject({
        headTo: to,
        from: { name: 'Lightwell', address: 'photos@example.org' },
        subject: 'Hello Alice',
      });
      expect(letter.text.trim()).toBe(
        [
          'Hello, Alice',
          '',
          'This is the first paragraph, which is long enough for the plain text to',
          'break it in two.',
          '',
          'Second.',
          '',
          'Device: Firefox on Linux',
          '',
          'Look at it:',
          '',
          `${HOME}/p/1?a=1&b=2`,
          '',
          'If this was not you, never mind.',
          '',
          '-- ',
          `It was sent by the Lightwell at ${HOME}.`,
        ].join('\n'),
      );
      expect(mail.linkIn(letter)).toBe(`${HOME}/p/1?a=1&b=2`);
      for (const words of [
        'Hello, Alice',
        'Second.',
        'Firefox on Linux',
        'Look at it',
        'never mind.',
        HOME,
      ]) {
        expect(letter.html).toContain(words);
      }
      expect(letter.html).toContain(`href="${HOME}/p/1?a=1&amp;b=2"`);
      expect(letter.html).not.toMatch(/<img|<link|@import|url\(/i);
    });

    it('in their headers that no machine need answer, and which letter they are', async () => {
      const to = someone();
      const before = Date.now();
      await order(to);
      const { headers, messageId } = await mail.letterTo(to);
      expect(headers.get('auto-submitted')).toBe('auto-generated');
      expect(headers.get('x-auto-response-suppress')).toBe('All');
      const [, createdAt] = /^<letter-\d+\.(\d+)@example\.org>$/.exec(messageId) ?? [];
      expect(Number(createdAt)).toBeGreaterThanOrEqual(before);
      expect(Date.parse(headers.get('date') ?? '')).toBeGreaterThanOrEqual(before - 1000);
      expect(headers.get('content-type')).toMatch(/^multipart\/alternative/);
    });

    it('what people are called, whatever that looks like', async () => {
      const to = someone();
      const name = `<b onclick="x">O'Neil</b> & "Co" 山田`;
      await order(to, name);
      const { html, text, subject } = await mail.letterTo(to);
      expect(subject).toBe(`Hello ${name}`);
      expect(text).toContain(`Hello, ${name}`);
      expect(html).toContain('&lt;b onclick=&quot;x&quot;&gt;O&#39;Neil&lt;/b&gt; &amp; &quot;Co&quot; 山田');
      expect(html).not.toContain('<b ');
    });

    it('nothing in headers that was not meant for them', async () => {
      const to = someone();
      const name = 'Eve\r\nBcc: eve@example.org\r\n\r\nAnother body';
      await order(to, name);
      const { subject, headers, text, raw } = await mail.letterTo(to);
      expect(subject).toBe('Hello Eve Bcc: eve@example.org Another body');
      expect(headers.has('bcc')).toBe(false);
      expect(raw.split('\r\n\r\n', 1)[0]).not.toMatch(/^bcc:/im);
      expect(text).toMatch(/^Hello, Eve Bcc: eve@example\.org Another body\n\n/);
      expect(mail.lettersTo('eve@example.org')).toEqual([]);
    });

    it.each([
      'eve@example.org\r\nBcc: bob@example.org',
      'a@example.org, b@example.org',
      'A <a@example.org>',
      'alice',
    ])('nothing to %j, which is not one address', async (to) => {
      const attempts = mail.attempts;
      await order(to);
      await worker.work();
      expect(await letters().count()).toBe(0);
      expect(mail.attempts).toBe(attempts);
      expect(warnings()).toEqual([
        'A letter (greeting) was not sent at try 1: EENVELOPE. It is given up: it was refused.',
      ]);
    });
  });

  it('lead to the web alone', async () => {
    desk.register('script', ({ to }: Order) =>
      Promise.resolve({ ...greeting({ to }), action: { label: 'x', url: 'javascript:alert(1)' } }),
    );
    const to = someone();
    await desk.order('script', { to });
    await worker.work();
    expect(mail.lettersTo(to)).toEqual([]);
    expect(await letters().findOneBy({ kind: 'script' })).toMatchObject({ tries: 1 });
  });

  describe('that cannot be sent now', () => {
    it('are kept while the server is away, and sent when it is back', async () => {
      await mail.stop();
      const to = someone();
      await order(to);
      await worker.work();
      const [row] = await letters().find();
      expect(row?.tries).toBe(1);
      const pause = (row?.nextTryAt.getTime() ?? 0) - Date.now();
      expect(pause).toBeGreaterThan(25_000);
      expect(pause).toBeLessThan(34_000);
      await mail.comeBack();
      await worker.work(); // it is not due yet
      expect(mail.lettersTo(to)).toEqual([]);
      await sendDue();
      expect(mail.lettersTo(to)).toHaveLength(1);
      expect(await letters().count()).toBe(0);
      expect(warnings()).toEqual(['A letter (greeting) was not sent at try 1: ESOCKET ECONNREFUSED.']);
    });

    it.each([
      ['451', 'EENVELOPE 451'],
      ['535', 'EAUTH 535'],
      ['drop', 'ECONNECTION'],
    ] as const)('because of %s are kept and tried again', async (fault, name) => {
      await endConnections();
      mail.fails(fault);
      const to = someone();
      await order(to);
      await worker.work();
      expect(await letters().findOneByOrFail({})).toMatchObject({ kind: 'greeting', tries: 1 });
      expect(warnings()).toEqual([`A letter (greeting) was not sent at try 1: ${name}.`]);
      mail.works();
      mail.forget();
      await sendDue();
      expect(mail.lettersTo(to)).toHaveLength(1);
      expect(await letters().count()).toBe(0);
    });

    it('wait longer each time, up to an hour', async () => {
      mail.fails('451');
      await order(someone());
      await worker.work();
      const pauses = [];
      for (let tries = 1; tries <= 6; tries++) {
        const { nextTryAt, ...row } = await letters().findOneByOrFail({});
        expect(row.tries).toBe(tries);
        pauses.push((nextTryAt.getTime() - Date.now()) / MINUTE_MS);
        await sendDue();
      }
      for (const [index, minutes] of [0.5, 2, 10, 30, 60, 60].entries()) {
        expect(pauses[index]).toBeGreaterThan(minutes * 0.9);
        expect(pauses[index]).toBeLessThan(minutes * 1.1 + 0.1);
      }
    });

    it('are given up after three days', async () => {
      mail.fails('451');
      const to = someone();
      await order(to);
      await worker.work();
      await letters().updateAll({ createdAt: new Date(Date.now() - 3 * DAY_MS + MINUTE_MS) });
      await sendDue();
      expect(await letters().count()).toBe(0);
      expect(warnings().at(-1)).toBe(
        'A letter (greeting) was not sent at try 2: EENVELOPE 451. It is given up: it is too old.',
      );
    });

    it.each(['550', 'sender'] as const)('nor ever (%s) are given up', async (fault) => {
      mail.fails(fault);
      const to = someone();
      await order(to);
      await worker.work();
      expect(await letters().count()).toBe(0);
      expect(warnings()).toEqual([
        'A letter (greeting) was not sent at try 1: EENVELOPE 550. It is given up: it was refused.',
      ]);
    });

    it('are the same letter when they come twice', async () => {
      mail.fails('drop');
      const to = someone();
      await order(to);
      await worker.work();
      mail.works();
      await sendDue();
      const [first, second] = mail.lettersTo(to);
      expect(first?.messageId).toMatch(/^<letter-/);
      expect(second?.messageId).toBe(first?.messageId);
    });
  });

  /** The next letter has to log in anew. */
  async function endConnections(): Promise<void> {
    await mail.stop();
    await mail.comeBack();
  }

  describe('that somebody has taken up', () => {
    const row = (to: string, nextTryAt: Date, kind = 'greeting') =>
      database.insert(OutgoingLetter, { kind, data: JSON.stringify({ to }), nextTryAt });

    it('are left to them', async () => {
      const to = someone();
      await row(to, new Date(Date.now() + MINUTE_MS));
      await worker.work();
      expect(mail.lettersTo(to)).toEqual([]);
    });

    it('are sent once that one must be dead, and once', async () => {
      const to = someone();
      await row(to, new Date(Date.now() - 1));
      await Promise.all([worker.work(), worker.work()]);
      await worker.work();
      expect(mail.lettersTo(to)).toHaveLength(1);
      expect(await letters().count()).toBe(0);
    });

    it('are theirs for longer than a letter takes', async () => {
      mail.fails('hang');
      await order(someone());
      await eventually('a letter under way', () => Promise.resolve(mail.held === 1));
      const { nextTryAt, tries } = await letters().findOneByOrFail({});
      expect(nextTryAt.getTime() - Date.now()).toBeGreaterThan(4 * MINUTE_MS);
      expect(tries).toBe(1);
      mail.works();
      await worker.work();
    });

    it('or written only by another version are left alone, until they are too old', async () => {
      const to = someone();
      const id = await row(to, new Date(Date.now() - 1), 'from the future');
      await worker.work();
      expect(await letters().findOneBy({ id })).toMatchObject({ tries: 0 });
      await letters().updateAll({ createdAt: new Date(Date.now() - 3 * DAY_MS - MINUTE_MS) });
      await worker.work();
      expect(await letters().count()).toBe(0);
    });
  });

  describe('whose writer', () => {
    it('does not want them any more are forgotten', async () => {
      desk.register('unwanted', () => Promise.resolve(null));
      const attempts = mail.attempts;
      await desk.order('unwanted', {});
      await worker.work();
      expect(await letters().count()).toBe(0);
      expect(mail.attempts).toBe(attempts);
      expect(warnings()).toEqual([]);
    });

    it('fails are tried again, and keep no other from being sent', async () => {
      let fails = true;
      desk.register('failing', ({ to }: Order) => {
        if (fails) throw new TypeError(`${to} cannot be written to`);
        return Promise.resolve(greeting({ to }));
      });
      const [to, other] = [someone(), someone()];
      await database.transaction(async () => {
        await desk.order('failing', { to });
        await desk.order('greeting', { to: other });
      });
      await worker.work();
      expect(mail.lettersTo(other)).toHaveLength(1);
      expect(await letters().find()).toMatchObject([{ kind: 'failing', tries: 1 }]);
      expect(warnings()).toEqual(['A letter (failing) was not sent at try 1: TypeError.']);
      fails = false;
      await sendDue();
      expect(mail.lettersTo(to)).toHaveLength(1);
    });

    it('is another one, too, is an error of ours', () => {
      expect(() => desk.register('greeting', () => Promise.resolve(null))).toThrow('two who write');
    });
  });

  it('of one hang, and others are sent meanwhile, four at once', async () => {
    mail.fails('hang');
    const people = Array.from({ length: 6 }, someone);
    for (const to of people) await order(to);
    await eventually('four under way', () => Promise.resolve(mail.held === 4));
    expect(await letters().countBy({ tries: 0 })).toBe(2);
    mail.works();
    await worker.work();
    expect(people.map((to) => mail.lettersTo(to).length)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(await letters().count()).toBe(0);
  });

  it('wait while the database does not answer, and nothing breaks', async () => {
    const to = someone();
    await database.insert(OutgoingLetter, {
      kind: 'greeting',
      data: JSON.stringify({ to }),
      nextTryAt: new Date(Date.now() - 1),
    });
    const away = Object.assign(new Error(`no ${to}`), { code: 'ECONNREFUSED' });
    const manager = jest.spyOn(database, 'manager', 'get').mockImplementation(() => {
      throw away;
    });
    await worker.work();
    await worker.work();
    manager.mockRestore();
    expect(warnings()).toEqual(['Letters wait, the database does not answer: ECONNREFUSED.']);
    await worker.work();
    expect(mail.lettersTo(to)).toHaveLength(1);
  });

  it('are not sent again by this process when their end could not be noted', async () => {
    const to = someone();
    mail.fails('hang');
    await order(to);
    await eventually('a letter under way', () => Promise.resolve(mail.held === 1));
    const manager = jest.spyOn(database, 'manager', 'get').mockImplementation(() => {
      throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
    });
    mail.works();
    await worker.work();
    manager.mockRestore();
    expect(await letters().count()).toBe(1);
    await sendDue();
    expect(mail.lettersTo(to)).toHaveLength(1);
    expect(await letters().count()).toBe(0);
  });

  it('are sent once by two servers on one database', async () => {
    const second = await app.another();
    second.get(LetterDesk).register('greeting', (from: Order) => Promise.resolve(greeting(from)));
    const people = Array.from({ length: 30 }, someone);
    await letters().insert(
      people.map((to, place) => ({
        id: place + 1,
        kind: 'greeting',
        data: JSON.stringify({ to }),
        nextTryAt: new Date(Date.now() - 1),
        createdAt: new Date(),
      })),
    );
    const both = [worker, second.get(LetterWorker)];
    await Promise.all(both.map((one) => one.work()));
    expect(people.map((to) => mail.lettersTo(to).length)).toEqual(people.map(() => 1));
    expect(await letters().count()).toBe(0);
    await second.stop();
  });

  describe('when the server ends', () => {
    const another = async () => {
      const server = await app.another();
      server.get(LetterDesk).register('greeting', (from: Order) => Promise.resolve(greeting(from)));
      return server;
    };

    it('are waited for', async () => {
      const server = await another();
      mail.fails('hang');
      const to = someone();
      await server.get(LetterDesk).order('greeting', { to });
      await eventually('a letter under way', () => Promise.resolve(mail.held === 1));
      const stopped = server.stop();
      await new Promise((done) => setTimeout(done, 100));
      mail.works();
      await stopped;
      expect(mail.lettersTo(to)).toHaveLength(1);
      expect(await letters().count()).toBe(0);
    });

    it('are waited for no longer than three seconds, and stay', async () => {
      const server = await another();
      mail.fails('hang');
      await server.get(LetterDesk).order('greeting', { to: someone() });
      await eventually('a letter under way', () => Promise.resolve(mail.held === 1));
      const began = Date.now();
      await server.stop();
      expect(Date.now() - began).toBeGreaterThan(2900);
      expect(Date.now() - began).toBeLessThan(6000);
      expect(await letters().findOneByOrFail({})).toMatchObject({ tries: 1 });
      expect(warnings()).toEqual(['A letter (greeting) was not sent at try 1: EABORT.']);
    });

    it('are not taken up any more', async () => {
      const server = await another();
      const last = server.get(LetterWorker);
      await last.beforeApplicationShutdown();
      const to = someone();
      await database.insert(OutgoingLetter, {
        kind: 'greeting',
        data: JSON.stringify({ to }),
        nextTryAt: new Date(Date.now() - 1),
      });
      await last.work();
      expect(mail.lettersTo(to)).toEqual([]);
      await server.stop();
    });
  });
});

describe('without a mail server', () => {
  it('letters go to the log in development', async () => {
    const app = await TestApp.start({ publicUrl: HOME, mail: { kind: 'log' } });
    const logged = jest.spyOn(Logger.prototype, 'log').mockImplementation(() => undefined);
    const desk = app.get(LetterDesk);
    expect(desk.reach).toBe('log');
    desk.register('greeting', (order: Order) => Promise.resolve(greeting(order)));
    await desk.order('greeting', { to: 'alice@example.org' });
    await app.get(LetterWorker).work();
    const said = logged.mock.calls.map(([words]) => String(words));
    logged.mockRestore();
    expect(said).toEqual([
      expect.stringMatching(/^A letter to alice@example\.org: Hello Alice\n\nHello, Alice\n/),
    ]);
    expect(said[0]).toContain(`\n${HOME}/p/1?a=1&b=2\n`);
    expect(await app.dataSource.getRepository(OutgoingLetter).count()).toBe(0);
    await app.stop();
  });

  it('none are ordered in production', async () => {
    const app = await TestApp.start({ mail: { kind: 'none' } });
    const desk = app.get(LetterDesk);
    expect(desk.reach).toBe('none');
    desk.register('greeting', (order: Order) => Promise.resolve(greeting(order)));
    await desk.order('greeting', { to: 'alice@example.org' });
    expect(await app.dataSource.getRepository(OutgoingLetter).count()).toBe(0);
    await app.stop();
  });
});
