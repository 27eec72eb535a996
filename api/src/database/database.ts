import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import {
  DataSource,
  type EntityManager,
  type EntityTarget,
  type ObjectLiteral,
  type QueryDeepPartialEntity,
  type SelectQueryBuilder,
} from 'typeorm';
import { isConnectionFailure } from '../common/errors/database-failure.js';
import { DeletedMeanwhile, isDeadlock, isIdTaken, isMissingReference } from './database-errors.js';
import { type Dialect, MYSQL, SQLITE } from './dialect.js';
import { liftStatementLimit } from './drivers/mysql-query-runner.js';
import type { Change, PreparingQueryRunner, SqlValue } from './drivers/preparing-query-runner.js';
import type { RawRow } from './rows.js';
import { TimeIds } from './time-ids.js';

interface Transaction {
  readonly manager: EntityManager;
  readonly afterCommit: (() => Promise<void>)[];
}

/** A row that was inserted under an id that is its time. */
interface Inserted {
  readonly id: number;
  readonly createdAt: Date;
  /** What the statement answered with, if it did. */
  readonly answer?: RawRow;
}

const ATTEMPTS = 10;

/**
 * The way to the database: repositories take its `manager`, services draw the borders of transactions. A transaction
 * belongs to the asynchronous call that opened it, so nothing has to be handed down.
 */
@Injectable()
export class Database {
  private readonly logger = new Logger(Database.name);
  private readonly current = new AsyncLocalStorage<Transaction>();
  private readonly ids = new TimeIds();

  constructor(private readonly dataSource: DataSource) {}

  /** The running transaction's entity manager, or one that commits each statement. */
  get manager(): EntityManager {
    return this.current.getStore()?.manager ?? this.dataSource.manager;
  }

  /**
   * Rows of a statement that is written out, for what is asked often: neither built nor read anew for each request.
   * @param sql one of few texts: connections keep it prepared
   */
  rows(sql: string, parameters: readonly SqlValue[]): Promise<RawRow[]> {
    return this.prepared(sql, parameters) as Promise<RawRow[]>;
  }

  /** Runs a statement that is written out and answers with no rows. */
  change(sql: string, parameters: readonly SqlValue[]): Promise<Change> {
    return this.prepared(sql, parameters) as Promise<Change>;
  }

  /** Whether this is SQLite rather than MySQL or MariaDB: for the few statements that differ. */
  get isSqlite(): boolean {
    return this.dataSource.options.type === 'better-sqlite3';
  }

  /**
   * Runs `work` in a transaction: all of it or nothing. Inside another transaction it becomes a part of that one. After a
   * deadlock, or when the connection was lost before the commit, nothing has happened and it is tried again; `work`
   * must therefore have no effect outside the database (see `afterCommit`), and be quick: on SQLite all others wait.
   * @param unhurried lets single statements take as long as they need, where one removes whatever somebody has
   * @throws DeletedMeanwhile when a written row refers to one that is gone
   */
  async transaction<T>(work: () => Promise<T>, { unhurried = false } = {}): Promise<T> {
    if (this.current.getStore()) return work();
    for (let attempt = 1; ; attempt++) {
      const runner = this.dataSource.createQueryRunner();
      const transaction: Transaction = { manager: runner.manager, afterCommit: [] };
      let committing = false;
      try {
        if (unhurried) await liftStatementLimit(runner);
        await runner.startTransaction();
        const result = await this.current.run(transaction, work);
        committing = true;
        await runner.commitTransaction();
        await this.runAfterCommit(transaction);
        return result;
      } catch (error) {
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        const undone = isDeadlock(error) || (isConnectionFailure(error) && !committing);
        if (isMissingReference(error)) throw new DeletedMeanwhile();
        if (!undone || attempt === ATTEMPTS) throw error;
      } finally {
        await runner.release();
      }
      await delay(Math.random() * 10 * attempt); // so that the same two do not meet again
    }
  }

  /** Puts off an effect outside the database until the transaction is safely committed. */
  async afterCommit(effect: () => Promise<void>): Promise<void> {
    const transaction = this.current.getStore();
    if (transaction) transaction.afterCommit.push(effect);
    else await effect();
  }

  /**
   * Inserts a row under an id that is its time, so that lists in the order of ids are in the order of time.
   * @param at when it happened, unless that is now
   * @param above an id that it must stand above, whatever the clocks say
   * @returns its id
   */
  async insert<T extends ObjectLiteral & { id: number; createdAt: Date }>(
    entity: EntityTarget<T>,
    row: Omit<QueryDeepPartialEntity<T>, 'id' | 'createdAt'> & { id?: never; createdAt?: never },
    { at, above = 0 }: { at?: Date; above?: number } = {},
  ): Promise<number> {
    const createdAt = at ?? new Date();
    const made = at ? this.ids.forMoment(at) : this.ids.forNow(createdAt);
    for (let id = Math.max(made, above + 1); ; id++) {
      const values = { ...row, id, createdAt };
      const insert = this.manager
        .createQueryBuilder()
        .insert()
        .into(entity)
        .values(values)
        .updateEntity(false);
      try {
        await insert.execute();
        return id;
      } catch (error) {
        if (!isIdTaken(error)) throw error; // a refused statement leaves the transaction as it was
      }
    }
  }

  /** Inserts a row unless its key is taken. @returns whether it was really inserted */
  async insertOrIgnore<T extends ObjectLiteral>(
    entity: EntityTarget<T>,
    row: QueryDeepPartialEntity<T>,
  ): Promise<boolean> {
    const { queryRunner } = this.manager;
    if (!queryRunner) throw new Error('insertOrIgnore belongs into a transaction');
    const insert = this.manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(row)
      .orIgnore()
      .updateEntity(false);
    const [sql, parameters] = insert.getQueryAndParameters();
    const result = await queryRunner.query(sql, parameters, true);
    return result.affected === 1;
  }

  /**
   * Changes one row, and answers with a number of it.
   * @param sql an UPDATE with `dialect.answering` and `dialect.returning` of that column
   * @returns null when there is no such row
   */
  async changeOne(sql: string, parameters: readonly SqlValue[]): Promise<number | null> {
    const done = await this.prepared(sql, parameters);
    if (!('affected' in done)) return done[0] ? Number(Object.values(done[0])[0]) : null;
    return done.affected === 1 ? done.insertId : null;
  }

  /**
   * Inserts a row under an id that is its time, as `insert` does, with a statement that is written out.
   * @param sql takes the id first, and may put another one above it in its place; one that answers with rows names it `id`
   * @returns its id and when it happened, and the row that the statement answered with, or null when it inserted nothing
   */
  async insertAs(
    sql: string,
    parametersOf: (id: number, createdAt: Date) => readonly SqlValue[],
    at?: Date,
  ): Promise<Inserted | null> {
    const createdAt = at ?? new Date();
    for (let id = at ? this.ids.forMoment(at) : this.ids.forNow(createdAt); ; id++) {
      try {
        const done = await this.prepared(sql, parametersOf(id, createdAt));
        if ('affected' in done) return done.affected === 1 ? { id: done.insertId, createdAt } : null;
        const [answer] = done;
        return answer ? { id: Number(answer.id), createdAt, answer } : null;
      } catch (error) {
        if (!isIdTaken(error)) throw error;
      }
    }
  }

  /** Whether an INSERT can answer with rows, by RETURNING: SQLite and MariaDB. */
  get answersInserts(): boolean {
    return this.isSqlite || this.dataSource.driver.isReturningSqlSupported('insert');
  }

  /** What this database says in its own way. */
  get dialect(): Dialect {
    return this.isSqlite ? SQLITE : MYSQL;
  }

  /** Locks the selected rows until the transaction ends. On SQLite the transaction has locked everything anyway. */
  forUpdate<T extends ObjectLiteral>(query: SelectQueryBuilder<T>): SelectQueryBuilder<T> {
    return this.isSqlite ? query : query.setLock('pessimistic_write');
  }

  /** Keeps the selected rows from being changed until the transaction ends; others may keep them so, too. */
  forShare<T extends ObjectLiteral>(query: SelectQueryBuilder<T>): SelectQueryBuilder<T> {
    return this.isSqlite ? query : query.setLock('pessimistic_read');
  }

  private prepared(sql: string, parameters: readonly SqlValue[]): Promise<RawRow[] | Change> {
    const inTransaction = this.current.getStore()?.manager.queryRunner as PreparingQueryRunner | undefined;
    return inTransaction ? inTransaction.prepared(sql, parameters) : this.preparedAlone(sql, parameters);
  }

  private async preparedAlone(sql: string, parameters: readonly SqlValue[]): Promise<RawRow[] | Change> {
    const runner = this.dataSource.driver.createQueryRunner('master') as PreparingQueryRunner;
    try {
      return await runner.prepared(sql, parameters);
    } finally {
      await runner.release();
    }
  }

  private async runAfterCommit(transaction: Transaction): Promise<void> {
    for (const effect of transaction.afterCommit) {
      try {
        await effect();
      } catch (error) {
        this.logger.error(error); // what is committed stays committed
      }
    }
  }
}
