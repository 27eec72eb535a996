import type { Driver } from 'typeorm';
import { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver.js';
import { REQUEST_PATIENCE } from './mysql-pools.js';
import { makePatient } from './mysql-query-runner.js';
import { makeExclusive } from './sqlite-query-runner.js';

/*
 * Written for TypeORM 1.1.1, as all files of this folder, which reach into what TypeORM does not promise to keep. After an update,
 * look here at whether the two drivers still lie where they are imported from.
 */

/** Teaches a driver that is not connected yet what TypeORM does not know: whose turn it is, and how long to wait. */
export function teach(driver: Driver): void {
  if (driver instanceof BetterSqlite3Driver) makeExclusive(driver);
  if (driver instanceof MysqlDriver) makePatient(driver, REQUEST_PATIENCE);
}
