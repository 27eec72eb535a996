import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';

/** A stored file on its way out. */
export interface StoredFile {
  stream: Readable;
  /** Bytes. */
  size: number;
}

/** Where the files of photos live. A photo's files share a folder named by its unguessable key. */
export abstract class MediaStorage {
  /** Stores all files of a photo, or none of them. */
  abstract put(key: string, files: ReadonlyMap<string, Buffer>): Promise<void>;
  /** Null when there is no such file. */
  abstract open(key: string, name: string): Promise<StoredFile | null>;
  /** Removes all files of a photo; what is gone already is no error. */
  abstract remove(key: string): Promise<void>;
}

/** Photos in DATA_DIR/photos, spread over folders by the beginning of their keys. */
@Injectable()
export class LocalMediaStorage extends MediaStorage {
  private readonly root: string;

  constructor(config: Config) {
    super();
    this.root = join(config.dataDir, 'photos');
  }

  async put(key: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
    const folder = this.folderOf(key);
    await mkdir(dirname(folder), { recursive: true });
    const unfinished = await mkdtemp(join(this.root, '.unfinished-'));
    try {
      for (const [name, data] of files) await writeFile(join(unfinished, name), data, { flush: true });
      await rename(unfinished, folder); // the photo appears as a whole
      await flushFolder(dirname(folder));
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true });
      throw error;
    }
  }

  async open(key: string, name: string): Promise<StoredFile | null> {
    const file = join(this.folderOf(key), name);
    try {
      const { size } = await stat(file);
      return { stream: createReadStream(file), size };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.folderOf(key), { recursive: true, force: true });
  }

  private folderOf(key: string): string {
    return join(this.root, key.slice(0, 2), key);
  }
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
