import * as mysql from 'mysql2';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { DatabaseTarget } from '../config/config.js';
import {
  POOL_QUEUE,
  POOL_SIZE,
  REQUEST_PATIENCE,
  serverLimit,
  STATEMENTS_PER_CONNECTION,
} from './drivers/mysql-query-runner.js';
import { SqliteDriver } from './drivers/sqlite-driver.js';
import { teach } from './drivers/teach.js';
import { ENTITIES } from './entities/index.js';
import { MIGRATIONS } from './migrations/index.js';

/** Run on every new connection, so that MySQL and MariaDB agree whatever their own configuration says. */
const MYSQL_SESSION = [
  `SET SESSION sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY,NO_ZERO_DATE,NO_ZERO_IN_DATE'`,
  `SET SESSION time_zone = '+00:00'`,
  // without gap locks: writers of different rows do not wait for one another
  `SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED`,
];

/** TypeORM's options for a database. The schema is never synchronised: migrations are written by hand. */
export function dataSourceOptions(target: DatabaseTarget): DataSourceOptions {
  return {
    ...connectionOptions(target),
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'migrations',
    synchronize: false,
    logging: false,
  };
}

/** Connects to the database. */
export async function connect(options: DataSourceOptions): Promise<DataSource> {
  const dataSource = new DataSource(options);
  teach(dataSource.driver);
  return dataSource.initialize();
}

function connectionOptions(target: DatabaseTarget): DataSourceOptions {
  if (target.dialect === 'sqlite') {
    return {
      type: 'better-sqlite3',
      driver: SqliteDriver,
      database: target.file,
      enableWAL: target.file !== ':memory:',
      statementCacheSize: 0, // the driver keeps them, for all runners
      prepareDatabase: (connection: SqliteDriver) => {
        // what was answered survives a power cut; 0.15 ms more for each transaction than NORMAL, which may lose the last ones
        connection.pragma('synchronous = FULL');
        // 16 MB instead of 2: feeds from many people read the same pages of indices again and again, a fifth faster
        connection.pragma('cache_size = -16000');
      },
    };
  }
  return {
    type: target.dialect,
    url: target.url,
    driver: {
      ...mysql,
      createPool: (options: mysql.PoolOptions) => createStrictPool(options, target.dialect),
    },
    charset: 'utf8mb4',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: false,
    poolSize: POOL_SIZE,
    connectTimeout: 10_000,
    extra: {
      enableKeepAlive: true,
      maxIdle: POOL_SIZE,
      queueLimit: POOL_QUEUE,
      maxPreparedStatements: STATEMENTS_PER_CONNECTION,
    },
  };
}

/** How much later than the client the server gives a statement up: it must not go on with what nobody waits for. */
const SERVER_GRACE_MS = 1000;

function createStrictPool(options: mysql.PoolOptions, dialect: 'mysql' | 'mariadb'): mysql.Pool {
  const pool = mysql.createPool(options);
  pool.on('connection', (connection) => {
    // statements queue up in order, so these run before the first one of the borrower
    for (const statement of MYSQL_SESSION)
      connection.query(statement, (error) => error && connection.destroy());
    const limit = serverLimit(dialect, REQUEST_PATIENCE.statement + SERVER_GRACE_MS);
    connection.query(limit, () => undefined); // a MariaDB that is called mysql:// does not know it
  });
  return pool;
}
