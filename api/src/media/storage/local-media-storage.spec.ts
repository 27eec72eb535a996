import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { LocalMediaStorage } from './local-media-storage.js';
import type { StoredFile, StoredPhoto } from './media-storage.js';
import { StorageUnavailable } from './storage.errors.js';

const KEY = 'abcdefghijklmnopqrstuv';

describe('photos in a folder', () => {
  let folder: string;
  let storage: LocalMediaStorage;
  beforeAll(() => Logger.overrideLogger(false)); // what fails here fails on purpose
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lightwell-test-'));
    storage = new LocalMediaStorage(folder);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const files = (...names: string[]) => new Map(names.map((name) => [name, Buffer.from(`this is ${name}`)]));
  const text = async (file: StoredFile | null) =>
    Buffer.concat((await file?.stream.toArray()) ?? []).toString();
  const everything = () => readdir(folder, { recursive: true });
  async function listed(): Promise<StoredPhoto[]> {
    const photos = [];
    for await (const photo of storage.list()) photos.push(photo);
    return photos;
  }

  it('come back as they were put, whole and in part', async () => {
    await storage.put(KEY, files('1.webp', '2.webp'));
    expect((await everything()).sort()).toEqual([
      'photos',
      'photos/ab',
      `photos/ab/${KEY}`,
      `photos/ab/${KEY}/1.webp`,
      `photos/ab/${KEY}/2.webp`,
    ]);
    const whole = await storage.open(KEY, '1.webp');
    expect(whole?.size).toBe(14);
    expect(await text(whole)).toBe('this is 1.webp');
    const part = await storage.open(KEY, '1.webp', { start: 5, end: 6 });
    expect(part).toMatchObject({ size: 14, range: { start: 5, end: 6 } });
    expect(await text(part)).toBe('is');
    expect(await storage.sizeOf(KEY, '1.webp')).toBe(14);
    expect((await storage.filesOf(KEY)).sort()).toEqual(['1.webp', '2.webp']);
  });

  it('are null where there are none', async () => {
    expect(await storage.open(KEY, '1.webp')).toBeNull();
    expect(await storage.sizeOf(KEY, '1.webp')).toBeNull();
    expect(await storage.filesOf(KEY)).toEqual([]);
    expect(await listed()).toEqual([]);
    await storage.remove(KEY);
  });

  it('replace what lay under their key', async () => {
    await storage.put(KEY, files('1.webp', '2.webp'));
    await storage.put(KEY, files('2.webp', '3.webp'));
    expect((await storage.filesOf(KEY)).sort()).toEqual(['2.webp', '3.webp']);
  });

  it('are listed with their age, and so is what an interrupted upload left, until it is removed', async () => {
    await storage.put(KEY, files('1.webp'));
    await storage.put('zzcdefghijklmnopqrstuv', files('1.webp'));
    await mkdir(join(folder, 'photos', '.unfinished-x'));
    await writeFile(join(folder, 'photos', '.unfinished-x', '1.webp'), 'half');
    const photos = await listed();
    expect(photos.map(({ key }) => key).sort()).toEqual(['.unfinished-x', KEY, 'zzcdefghijklmnopqrstuv']);
    for (const { modifiedAt } of photos) expect(Date.now() - modifiedAt.getTime()).toBeLessThan(60_000);
    for (const { key } of photos) await storage.remove(key);
    expect(await listed()).toEqual([]);
  });

  it('leave nothing behind when they cannot be stored as a whole, and say so without a path', async () => {
    const impossible = files('1.webp', 'no/such/folder.webp');
    await expect(storage.put(KEY, impossible)).rejects.toThrow(StorageUnavailable);
    expect(await everything()).toEqual(['photos']);

    const nowhere = new LocalMediaStorage(join(folder, 'gone'));
    await symlink('/proc/nowhere', join(folder, 'gone')); // a disk that is not mounted
    const failure = await nowhere.put(KEY, files('1.webp')).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StorageUnavailable);
    expect((failure as Error).message).not.toContain(folder);
  });
});
