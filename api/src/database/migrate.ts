import { DatabaseSync } from 'node:sqlite';
import type { DataSource } from 'typeorm';

const LOCK_NAME = 'lightwell_migrations';
const LOCK_SECONDS = 120;

/**
 * Brings the schema up to date, one process at a time: others wait and then find nothing to do.
 * @returns the names of the migrations that were run
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const unlock = await lock(dataSource);
  try {
    const done = await dataSource.runMigrations({ transaction: 'each' });
    return done.map((migration) => migration.name);
  } finally {
    await unlock();
  }
}

async function lock(dataSource: DataSource): Promise<() => Promise<void>> {
  if (dataSource.options.type === 'better-sqlite3') return lockFile(dataSource.options.database);
  const runner = dataSource.createQueryRunner(); // the lock belongs to this connection
  const [row] = (await runner.query('SELECT GET_LOCK(?, ?) AS locked', [LOCK_NAME, LOCK_SECONDS])) as {
    locked: number;
  }[];
  if (row?.locked !== 1) {
    await runner.release();
    throw new Error(`Another process has been migrating this database for ${String(LOCK_SECONDS)} seconds.`);
  }
  return async () => {
    await runner.query('SELECT RELEASE_LOCK(?)', [LOCK_NAME]);
    await runner.release();
  };
}

/** A lock that the operating system drops when its process dies: an exclusive transaction on a database beside ours. */
function lockFile(file: string): () => Promise<void> {
  if (file === ':memory:') return () => Promise.resolve();
  const beside = new DatabaseSync(`${file}-migration-lock`, { timeout: LOCK_SECONDS * 1000 });
  beside.exec('BEGIN EXCLUSIVE');
  return () => {
    beside.close();
    return Promise.resolve();
  };
}
