import { type DataSource, MigrationExecutor } from 'typeorm';
import { liftStatementLimit } from '../drivers/mysql-query-runner.js';
import { lockMigrations, type MigrationLock } from './migration-lock.js';

/**
 * Brings the schema up to date, one process at a time: others wait and then find nothing to do. What a migration that was cut
 * off has done already is left as it is, and the rest follows (see `migration-steps`).
 * @returns the names of the migrations that were run
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const lock = await lockMigrations(dataSource);
  try {
    return await runMigrations(dataSource, lock);
  } finally {
    await lock.release();
  }
}

async function runMigrations(dataSource: DataSource, lock: MigrationLock): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    await liftStatementLimit(runner); // a large table takes as long as it takes
    const executor = new MigrationExecutor(dataSource, runner);
    executor.transaction = 'each';
    const done = await Promise.race([executor.executePendingMigrations(), lock.lost]);
    return done.map(({ name }) => name);
  } finally {
    await runner.release(); // so that nothing is done without the lock
  }
}
