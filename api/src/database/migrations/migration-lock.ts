import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { isDeadlock } from '../database-errors.js';

/** How long others leave the lock to a process that is not heard of any more. */
const LEASE_SECONDS = 15;
const RENEWAL_MS = 5000;
const POLL_MS = 200;
const FILE_LOCK_MS = 120_000;

/** The right to change the schema, which one process has at a time. */
export interface MigrationLock {
  /** Rejects when the lock could not be kept: another process may have it now. */
  readonly lost: Promise<never>;
  release(): Promise<void>;
}

/** Waits for the right to change the schema. */
export async function lockMigrations(dataSource: DataSource): Promise<MigrationLock> {
  const { options } = dataSource;
  return options.type === 'better-sqlite3' ? lockFile(options.database) : new Lease(dataSource).take();
}

/** A lock that the operating system drops when its process dies: an exclusive transaction on a database beside ours. */
function lockFile(file: string): MigrationLock {
  const lost = new Promise<never>(() => undefined); // never
  if (file === ':memory:') return { lost, release: () => Promise.resolve() };
  const beside = new DatabaseSync(`${file}-migration-lock`, { timeout: FILE_LOCK_MS });
  beside.exec('BEGIN EXCLUSIVE');
  return { lost, release: () => Promise.resolve(beside.close()) };
}

/**
 * A row that is one process's for some seconds and then again, for as long as it works. Unlike `GET_LOCK`, which one node of a
 * cluster knows alone, it holds on all of them; and it ends when nobody renews it, whatever became of its holder.
 */
class Lease implements MigrationLock {
  private readonly holder = randomUUID();
  private renewal: NodeJS.Timeout | undefined;
  private validUntil = 0;
  private giveUp!: (reason: Error) => void;
  readonly lost = new Promise<never>((_, reject) => (this.giveUp = reject));

  constructor(private readonly dataSource: DataSource) {
    this.lost.catch(() => undefined); // whoever works under the lock hears of it
  }

  async take(): Promise<this> {
    await this.dataSource.query(
      `CREATE TABLE IF NOT EXISTS migration_lock (
        id int NOT NULL PRIMARY KEY, holder varchar(36) NOT NULL, expires_at datetime(3) NOT NULL)`,
    );
    await this.change(`INSERT IGNORE INTO migration_lock VALUES (1, '', '2000-01-01')`, []);
    let told = false;
    while (!(await this.hold('expires_at <= NOW(3)'))) {
      if (!told) new Logger('Migrations').warn('Another process is migrating this database. Waiting for it.');
      told = true;
      await delay(POLL_MS);
    }
    this.renewal = setInterval(() => void this.renew(), RENEWAL_MS);
    return this;
  }

  async release(): Promise<void> {
    clearInterval(this.renewal);
    await this.change('UPDATE migration_lock SET expires_at = NOW(3) WHERE holder = ?', [this.holder]);
  }

  private async renew(): Promise<void> {
    const held = await this.hold('holder = ? AND expires_at > NOW(3)', this.holder).catch(() => null);
    const taken = held === false;
    if (taken || Date.now() > this.validUntil) {
      clearInterval(this.renewal);
      this.giveUp(new Error('The lock on the migrations was lost: the database was away for too long.'));
    }
  }

  /** @returns whether the row is this process's now */
  private async hold(condition: string, ...parameters: string[]): Promise<boolean> {
    const asked = Date.now();
    const held = await this.change(
      `UPDATE migration_lock SET holder = ?, expires_at = NOW(3) + INTERVAL ${String(LEASE_SECONDS)} SECOND
       WHERE id = 1 AND ${condition}`,
      [this.holder, ...parameters],
    );
    if (held) this.validUntil = asked + LEASE_SECONDS * 1000;
    return held;
  }

  /** @returns whether a row was changed; a cluster says "deadlock" when another node was first */
  private async change(statement: string, parameters: string[]): Promise<boolean> {
    try {
      const { affectedRows } = await this.dataSource.query<{ affectedRows: number }>(statement, parameters);
      return affectedRows === 1;
    } catch (error) {
      if (isDeadlock(error)) return false;
      throw error;
    }
  }
}
