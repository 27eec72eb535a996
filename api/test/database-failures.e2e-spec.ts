import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, dataSourceOptions } from '../src/database/data-source.js';
import { Database } from '../src/database/database.js';
import type { PatientMysqlQueryRunner } from '../src/database/drivers/mysql-query-runner.js';
import { User } from '../src/database/entities/user.entity.js';
import { type Member, signUp } from './factories/members.js';
import { publishWithoutFiles as publish } from './factories/posts.js';
import { DatabaseWire } from './support/database-wire.js';
import { createDatabase, TestApp } from './support/test-app.js';

const NO_QUORUM = 1047;
const ERROR_DURING_COMMIT = 1180;
const SCHEMA_IS_FULL = 1114;
/** What a person waits at most before they are told. */
const FIVE_SECONDS_MS = 5000;

const user = (username: string) => ({
  username,
  email: `${username}@example.org`,
  passwordHash: '',
  name: '',
  bio: '',
  createdAt: new Date(),
});

if (process.env.TEST_DATABASE_SERVER_URL) {
  describe('a database that fails', () => {
    let wire: DatabaseWire;
    let app: TestApp;
    let alice: Member;
    let post: string;
    let dropDatabase: () => Promise<void>;
    beforeAll(async () => {
      const { url = '', drop } = await createDatabase();
      dropDatabase = drop;
      wire = await DatabaseWire.start(url);
      app = await TestApp.start({ database: wire.target });
      alice = await signUp(app, 'alice');
      post = (await publish(app, alice)).id;
    });
    afterEach(() => wire.mend());
    afterAll(async () => {
      await app.stop();
      wire.stop();
      await dropDatabase();
    });

    const like = () => app.as(alice).put(`/posts/${post}/like`);

    it('in the middle of a transaction has nothing of it later, even when it cannot be told to roll back', async () => {
      const database = app.get(Database);
      wire.refuse(/^ROLLBACK/, NO_QUORUM);
      const failed = database.transaction(async () => {
        await database.manager.insert(User, user('half'));
        throw new Error('and here it ends');
      });
      await expect(failed).rejects.toThrow('and here it ends');
      wire.mend();
      await database.transaction(() => database.manager.insert(User, user('whole'))); // begins, and so commits what is open
      const usernames = (await app.dataSource.manager.find(User)).map(({ username }) => username);
      expect(usernames).toContain('whole');
      expect(usernames).not.toContain('half');
    });

    it('and lost the transaction carries out nothing that still belongs to it', async () => {
      const database = app.get(Database);
      wire.refuse(/INSERT INTO .*hopeless/s, NO_QUORUM);
      const stubborn = database.transaction(async () => {
        await database.manager.insert(User, user('before'));
        (database.manager.queryRunner as PatientMysqlQueryRunner)['discardConnection']();
        await database.manager.insert(User, user('after'));
      });
      await expect(stubborn).rejects.toThrow('The connection to the database is lost.');
      const usernames = (await app.dataSource.manager.find(User)).map(({ username }) => username);
      expect(usernames).not.toContain('before');
      expect(usernames).not.toContain('after');
    });

    it.each([
      ['has no quorum', /./, NO_QUORUM],
      ['loses its quorum during a commit', /^COMMIT/, ERROR_DURING_COMMIT],
    ])('is not available while it %s', async (_, statement, errno) => {
      wire.refuse(statement, errno);
      const { body, headers } = await like().expect(503);
      expect(body).toMatchObject({ code: 'service_unavailable' });
      expect(headers['retry-after']).toBe('2');
      wire.mend();
      await like().expect(200);
      await app.as(alice).delete(`/posts/${post}/like`).expect(200);
      expect((await app.api.get(`/posts/${post}`)).body).toMatchObject({ counts: { likes: 0 } });
    });

    it('says that it is full', async () => {
      wire.refuse(/^INSERT/, SCHEMA_IS_FULL);
      const { body } = await like().expect(507);
      expect(body).toMatchObject({ code: 'storage_full', title: 'Insufficient Storage' });
      wire.mend();
      await like().expect(200);
    });

    it('and freezes keeps nobody waiting, and is used again once it is back', async () => {
      await Promise.all(Array.from({ length: 12 }, () => app.api.get('/explore').expect(200))); // fills the pool
      wire.freeze();
      const started = Date.now();
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, n) => (n % 2 === 0 ? app.api.get('/explore') : like())),
      );
      expect(Date.now() - started).toBeLessThan(FIVE_SECONDS_MS);
      expect(answers.map(({ status }) => status)).toEqual(Array(30).fill(503));
      wire.mend();
      await app.api.get('/explore').expect(200);
      await like().expect(200);
    }, 30_000);
  });
} else {
  describe('a disk that is full', () => {
    let app: TestApp;
    let alice: Member;
    let post: string;
    beforeAll(async () => {
      app = await TestApp.start();
      alice = await signUp(app, 'alice');
      post = (await publish(app, alice)).id;
    });
    afterAll(() => app.stop());

    const comment = () =>
      app
        .as(alice)
        .post(`/posts/${post}/comments`)
        .send({ body: 'x'.repeat(2200) });
    const allowPages = (count: number) => app.dataSource.query(`PRAGMA max_page_count = ${String(count)}`);

    it('refuses what has no room, keeps the rest readable, and takes more once there is room', async () => {
      await allowPages(1); // as many as there are
      const statuses = new Set<number>();
      for (let left = 200; left > 0 && !statuses.has(507); left--) {
        const { status, body } = await comment();
        statuses.add(status);
        if (status !== 201) expect(body).toMatchObject({ code: 'storage_full', status: 507 });
      }
      expect(statuses).toContain(507);
      const refused = await Promise.all(Array.from({ length: 5 }, comment));
      expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([507]));
      const { body } = await app.api.get(`/posts/${post}`).expect(200);
      const { body: list } = await app.api.get(`/posts/${post}/comments?limit=100`).expect(200);
      expect((list as { items: unknown[] }).items).toHaveLength(
        (body as { counts: { comments: number } }).counts.comments,
      );
      await allowPages(1_000_000);
      await comment().expect(201);
    });

    it('of which SQLite rolls back by itself holds nobody else up', async () => {
      const database = app.get(Database);
      await allowPages(1);
      const large = database.transaction(async () => {
        await database.manager.insert(User, user('large'));
        await database.manager.query('CREATE TABLE too_large AS SELECT randomblob(10000000) AS bytes');
      });
      await expect(large).rejects.toMatchObject({ code: 'SQLITE_FULL' });
      await allowPages(1_000_000);
      await database.transaction(() => database.manager.insert(User, user('next')));
      const usernames = (await app.dataSource.manager.find(User)).map(({ username }) => username);
      expect(usernames).toContain('next');
      expect(usernames).not.toContain('large');
    });
  });

  it('survives a power cut with all that was answered', async () => {
    const dataSource = await connect(
      dataSourceOptions({ dialect: 'sqlite', file: ':memory:', embedded: false }),
    );
    expect(await dataSource.query('PRAGMA synchronous')).toEqual([{ synchronous: 2 }]); // FULL
    await dataSource.destroy();
  });
}
