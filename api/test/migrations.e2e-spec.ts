import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { readConfig } from '../src/config/config.js';
import { connect, dataSourceOptions } from '../src/database/data-source.js';
import { States1764500000000 } from '../src/database/migrations/1764500000000-states.js';
import { MIGRATIONS } from '../src/database/migrations/index.js';
import { migrate } from '../src/database/migrations/migrate.js';
import { ROWS_BEFORE_STATES } from './fixtures/rows-before-states.js';
import { createDatabase } from './support/test-app.js';

const PATIENCE_MS = 300_000;
/** What leaves something behind when the process dies after it. The lock's own rows are not a migration's. */
const CHANGES = /^\s*(CREATE|ALTER|DROP|INSERT|UPDATE|DELETE)\b(?!.*\bmigration_lock\b)/is;

type MigrationClass = (typeof MIGRATIONS)[number];

/** Every row of the tables that the release before had. */
async function everythingIn(dataSource: DataSource): Promise<Record<string, object[]>> {
  const rows: Record<string, object[]> = {};
  for (const table of Object.keys(ROWS_BEFORE_STATES))
    rows[table] = await dataSource.query<object[]>(`SELECT * FROM ${table} ORDER BY 1, 2`);
  return rows;
}

/** What later migrations add to those rows. */
const ADDED_SINCE: Record<string, (row: object) => object> = {
  users: (row) => ({
    state: 'visible',
    version: 0,
    login_email: (row as { email: string }).email,
    new_email: null,
    email_verified_at: null,
  }),
  posts: () => ({ state: 'visible', version: 0 }),
  sessions: () => ({ device: '', address_range: '', last_used_at: null, authenticated_at: null }),
};

describe('migrations', () => {
  let folder: string;
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let open: DataSource[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lightwell-migrations-'));
    database = await createDatabase();
    open = [];
  });
  afterEach(async () => {
    const left = open.filter(({ isInitialized }) => isInitialized);
    await Promise.all(left.map((dataSource) => dataSource.destroy()));
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const connected = async (migrations: readonly MigrationClass[] = MIGRATIONS) => {
    const config = readConfig({ DATA_DIR: folder, ...(database.url && { DATABASE_URL: database.url }) });
    const dataSource = await connect({ ...dataSourceOptions(config.database), migrations: [...migrations] });
    open.push(dataSource);
    return dataSource;
  };

  /**
   * Migrates in a process that dies right after a change; nothing more of it reaches the database.
   * @param survived changes after which others have died
   * @returns the change; null when there was no other
   */
  const migrateUntilDeath = async (survived: ReadonlySet<string>): Promise<string | null> => {
    const dataSource = await connected();
    dataSource.logger.logMigration = () => undefined; // that it failed
    let deadly: string | null = null;
    const createQueryRunner = dataSource.createQueryRunner.bind(dataSource);
    dataSource.createQueryRunner = (...mode) => {
      const runner = createQueryRunner(...mode);
      const query = runner.query.bind(runner) as (...args: unknown[]) => Promise<never>;
      runner.query = async (sql: string, parameters?: unknown[], ...rest: unknown[]) => {
        if (deadly !== null) throw new Error('dead');
        const answer = await query(sql, parameters, ...rest);
        const change = `${sql} ${JSON.stringify(parameters ?? [])}`;
        if (CHANGES.test(sql) && !survived.has(change)) {
          deadly = change;
          throw new Error('dead');
        }
        return answer;
      };
      return runner;
    };
    await migrate(dataSource).catch((error: unknown) => {
      if (deadly === null) throw error;
    });
    await dataSource.destroy(); // its connections end without a word
    return deadly;
  };

  /** As time does for a process that is not heard of any more. */
  const expireLease = async () => {
    const dataSource = await connected();
    await dataSource.query(`UPDATE migration_lock SET expires_at = '2000-01-01'`);
    await dataSource.destroy();
  };

  /** Goes on after a death, and begins with an empty database again. */
  const startAnew = async () => {
    const dataSource = await connected();
    await migrate(dataSource);
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries).toEqual([]);
    await dataSource.destroy();
    await rm(join(folder, 'lightwell.db'));
  };

  const addPerson = async (username: string) => {
    const dataSource = await connected();
    await dataSource.query(
      `INSERT INTO users (username, email, password_hash, name, bio, created_at) VALUES (?, ?, '', 'Alice Wren', '', ?)`,
      [username, `${username}@example.org`, '2026-01-01 00:00:00.000'],
    );
    await dataSource.destroy();
  };

  it(
    'go on where they were cut off, after whichever change that was',
    async () => {
      const survived = new Set<string>();
      for (;;) {
        const change = await migrateUntilDeath(survived);
        if (change === null) break;
        survived.add(change);
        if (database.url) await expireLease();
        else await startAnew(); // SQLite takes back the whole migration, which the next death has to go through again
        // somebody is there before the migrations that look at people
        if (database.url && /CREATE TABLE .?media/.test(change)) await addPerson('alice');
      }
      expect(survived.size).toBeGreaterThan(30);
      const dataSource = await connected();
      expect(await migrate(dataSource)).toEqual([]);
      const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
      expect(upQueries.map(({ query }) => query)).toEqual([]);
      if (database.url) {
        const words = await dataSource.query<{ word: string }[]>('SELECT word FROM user_words ORDER BY word');
        expect(words.map(({ word }) => word)).toEqual(['alice', 'wren']);
      }
    },
    PATIENCE_MS,
  );

  it('leave what the release before has stored as it is, on the way up and down', async () => {
    const first = MIGRATIONS.indexOf(States1764500000000);
    const since = MIGRATIONS.slice(first).map(({ name }) => name);
    const before = await connected(MIGRATIONS.slice(0, first));
    await migrate(before);
    for (const [table, rows] of Object.entries(ROWS_BEFORE_STATES)) {
      for (const row of rows) {
        const columns = Object.keys(row);
        await before.query(
          `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
          Object.values(row),
        );
      }
    }
    const stored = await everythingIn(before);
    await before.destroy();

    const dataSource = await connected();
    const now = Object.fromEntries(
      Object.entries(stored).map(([table, rows]) => [
        table,
        rows.map((row) => ({ ...row, ...ADDED_SINCE[table]?.(row) })),
      ]),
    );
    for (const round of ['up', 'up again']) {
      expect([round, await migrate(dataSource)]).toEqual([round, since]);
      expect(await everythingIn(dataSource)).toEqual(now);
      const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
      expect(upQueries.map(({ query }) => query)).toEqual([]);
      for (const name of since.toReversed()) {
        await dataSource.undoLastMigration();
        expect(await dataSource.query('SELECT name FROM migrations')).not.toContainEqual({ name });
      }
      expect(await everythingIn(dataSource)).toEqual(stored);
    }
  });

  // on SQLite waiting would stop this whole process
  if (process.env.TEST_DATABASE_SERVER_URL) {
    it('are done by one process, while others wait', async () => {
      const processes = await Promise.all([connected(), connected(), connected()]);
      const done = await Promise.all(processes.map((dataSource) => migrate(dataSource)));
      expect(done.filter((names) => names.length > 0)).toHaveLength(1);
      const [first] = processes;
      const recorded = await first?.query<unknown[]>('SELECT name FROM migrations');
      expect(recorded).toHaveLength(Math.max(...done.map((names) => names.length)));
    });
  }
});
