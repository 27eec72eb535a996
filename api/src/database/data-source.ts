import * as mysql from 'mysql2';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { DatabaseTarget } from '../config/config.js';
import { createPools } from './drivers/mysql-pools.js';
import { SqliteDriver } from './drivers/sqlite-driver.js';
import { teach } from './drivers/teach.js';
import { ENTITIES } from './entities/index.js';
import { MIGRATIONS } from './migrations/index.js';

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
        // pages are written to their places four times as seldom, often once for several changes: 0.36 ms instead of 0.6 for the transaction
        // of a comment. The log's index has one table for the first 4,062 pages, so that reading costs the same:
        // https://sqlite.org/walformat.html#walidxfmt
        connection.pragma('wal_autocheckpoint = 4000');
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
      createPool: (options: mysql.PoolOptions) => createPools(options, target.dialect),
    },
    charset: 'utf8mb4',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: false,
    connectTimeout: 10_000,
    extra: { enableKeepAlive: true },
  };
}
