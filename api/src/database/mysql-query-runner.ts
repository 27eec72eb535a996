import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver.js';
import { MysqlQueryRunner } from 'typeorm/driver/mysql/MysqlQueryRunner.js';
import { isConnectionFailure } from '../common/errors/connection-failure.js';

/** Connections of a process. All may be dead, so as often a read is repeated. */
export const POOL_SIZE = 10;

type Connection = { destroy(): void } | undefined;

/**
 * Repeats a read on another connection when its own was lost under it: after the server restarted or closed what was idle, every
 * connection of the pool may be dead without knowing it. Within a transaction nothing is repeated here, the whole of it is
 * (see `Database`).
 */
class PatientMysqlQueryRunner extends MysqlQueryRunner {
  // TypeORM types the answer as any or as a QueryResult, depending on the third argument
  override async query(sql: string, parameters?: unknown[], structured?: boolean): Promise<never> {
    for (let left = POOL_SIZE; ; left--) {
      try {
        return (await super.query(sql, parameters, structured)) as never;
      } catch (error) {
        // without a connection there was none to be had, and asking again would end the same way
        const connection = this.databaseConnection as Connection;
        const repeatable = isRead(sql) && !this.isTransactionActive && isConnectionFailure(error);
        if (!connection || !repeatable || left === 0) throw error;
        connection.destroy(); // the pool has one fewer that is dead
        this.forgetConnection();
      }
    }
  }

  private forgetConnection(): void {
    Object.assign(this, { databaseConnection: undefined, databaseConnectionPromise: undefined });
  }
}

const isRead = (sql: string) => /^\s*SELECT\b/i.test(sql);

/** Makes a driver's reads survive lost connections. */
export function makePatient(driver: MysqlDriver): void {
  driver.createQueryRunner = (mode) => new PatientMysqlQueryRunner(driver, mode);
}
