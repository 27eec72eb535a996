import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepPrivate } from './private-files.js';

describe('keepPrivate', () => {
  let folder: string;
  let umask: number;
  beforeEach(() => {
    umask = process.umask(0o022);
    folder = mkdtempSync(join(tmpdir(), 'lightwell-private-'));
  });
  afterEach(() => {
    process.umask(umask);
    rmSync(folder, { recursive: true });
  });

  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
  const sqlite = (file: string) => ({ dialect: 'sqlite' as const, file, embedded: true });

  it('lets nobody else read what is written from then on', () => {
    const dataDir = join(folder, 'data');
    keepPrivate({ dataDir, database: sqlite(join(dataDir, 'lightwell.db')) });
    writeFileSync(join(dataDir, 'file'), '');
    mkdirSync(join(dataDir, 'folder'));
    expect([dataDir, join(dataDir, 'file'), join(dataDir, 'folder')].map(modeOf)).toEqual([
      '700',
      '600',
      '700',
    ]);
  });

  it('closes what an earlier version left open, and leaves folders of others alone', () => {
    const dataDir = join(folder, 'data');
    const elsewhere = join(folder, 'elsewhere');
    for (const made of [dataDir, elsewhere]) {
      mkdirSync(made);
      chmodSync(made, 0o755);
    }
    const file = join(elsewhere, 'my.db');
    for (const suffix of ['', '-wal', '-shm']) writeFileSync(file + suffix, '');
    keepPrivate({ dataDir, database: sqlite(file) });
    expect([dataDir, elsewhere, file, `${file}-wal`, `${file}-shm`].map(modeOf)).toEqual([
      '700',
      '755',
      '600',
      '600',
      '600',
    ]);
  });
});
