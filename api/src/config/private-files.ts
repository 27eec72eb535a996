import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import type { Config } from './config.js';

const OWNER_ONLY = 0o077;
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/**
 * Leaves what this process writes to the user that it runs as: everybody's messages, hashes and secrets are in there. What an
 * earlier version left open to others is closed.
 */
export function keepPrivate({ dataDir, database }: Pick<Config, 'dataDir' | 'database'>): void {
  process.umask(OWNER_ONLY);
  mkdirSync(dataDir, { recursive: true });
  close(dataDir, FOLDER_MODE);
  if (database.dialect !== 'sqlite') return;
  for (const suffix of ['', '-wal', '-shm', '-migration-lock']) close(database.file + suffix, FILE_MODE);
}

function close(path: string, mode: number): void {
  if (!existsSync(path) || (statSync(path).mode & OWNER_ONLY) === 0) return;
  try {
    chmodSync(path, mode);
  } catch (error) {
    // somebody else's, or a file system without such rights
    console.error(`${path} can be read by others: ${(error as Error).message}`);
  }
}
