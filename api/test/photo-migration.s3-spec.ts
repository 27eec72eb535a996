import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { LocalMediaStorage } from '../src/media/storage/local-media-storage.js';
import type { MediaStorage } from '../src/media/storage/media-storage.js';
import { migratePhotos } from '../src/media/storage/photo-migration.js';
import { S3MediaStorage } from '../src/media/storage/s3-media-storage.js';
import { storedKeys } from './factories/stored-photos.js';
import { makeBucket } from './support/s3-bucket.js';
import { ThrowAwayS3 } from './support/s3-server.js';

describe('a migration of photos', () => {
  const server = new ThrowAwayS3();
  let folder: string;
  let local: LocalMediaStorage;
  let s3: S3MediaStorage;
  let originals: Map<string, Map<string, Buffer>>;
  let buckets = 0;

  beforeAll(async () => {
    Logger.overrideLogger(false); // what fails here fails on purpose
    await server.start();
  }, 120_000);
  afterAll(() => server.stop());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lightwell-test-'));
    local = new LocalMediaStorage(folder);
    s3 = new S3MediaStorage(await makeBucket(server, `photos-${String(++buckets)}`));
    originals = new Map();
    for (let photo = 0; photo < 24; photo++) {
      const files = ['320.avif', '320.webp'].map((name) => [name, randomBytes(2000)] as const);
      originals.set(randomBytes(16).toString('base64url'), new Map(files));
    }
    for (const [key, files] of originals) await local.put(key, files);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const silent = () => undefined;
  async function expectAllIn(storage: MediaStorage): Promise<void> {
    expect(await storedKeys(storage)).toEqual([...originals.keys()].sort());
    for (const [key, files] of originals) {
      for (const [name, data] of files) {
        const file = await storage.open(key, name);
        const read = Buffer.concat((await file?.stream.toArray()) ?? []);
        expect(read.equals(data)).toBe(true);
      }
    }
  }

  it('goes to S3 and back, leaves the originals alone, and does nothing twice', async () => {
    expect(await migratePhotos(local, s3, silent)).toEqual({ copied: 24, present: 0, failed: 0 });
    await expectAllIn(s3);
    await expectAllIn(local);
    expect(await migratePhotos(local, s3, silent)).toEqual({ copied: 0, present: 24, failed: 0 });

    const other = new LocalMediaStorage(join(folder, 'other'));
    expect(await migratePhotos(s3, other, silent)).toEqual({ copied: 24, present: 0, failed: 0 });
    await expectAllIn(other);
    expect(await migratePhotos(s3, local, silent)).toEqual({ copied: 0, present: 24, failed: 0 });
  });

  it('mends copies that are incomplete or differ, in either direction', async () => {
    await migratePhotos(local, s3, silent);
    const other = new LocalMediaStorage(join(folder, 'other'));
    await migratePhotos(s3, other, silent);
    const [first = '', second = ''] = originals.keys();
    await s3.remove(first);
    await s3.put(first, new Map([['320.webp', randomBytes(2000)]]));
    expect(await migratePhotos(local, s3, silent)).toEqual({ copied: 1, present: 23, failed: 0 });
    await expectAllIn(s3);
    await other.put(second, new Map([['320.webp', randomBytes(2000)]]));
    expect(await migratePhotos(s3, other, silent)).toEqual({ copied: 1, present: 23, failed: 0 });
    await expectAllIn(other);
  });

  it('leaves out what interrupted uploads left', async () => {
    const leftover = join(folder, 'photos', '.unfinished-abc');
    await mkdir(leftover);
    await writeFile(join(leftover, '320.webp'), 'half');
    expect(await migratePhotos(local, s3, silent)).toEqual({ copied: 24, present: 0, failed: 0 });
    await expectAllIn(s3);
  });

  it('goes on where it stopped when the store died in the middle', async () => {
    let killed: Promise<void> | undefined;
    const failures = new Set<string>();
    const first = await migratePhotos(local, s3, ({ copied }, failure) => {
      if (copied === 3) killed ??= server.killGateway();
      if (failure) failures.add(failure.cause);
    });
    await killed;
    expect(first.failed).toBeGreaterThan(0);
    expect(first.copied + first.failed).toBeLessThan(24); // it gave up
    // a store that dies in the middle of an answer cuts its connection
    for (const cause of failures)
      expect(cause).toMatch(/^(storage_unavailable|ECONNRESET|ERR_STREAM_PREMATURE_CLOSE)$/);

    await server.startGateway();
    const second = await migratePhotos(local, s3, silent);
    expect(second.failed).toBe(0);
    expect(second.present).toBeGreaterThanOrEqual(first.copied);
    expect(second.copied + second.present).toBe(24);
    await expectAllIn(s3);
  });
});
