import type { ResultSetHeader } from 'mysql2';
import { QueryFailedError, type QueryRunner, QueryRunnerAlreadyReleasedError } from 'typeorm';
import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver.js';
import { MysqlQueryRunner } from 'typeorm/driver/mysql/MysqlQueryRunner.js';
import { QueryResult } from 'typeorm/query-runner/QueryResult.js';
import {
  ConnectionLost,
  DatabaseTimeout,
  isConnectionFailure,
} from '../../common/errors/database-failure.js';
import type { RawRow } from '../rows.js';
import { type Patience, POOL_SIZE, type Pools, serverLimit } from './mysql-pools.js';
import { type Answer, executeKept, type PreparingConnection } from './mysql-statements.js';
import type { Change, PreparingQueryRunner, SqlValue } from './preparing-query-runner.js';

/*
 * Written for TypeORM 1.1.1. After an update, look at MysqlQueryRunner and MysqlDriver: whether a connection is still borrowed in
 * `connect` with `obtainMasterConnection`, kept in `databaseConnection` and `databaseConnectionPromise`, and handed back by
 * `release`; whether `startTransaction`, `commitTransaction` and `rollbackTransaction` still speak through `query`, count in
 * `isTransactionActive` and `transactionDepth`, and do nothing else but tell subscribers; whether `query` still does no more than
 * is done here: log, ask, wrap errors, structure the answer (subscribers, slow-query logging and `enableQueryTimeout` are not used
 * here). mysql2 gives its full queue no code but the text at the end of this file.
 */

type Isolation = Parameters<MysqlQueryRunner['startTransaction']>[0];

interface Connection extends PreparingConnection {
  /** With the parameters in the text. */
  query(sql: string, parameters: unknown[], answer: Answer): void;
  destroy(): void;
  release(): void;
}

/** A way to run a statement: as text, or prepared. */
type Ask = (connection: Connection, sql: string, parameters: unknown[], answer: Answer) => void;

const asText: Ask = (connection, sql, parameters, answer) => connection.query(sql, parameters, answer);

/**
 * Repeats a read on another connection when its own was lost under it: after the server restarted or closed what was idle, every
 * connection of the pool may be dead without knowing it. Within a transaction nothing is repeated here, the whole of it is
 * (see `Database`). A connection of which nobody knows what it is in the middle of never goes back to the pool: the next
 * transaction would commit what it holds (https://dev.mysql.com/doc/refman/8.4/en/implicit-commit.html).
 *
 * Speaks to mysql2 through its callbacks: its promises record a stack for every statement.
 */
export class PatientMysqlQueryRunner extends MysqlQueryRunner implements PreparingQueryRunner {
  private unlimited = false;
  private onTransactionConnection = false;

  constructor(
    driver: MysqlDriver,
    mode: 'master' | 'slave',
    private readonly patience: Patience,
  ) {
    super(driver, mode);
  }

  /** Lets statements take as long as they need, here and on the server; the connection is not used again. */
  async liftStatementLimit(): Promise<void> {
    this.unlimited = true;
    await this.query(serverLimit(this.driver.options.type, 0)).catch(() => undefined); // see serverLimit
  }

  // TypeORM types the answer as any or as a QueryResult, depending on the third argument
  override async query(sql: string, parameters: unknown[] = [], structured?: boolean): Promise<never> {
    const raw = await this.ask(asText, sql, parameters);
    return (structured ? structure(raw) : raw) as never;
  }

  async prepared(sql: string, parameters: readonly SqlValue[]): Promise<RawRow[] | Change> {
    const raw = await this.ask(executeKept, sql, [...parameters]);
    return Array.isArray(raw) ? raw : { affected: raw.affectedRows, insertId: raw.insertId };
  }

  /** The outermost one is begun by the first statement, on a connection that is made for it. */
  override async startTransaction(isolation?: Isolation): Promise<void> {
    if (this.transactionDepth > 0 || this.borrowed || isolation) return super.startTransaction(isolation);
    const { transactions } = this.driver.pool as Pools;
    const connection = await obtainInTime(
      (obtained) => transactions.getConnection(obtained as Parameters<typeof transactions.getConnection>[0]),
      this.patience.connection,
    );
    Object.assign(this, { databaseConnection: connection });
    this.onTransactionConnection = true;
    this.isTransactionActive = true;
    this.transactionDepth = 1;
  }

  override async commitTransaction(): Promise<void> {
    if (!this.onTransactionConnection || this.transactionDepth > 1) return super.commitTransaction();
    await this.prepared('COMMIT', []);
    this.isTransactionActive = false;
    this.transactionDepth = 0;
    this.returnTransactionConnection();
  }

  override async rollbackTransaction(): Promise<void> {
    try {
      if (this.borrowed) await super.rollbackTransaction();
    } finally {
      if (this.isTransactionActive && this.transactionDepth <= 1) this.abandonTransaction();
      this.returnTransactionConnection();
    }
  }

  override async release(): Promise<void> {
    if (this.isTransactionActive || this.unlimited) this.discardConnection();
    await super.release();
  }

  private ask(how: Ask, sql: string, parameters: unknown[]): Promise<RawRow[] | ResultSetHeader> {
    const connection = this.isTransactionActive ? this.borrowed : undefined;
    return connection
      ? this.answerOf(connection, how, sql, parameters)
      : this.askPatiently(how, sql, parameters);
  }

  private async askPatiently(
    how: Ask,
    sql: string,
    parameters: unknown[],
  ): Promise<RawRow[] | ResultSetHeader> {
    if (this.isReleased) throw new QueryRunnerAlreadyReleasedError();
    for (let left = POOL_SIZE; ; left--) {
      // another connection would not be in the transaction: what it is told would be committed at once
      if (this.transactionDepth > 0 && !this.borrowed) throw new ConnectionLost();
      try {
        // waiting for a connection has a limit of its own
        const connection = this.borrowed ?? ((await this.connect()) as Connection);
        return await this.answerOf(connection, how, sql, parameters);
      } catch (error) {
        // without a connection there was none to be had, and asking again would end the same way
        const repeatable = isRead(sql) && !this.isTransactionActive && isConnectionFailure(error);
        if (!this.borrowed || !repeatable || left === 0) throw error;
        this.discardConnection(); // the pool has one fewer that is dead
      }
    }
  }

  private answerOf(
    connection: Connection,
    how: Ask,
    sql: string,
    parameters: unknown[],
  ): Promise<RawRow[] | ResultSetHeader> {
    this.driver.dataSource.logger.logQuery(sql, parameters, this);
    return new Promise((resolve, reject) => {
      const late = this.unlimited
        ? undefined
        : setTimeout(() => {
            this.discardConnection(); // its answer may still come
            reject(new DatabaseTimeout('did not answer'));
          }, this.patience.statement);
      how(connection, sql, parameters, (error, result) => {
        clearTimeout(late);
        if (error) reject(new QueryFailedError(sql, parameters, error));
        else resolve(result);
      });
    });
  }

  /** What comes after the transaction is none: it would never be committed there. */
  private returnTransactionConnection(): void {
    if (!this.onTransactionConnection || this.isTransactionActive) return;
    this.onTransactionConnection = false;
    this.borrowed?.release();
    Object.assign(this, { databaseConnection: undefined });
  }

  private get borrowed(): Connection | undefined {
    return this.databaseConnection as Connection | undefined;
  }

  /** The server rolls back what a lost connection held. */
  private abandonTransaction(): void {
    this.discardConnection();
    this.isTransactionActive = false;
    this.transactionDepth = 0;
  }

  private discardConnection(): void {
    this.borrowed?.destroy();
    Object.assign(this, { databaseConnection: undefined, databaseConnectionPromise: undefined });
  }
}

/** As TypeORM's own runner does. */
function structure(raw: RawRow[] | ResultSetHeader): QueryResult {
  const result = new QueryResult();
  result.raw = raw;
  if (Array.isArray(raw)) result.records = raw;
  else result.affected = raw.affectedRows;
  return result;
}

/** Lets statements take as long as they need; on SQLite they always may. */
export async function liftStatementLimit(runner: QueryRunner): Promise<void> {
  if (runner instanceof PatientMysqlQueryRunner) await runner.liftStatementLimit();
}

const isRead = (sql: string) => /^\s*SELECT\b/i.test(sql);

/** Makes a driver's reads survive lost connections, and nobody wait for ever. */
export function makePatient(driver: MysqlDriver, patience: Patience): void {
  const obtain = driver.obtainMasterConnection.bind(driver) as () => Promise<Connection>;
  const obtainTo = (obtained: Obtained) =>
    void obtain().then((connection) => obtained(null, connection), obtained);
  driver.obtainMasterConnection = () => obtainInTime(obtainTo, patience.connection);
  driver.createQueryRunner = (mode) => new PatientMysqlQueryRunner(driver, mode, patience);
}

type Obtained = (error: Error | null, connection?: Connection) => void;

/** A connection that comes too late goes back. */
function obtainInTime(obtain: (obtained: Obtained) => void, limit: number): Promise<Connection> {
  return new Promise((resolve, reject) => {
    let late = false;
    const patience = setTimeout(() => {
      late = true;
      reject(new DatabaseTimeout('had no connection free'));
    }, limit);
    obtain((error, connection) => {
      clearTimeout(patience);
      if (late) connection?.release();
      else if (connection) resolve(connection);
      else reject(asRefusal(error ?? new ConnectionLost()));
    });
  });
}

/** mysql2 gives this refusal no code. */
function asRefusal(error: Error): Error {
  const queueIsFull = error.message === 'Queue limit reached.';
  return queueIsFull ? new DatabaseTimeout('had too many waiting to answer') : error;
}
