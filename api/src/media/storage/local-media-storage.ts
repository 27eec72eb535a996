import type { Dirent } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Logger } from '@nestjs/common';
import { isStorageFull } from '../../common/errors/database-failure.js';
import { type ByteRange, MediaStorage, type StoredFile, type StoredPhoto } from './media-storage.js';
import { photoFolder, PHOTOS_FOLDER } from './photo-files.js';
import { causeOf, StorageUnavailable } from './storage.errors.js';

/** Beginning of the folders in which photos are put together. No key begins with a dot. */
const UNFINISHED = '.unfinished-';

/** Photos in DATA_DIR/photos, spread over folders by the beginning of their keys. */
export class LocalMediaStorage extends MediaStorage {
  private readonly logger = new Logger(LocalMediaStorage.name);
  private readonly root: string;

  constructor(private readonly dataDir: string) {
    super();
    this.root = join(dataDir, PHOTOS_FOLDER);
  }

  async put(key: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
    try {
      await this.write(key, files);
    } catch (error) {
      throw this.failure(error);
    }
  }

  override async take(key: string, folder: string): Promise<void> {
    try {
      await this.move(folder, key);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw this.failure(error);
    }
    await super.take(key, folder); // it lies on another disk
  }

  async sizeOf(key: string, name: string): Promise<number | null> {
    return (await orNull(stat(join(this.folderOf(key), name))))?.size ?? null;
  }

  async open(key: string, name: string, range?: ByteRange): Promise<StoredFile | null> {
    const handle = await orNull(open(join(this.folderOf(key), name)));
    if (!handle) return null;
    try {
      const { size } = await handle.stat();
      return { stream: handle.createReadStream(range), size, ...(range && { range }) };
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.folderOf(key), { recursive: true, force: true });
  }

  async *list(): AsyncGenerator<StoredPhoto> {
    for (const { name } of await foldersIn(this.root)) {
      if (name.startsWith(UNFINISHED)) yield* this.found(name);
      else for (const photo of await foldersIn(join(this.root, name))) yield* this.found(photo.name);
    }
  }

  async filesOf(key: string): Promise<string[]> {
    return (await orNull(readdir(this.folderOf(key)))) ?? [];
  }

  private async write(key: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
    await makeFolder(this.root);
    const unfinished = await mkdtemp(join(this.root, UNFINISHED));
    try {
      for (const [name, data] of files) await writeFile(join(unfinished, name), data, { flush: true });
      await this.move(unfinished, key);
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true });
      throw error;
    }
  }

  /** The photo appears as a whole, and only once all of it would survive a power cut. */
  private async move(from: string, key: string): Promise<void> {
    const folder = this.folderOf(key);
    await flushFolder(from);
    await makeFolder(dirname(folder));
    await replaceFolder(from, folder);
    await flushFolder(dirname(folder));
  }

  /** A disk that is read-only or gone is not available; that it is full is another matter. */
  private failure(error: unknown): unknown {
    this.logger.warn(`The photo folder failed: ${causeOf(error)}`);
    return isStorageFull(error) ? error : new StorageUnavailable();
  }

  private async *found(key: string): AsyncGenerator<StoredPhoto> {
    const stats = await orNull(stat(this.folderOf(key)));
    if (stats) yield { key, modifiedAt: stats.mtime }; // else it was removed meanwhile
  }

  private folderOf(key: string): string {
    return key.startsWith(UNFINISHED) ? join(this.root, key) : join(this.dataDir, photoFolder(key));
  }
}

/** Renames a folder to a name that another folder may have. */
async function replaceFolder(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await rm(to, { recursive: true });
    await rename(from, to);
  }
}

/** A new folder is flushed into the one above it, or a power cut would take it with all that is in it. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first !== undefined) await flushFolder(dirname(first));
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function foldersIn(folder: string): Promise<Dirent[]> {
  const entries = (await orNull(readdir(folder, { withFileTypes: true }))) ?? [];
  return entries.filter((entry) => entry.isDirectory());
}

/** What there is no more is null. */
async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
