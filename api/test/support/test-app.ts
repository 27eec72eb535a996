import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import mysql from 'mysql2/promise';
import { DataSource } from 'typeorm';
import { type Config, readConfig } from '../../src/config/config.js';
import { createHttpApp } from '../../src/http/http-app.js';
import { ServerUnderTest } from './server-under-test.js';

/** bcrypt's cheapest cost: what is tested is what the product does with passwords, not how slow bcrypt is. */
const TEST_PASSWORD_COST = 4;

/** A whole server on a database and a data folder of its own, in the process of the tests. */
export class TestApp extends ServerUnderTest {
  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly discard: () => Promise<void>,
    readonly config: Config,
    url: string,
  ) {
    super(url);
  }

  /**
   * Starts a server on SQLite, or on the server of this test run (TEST_DATABASE).
   * @param changes to the configuration
   */
  static async start(changes: Partial<Config> = {}): Promise<TestApp> {
    const dataDir = await mkdtemp(join(tmpdir(), 'lightwell-test-'));
    const database = await createDatabase();
    const config: Config = {
      ...readConfig({
        DATA_DIR: dataDir,
        PORT: '0',
        JWT_SECRET: randomBytes(32).toString('hex'),
        LOG_LEVEL: 'silent',
        RATE_LIMITS: 'off',
        DEMO: 'off',
        ...(database.url && { DATABASE_URL: database.url }),
      }),
      passwordCost: TEST_PASSWORD_COST,
      mail: { kind: 'none' }, // unless letters are what is tested
      ...changes,
    };
    const app = await createHttpApp(config);
    // as on the other servers of a test run, nothing has to survive a power cut
    if (!database.url) await app.get(DataSource).query('PRAGMA synchronous = OFF');
    await app.listen(0, '127.0.0.1');
    const discard = async () => {
      await app.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    };
    return new TestApp(app, discard, config, await app.getUrl());
  }

  /** Another server on the same database and data folder, to be stopped before this one. */
  async another(): Promise<TestApp> {
    const app = await createHttpApp(this.config);
    await app.listen(0, '127.0.0.1');
    return new TestApp(app, () => app.close(), this.config, await app.getUrl());
  }

  /** The database behind the server, to look at what requests left there. */
  get dataSource(): DataSource {
    return this.app.get(DataSource);
  }

  /** A provider of the running server, for what HTTP does not show. */
  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.app.get<T>(token);
  }

  /** Stops the server and removes everything of it. */
  async stop(): Promise<void> {
    await this.discard();
  }
}

/** A database of this test file's own on the run's server; nothing to do for SQLite, which lies in the data folder. */
export async function createDatabase(): Promise<{ url: string | undefined; drop: () => Promise<void> }> {
  const server = process.env.TEST_DATABASE_SERVER_URL;
  if (!server) return { url: undefined, drop: () => Promise.resolve() };
  const name = `test_${randomBytes(6).toString('hex')}`;
  const run = async (statement: string) => {
    const connection = await mysql.createConnection(server.replace(/^mariadb:/, 'mysql:'));
    await connection.query(statement);
    await connection.end();
  };
  await run(`CREATE DATABASE ${name} CHARACTER SET latin1`); // the migrations must see to utf8mb4 themselves
  return { url: `${server}/${name}`, drop: () => run(`DROP DATABASE ${name}`) };
}
