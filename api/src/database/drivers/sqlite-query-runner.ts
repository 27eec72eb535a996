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
 * count it, and `commitTransaction`, which is not called for an outermost one, does no more than send COMMIT, reset both and tell subscribers,
 * of whom there are none; whether all runners come from the driver's `createQueryRunner`, and `normalizeType` still makes the type of a column.
 */

/** How many transactions are committed together at most: more would hardly cost less. */
const COMMITTED_TOGETHER = 16;

/**
 * Hands the one connection to one holder at a time, in the order in which they asked. Transactions that come in the same turn of the event
 * loop, with nothing else between them, are committed together, and nobody is answered before: half of what a small one costs is its commit,
 * which writes the same pages again and waits for the disk.
 */
class Turnstile {
  private readonly line: { readonly begins: boolean; readonly enter: () => void }[] = [];
  private readonly done: PromiseWithResolvers<void>[] = [];
  private taken = false;

  constructor(private readonly driver: BetterSqlite3Driver) {}

  /** Whether a transaction is open that others have left to be committed. */
  get isShared(): boolean {
    return this.done.length > 0;
  }

  /** Whether SQLite has no transaction open, as it rolls back by itself when the disk is full (https://sqlite.org/lang_transaction.html). */
  get isEnded(): boolean {
    return !this.sqlite.inTransaction;
  }

  get sqlite(): SqliteDriver {
    return this.driver.databaseConnection as SqliteDriver;
  }

  /** Waits for the turn. @param begins whether a transaction begins with it: whatever else comes sees all that is done committed */
  async enter(begins: boolean): Promise<void> {
    if (this.taken) return new Promise((enter) => this.line.push({ begins, enter }));
    this.taken = true;
    if (!begins) this.commit();
  }

  leave(): void {
    const next = this.line.shift();
    const isFull = this.done.length >= COMMITTED_TOGETHER;
    if (next?.begins === false || isFull || this.isEnded) this.commit();
    this.taken = next !== undefined;
    if (next) next.enter();
    else if (this.isShared) setImmediate(() => this.taken || this.commit());
  }

  /** Leaves the open transaction to be committed. @returns what ends with that, or fails when nothing is left of it */
  leaveCommit(): Promise<void> {
    const outcome = Promise.withResolvers<void>();
    this.done.push(outcome);
    return outcome.promise;
  }

  /** Rolls back everything that is not committed. @param error what those hear who have left theirs */
  rollback(error: unknown): void {
    for (const { reject } of this.done.splice(0)) reject(error);
    if (!this.isEnded) this.tell('ROLLBACK');
  }

  private commit(): void {
    if (!this.isShared) return;
    try {
      if (this.isEnded) throw new ConnectionLost();
      this.tell('COMMIT');
      for (const { resolve } of this.done.splice(0)) resolve();
    } catch (error) {
      this.rollback(error);
    }
  }

  private tell(sql: string): void {
    this.driver.dataSource.logger.logQuery(sql);
    try {
      this.sqlite.prepare(sql).run();
    } catch (error) {
      throw new QueryFailedError(sql, undefined, error as Error);
    }
  }
}

/**
 * A query runner of the caller's own on the one SQLite connection. TypeORM gives every caller the same runner, so that
 * concurrent transactions mix: a roll-back of one throws away what another committed. Here a transaction holds the
 * connection from BEGIN to its end, and every other statement waits for its turn. Where others have left theirs to be committed, it is a
 * savepoint of the same one (https://sqlite.org/lang_savepoint.html), and rolled back alone.
 */
class ExclusiveSqliteQueryRunner extends BetterSqlite3QueryRunner implements PreparingQueryRunner {
  private hasTurn = false;

  constructor(
    driver: BetterSqlite3Driver,
    private readonly turnstile: Turnstile,
  ) {
    super(driver);
  }

  override async startTransaction(isolation?: Parameters<BetterSqlite3QueryRunner['startTransaction']>[0]) {
    if (this.transactionDepth > 0) return super.startTransaction(isolation);
    await this.turnstile.enter(true);
    this.hasTurn = true;
    try {
      await super.startTransaction(isolation);
    } catch (error) {
      this.endTransaction();
      throw error;
    }
  }

  override async commitTransaction() {
    if (this.transactionDepth > 1) return super.commitTransaction();
    if (this.turnstile.isShared) await this.query('RELEASE member');
    if (this.turnstile.isEnded) throw new ConnectionLost();
    const committed = this.turnstile.leaveCommit();
    this.endTransaction();
    return committed;
  }

  override async rollbackTransaction() {
    if (this.transactionDepth > 1 && !this.turnstile.isEnded) return super.rollbackTransaction();
    try {
      if (this.turnstile.isShared) await this.rollbackMember();
      else if (!this.turnstile.isEnded) await super.rollbackTransaction();
    } finally {
      this.endTransaction();
    }
  }

  override async release() {
    if (this.isTransactionActive) await this.rollbackTransaction();
    await super.release();
  }

  // TypeORM types the answer as any or as a QueryResult, depending on the third argument
  override async query(sql: string, parameters?: unknown[], structured?: boolean): Promise<never> {
    const statement = sql === 'BEGIN TRANSACTION' ? this.beginning : sql;
    if (this.hasTurn) {
      // what is told from here on would be committed at once
      if (this.transactionDepth > 0 && this.turnstile.isEnded) throw new ConnectionLost();
      return (await super.query(statement, parameters, structured)) as never;
    }
    await this.turnstile.enter(false);
    try {
      return (await super.query(statement, parameters, structured)) as never;
    } finally {
      this.turnstile.leave();
    }
  }

  async prepared(sql: string, parameters: readonly SqlValue[]): Promise<RawRow[] | Change> {
    if (this.hasTurn) {
      if (this.transactionDepth > 0 && this.turnstile.isEnded) throw new ConnectionLost();
      return this.runPrepared(sql, parameters);
    }
    await this.turnstile.enter(false);
    try {
      return this.runPrepared(sql, parameters);
    } finally {
      this.turnstile.leave();
    }
  }

  private runPrepared(sql: string, parameters: readonly SqlValue[]): RawRow[] | Change {
    this.driver.dataSource.logger.logQuery(sql, [...parameters], this);
    const values = parameters.map(toSqlite);
    try {
      const statement = this.turnstile.sqlite.prepare(sql);
      if (statement.reader) return statement.all(...values) as RawRow[];
      const { changes, lastInsertRowid } = statement.run(...values);
      return { affected: Number(changes), insertId: Number(lastInsertRowid) };
    } catch (error) {
      throw new QueryFailedError(sql, values, error as Error);
    }
  }

  private get beginning(): string {
    // IMMEDIATE takes the write lock at once: a transaction that reads first cannot then fail to write
    return this.turnstile.isShared ? 'SAVEPOINT member' : 'BEGIN IMMEDIATE TRANSACTION';
  }

  private async rollbackMember() {
    try {
      await this.query('ROLLBACK TO member');
      await this.query('RELEASE member');
    } catch (error) {
      this.turnstile.rollback(error);
    }
  }

  /** What TypeORM knows of it is forgotten, and the others have their turn. */
  private endTransaction() {
    Object.assign(this, { isTransactionActive: false, transactionDepth: 0 });
    if (!this.hasTurn) return;
    this.hasTurn = false;
    this.turnstile.leave();
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
  const turnstile = new Turnstile(driver);
  driver.createQueryRunner = () => new ExclusiveSqliteQueryRunner(driver, turnstile);
  const normalizeType = driver.normalizeType.bind(driver);
  driver.normalizeType = (column) => (column.type === 'bigint' ? 'integer' : normalizeType(column));
}
