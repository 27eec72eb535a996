import { QueryFailedError } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js';
import { ConnectionLost } from '../../common/errors/database-failure.js';
import type { RawRow } from '../rows.js';
import type { Change, PreparingQueryRunner, SqlValue } from './preparing-query-runner.js';
import type { SqliteDriver } from './sqlite-driver.js';

/*
 * Written for TypeORM 1.1.1. After an update, look at BetterSqlite3QueryRunner, AbstractSqliteQueryRunner and BetterSqlite3Driver: whether
 * all statements still go through `query`, a transaction begins with exactly `BEGIN TRANSACTION`, `isTransactionActive` and `transactionDepth`
 * count it, and all runners come from the driver's `createQueryRunner`; and whether `normalizeType` still makes the type of a column.
 */

/** Hands the one connection to one holder at a time, in the order in which they asked. */
class Turnstile {
  private tail = Promise.resolve();

  /** Waits for the turn; the function it answers with ends it. */
  async enter(): Promise<() => void> {
    const before = this.tail;
    let leave!: () => void;
    this.tail = new Promise((resolve) => (leave = resolve));
    await before;
    return leave;
  }
}

/**
 * A query runner of the caller's own on the one SQLite connection. TypeORM gives every caller the same runner, so that
 * concurrent transactions mix: a roll-back of one throws away what another committed. Here a transaction holds the
 * connection from BEGIN to its end, and every other statement waits for its turn.
 */
class ExclusiveSqliteQueryRunner extends BetterSqlite3QueryRunner implements PreparingQueryRunner {
  private leave: (() => void) | null = null;

  constructor(
    driver: BetterSqlite3Driver,
    private readonly turnstile: Turnstile,
  ) {
    super(driver);
  }

  override async startTransaction(isolation?: Parameters<BetterSqlite3QueryRunner['startTransaction']>[0]) {
    if (this.transactionDepth > 0) return super.startTransaction(isolation);
    this.leave = await this.turnstile.enter();
    try {
      await super.startTransaction(isolation);
    } catch (error) {
      this.endTurn();
      throw error;
    }
  }

  override async commitTransaction() {
    await super.commitTransaction();
    if (this.transactionDepth === 0) this.endTurn();
  }

  override async rollbackTransaction() {
    try {
      if (!this.isEnded) await super.rollbackTransaction();
    } finally {
      // whether it could be told or not, nothing of it is left, and the others must have their turn
      if (this.isEnded) Object.assign(this, { isTransactionActive: false, transactionDepth: 0 });
      if (!this.isTransactionActive) this.endTurn();
    }
  }

  override async release() {
    if (this.isTransactionActive) await this.rollbackTransaction();
    this.endTurn();
    await super.release();
  }

  // TypeORM types the answer as any or as a QueryResult, depending on the third argument
  override async query(sql: string, parameters?: unknown[], structured?: boolean): Promise<never> {
    // IMMEDIATE takes the write lock at once: a transaction that reads first cannot then fail to write
    const statement = sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE TRANSACTION' : sql;
    if (this.leave) {
      // what is told from here on would be committed at once
      if (this.transactionDepth > 0 && this.isEnded) throw new ConnectionLost();
      return (await super.query(statement, parameters, structured)) as never;
    }
    const leave = await this.turnstile.enter();
    try {
      return (await super.query(statement, parameters, structured)) as never;
    } finally {
      leave();
    }
  }

  async prepared(sql: string, parameters: readonly SqlValue[]): Promise<RawRow[] | Change> {
    if (this.leave) {
      if (this.transactionDepth > 0 && this.isEnded) throw new ConnectionLost();
      return this.runPrepared(sql, parameters);
    }
    const leave = await this.turnstile.enter();
    try {
      return this.runPrepared(sql, parameters);
    } finally {
      leave();
    }
  }

  private runPrepared(sql: string, parameters: readonly SqlValue[]): RawRow[] | Change {
    this.driver.dataSource.logger.logQuery(sql, [...parameters], this);
    const values = parameters.map(toSqlite);
    try {
      const statement = this.sqlite.prepare(sql);
      if (statement.reader) return statement.all(...values) as RawRow[];
      const { changes, lastInsertRowid } = statement.run(...values);
      return { affected: Number(changes), insertId: Number(lastInsertRowid) };
    } catch (error) {
      throw new QueryFailedError(sql, values, error as Error);
    }
  }

  /** Whether SQLite has no transaction open, as it rolls back by itself when the disk is full (https://sqlite.org/lang_transaction.html). */
  private get isEnded(): boolean {
    return !this.sqlite.inTransaction;
  }

  private get sqlite(): SqliteDriver {
    return this.driver.databaseConnection as SqliteDriver;
  }

  private endTurn() {
    this.leave?.();
    this.leave = null;
  }
}

/** SQLite has neither truth values nor moments: TypeORM writes the one as numbers, the other as text in UTC. */
function toSqlite(value: SqlValue): string | number | null {
  if (typeof value === 'boolean') return Number(value);
  return value instanceof Date ? value.toISOString().replace('T', ' ').replace('Z', '') : value;
}

/**
 * Makes a SQLite driver hand every caller a runner of its own, and 64-bit ids auto-increment: only a column of type
 * `integer` does (https://sqlite.org/autoinc.html), and an integer of SQLite has 64 bits.
 */
export function makeExclusive(driver: BetterSqlite3Driver): void {
  const turnstile = new Turnstile();
  driver.createQueryRunner = () => new ExclusiveSqliteQueryRunner(driver, turnstile);
  const normalizeType = driver.normalizeType.bind(driver);
  driver.normalizeType = (column) => (column.type === 'bigint' ? 'integer' : normalizeType(column));
}
