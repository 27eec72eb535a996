import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { setImmediate as turn } from 'node:timers/promises';
import { Like } from 'typeorm';
import { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver.js';
import { connect, dataSourceOptions } from '../src/database/data-source.js';
import { Database } from '../src/database/database.js';
import { makePatient } from '../src/database/drivers/mysql-query-runner.js';
import { User } from '../src/database/entities/user.entity.js';
import { migrate } from '../src/database/migrations/migrate.js';
import { signUp } from './factories/members.js';
import { publishWithoutFiles as publish } from './factories/posts.js';
import { statementsOf } from './support/count-queries.js';
import { TestApp } from './support/test-app.js';

/** For what is no request: the last of many who come at once may wait for a connection longer than a request would. */
const UNHURRIED = { connection: 50_000, statement: 50_000 };

describe('the database', () => {
  let app: TestApp;
  let database: Database;
  beforeAll(async () => {
    app = await TestApp.start();
    database = app.get(Database);
  });
  afterAll(() => app.stop());

  const insert = (username: string) =>
    database.manager.save(User, {
      username,
      email: `${username}@example.org`,
      passwordHash: '',
      name: '',
      bio: '',
      createdAt: new Date(),
    });

  it('agrees with the entities once it is migrated', async () => {
    const { upQueries } = await app.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('has nothing to migrate the second time, from whatever connection', async () => {
    const connections = await Promise.all(
      [1, 2, 3].map(() => connect(dataSourceOptions(app.config.database))),
    );
    const done = [];
    for (const connection of connections) done.push(...(await migrate(connection)));
    await Promise.all(connections.map((connection) => connection.destroy()));
    expect(done).toEqual([]);
  });

  it('keeps 300 concurrent transactions apart, a third of them rolled back', async () => {
    if (app.dataSource.driver instanceof MysqlDriver) makePatient(app.dataSource.driver, UNHURRIED);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 300 }, (_, place) =>
        database.transaction(async () => {
          await insert(`tx_${String(place)}`);
          await turn(); // others come in between
          await database.manager.increment(User, { username: `tx_${String(place)}` }, 'postCount', 1);
          if (place % 3 === 0) throw new Error('changed my mind');
          await turn();
          await database.manager.increment(User, { username: `tx_${String(place)}` }, 'postCount', 1);
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(100);
    const users = await app.dataSource.manager.find(User);
    const mine = users.filter(({ username }) => username.startsWith('tx_'));
    expect(mine).toHaveLength(200);
    expect(new Set(mine.map(({ postCount }) => postCount))).toEqual(new Set([2]));
  }, 60_000);

  it('shows nobody what is not committed', async () => {
    let seen: number | undefined;
    await database.transaction(async () => {
      await insert('secret');
      const outside = app.dataSource.manager
        .countBy(User, { username: 'secret' })
        .then((count) => (seen = count));
      await turn();
      expect(seen ?? 0).toBe(0);
      void outside;
    });
    expect(await app.dataSource.manager.countBy(User, { username: 'secret' })).toBe(1);
  });

  if (!process.env.TEST_DATABASE_SERVER_URL) {
    const inserting = (names: readonly string[]) =>
      names.map((username) => database.transaction(() => insert(username).then(() => undefined)));

    it('commits together what comes together', async () => {
      const names = Array.from({ length: 40 }, (_, place) => `together_${String(place)}`);
      const statements = await statementsOf(app, () => Promise.all(inserting(names)));
      expect(statements.filter((sql) => sql === 'COMMIT')).toHaveLength(3);
      const people = await app.dataSource.manager.findBy(User, { username: Like('together%') });
      expect(people.map(({ username }) => username).sort()).toEqual(names.toSorted());
    });

    /** A transaction that fails only when it is committed. */
    const failing = () =>
      database.transaction(async () => {
        await database.manager.query('PRAGMA defer_foreign_keys = ON');
        await database.manager.query(
          'INSERT INTO follows (follower_id, followee_id, created_at) VALUES (0, 0, 0)',
        );
      });

    it('shows whoever reads between transactions what is committed', async () => {
      const [first] = inserting(['first']);
      const seen = app.dataSource.manager.countBy(User, { username: 'first' });
      const failed = failing();
      await expect(failed).rejects.toThrow();
      await first;
      expect([await seen, await app.dataSource.manager.countBy(User, { username: 'first' })]).toEqual([1, 1]);
    });

    it('tells nobody of a commit that fails, and goes on', async () => {
      const together = [...inserting(['lost_1', 'lost_2']), failing(), ...inserting(['lost_3'])];
      const outcomes = await Promise.allSettled(together);
      expect(outcomes.map(({ status }) => status)).toEqual(together.map(() => 'rejected'));
      expect(await app.dataSource.manager.countBy(User, { username: Like('lost%') })).toBe(0);
      await Promise.all(inserting(['found']));
      expect(await app.dataSource.manager.countBy(User, { username: 'found' })).toBe(1);
    });
  }

  it('tries a transaction again after a deadlock, as if nothing had happened', async () => {
    let attempts = 0;
    await database.transaction(async () => {
      attempts++;
      await insert('persistent');
      if (attempts < 3) throw Object.assign(new Error('Deadlock found'), { code: 'ER_LOCK_DEADLOCK' });
    });
    expect(attempts).toBe(3);
    expect(await app.dataSource.manager.countBy(User, { username: 'persistent' })).toBe(1);
  });

  it('runs effects after the commit, and none after a roll-back', async () => {
    const effects: string[] = [];
    const effect = (name: string) => () => Promise.resolve(void effects.push(name));
    await database.transaction(async () => {
      await database.afterCommit(effect('committed'));
      expect(effects).toEqual([]);
    });
    const failed = database.transaction(async () => {
      await database.afterCommit(effect('rolled back'));
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(effects).toEqual(['committed']);
  });

  it('keeps every letter of every language, and moments to the millisecond', async () => {
    const createdAt = new Date('2026-02-28T23:59:59.987Z');
    const { id } = await database.manager.save(User, {
      username: 'letters',
      email: 'letters@example.org',
      passwordHash: '',
      name: 'Þóra 🏔️ 山田 ‏سارة',
      bio: '',
      createdAt,
    });
    const user = await app.dataSource.manager.findOneByOrFail(User, { id });
    expect(user.name).toBe('Þóra 🏔️ 山田 ‏سارة');
    expect(user.createdAt).toEqual(createdAt);
  });

  if (process.env.TEST_DATABASE_SERVER_URL) {
    it('lets the server forget statements that have not been asked for long', async () => {
      const one = (text: number) => database.rows(`SELECT ${String(text)} AS answer, ? AS told`, [text]);
      await database.transaction(async () => {
        // twice as many as a connection keeps, one of them again and again, and the first ones once more
        for (const text of [...Array.from({ length: 400 }, (_, place) => place), 0, 1, 2]) {
          expect(await one(text)).toEqual([{ answer: text, told: text }]);
          expect(await one(0)).toEqual([{ answer: 0, told: 0 }]);
        }
        if (app.dataSource.options.type !== 'mariadb') return; // MySQL does not count those that are closed
        const status = await database.rows("SHOW SESSION STATUS LIKE 'Com_stmt%'", []);
        const { Com_stmt_prepare: prepared, Com_stmt_close: closed } = Object.fromEntries(
          status.map(({ Variable_name: name, Value: value }) => [String(name), Number(value)]),
        );
        expect(prepared).toBeGreaterThanOrEqual(402);
        expect(Number(prepared) - Number(closed)).toBeLessThanOrEqual(201);
      });
    });

    it('repeats reads on connections of which it does not know yet that they are dead', async () => {
      const { dataSource } = app;
      const read = () => dataSource.query<{ one: number }[]>('SELECT 1 AS one');
      await Promise.all(Array.from({ length: 5 }, read)); // fills the pool
      const killAll = `import mysql from 'mysql2/promise';
        const connection = await mysql.createConnection(process.argv[1]);
        const [list] = await connection.query(
          'SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()');
        for (const { id } of list) await connection.query('KILL ' + id);
        await connection.end();`;
      const { url } = app.config.database as { url: string };
      const address = url.replace(/^mariadb:/, 'mysql:');
      // this process waits meanwhile, and hears nothing of the end of its connections
      execFileSync(process.execPath, ['--input-type=module', `--eval=${killAll}`, address]);
      expect(await Promise.all(Array.from({ length: 5 }, read))).toEqual(Array(5).fill([{ one: 1 }]));
    });

    it('answers although the server closed every connection, as it does when it restarts', async () => {
      const author = await signUp(app, 'patient');
      const { id } = await publish(app, author);
      const killAll = async () => {
        const [{ me }] = await app.dataSource.query<{ me: number }[]>('SELECT CONNECTION_ID() AS me');
        const list = await app.dataSource.query<{ id: number }[]>(
          'SELECT id FROM information_schema.processlist WHERE db = DATABASE()',
        );
        const others = list.map((row) => row.id).filter((other) => other !== me);
        for (const other of [...others, me]) {
          await app.dataSource.query(`KILL ${String(other)}`).catch(() => undefined);
        }
      };
      await Promise.all(Array.from({ length: 5 }, () => app.api.get('/explore'))); // fills the pool
      await killAll();
      await app.api.get(`/posts/${id}`).expect(200);
      await killAll();
      await app.as(author).put(`/posts/${id}/like`).expect(200);
      expect((await app.api.get(`/posts/${id}`)).body).toMatchObject({ counts: { likes: 1 } });
    });
  }
});
