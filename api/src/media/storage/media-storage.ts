import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** A part of a file: first and last byte, both inclusive, within its size. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A stored file on its way out. Whoever does not read the stream to its end destroys it. */
export interface StoredFile {
  readonly stream: Readable;
  /** Of the whole file, in bytes, also when a part of it was asked for. */
  readonly size: number;
  /** What the stream holds; the whole file without it. */
  readonly range?: ByteRange;
}

/** A photo in the storage. */
export interface StoredPhoto {
  readonly key: string;
  /** When its files came. */
  readonly modifiedAt: Date;
}

/** Where the files of photos live. A photo's files share a folder named by its unguessable key. */
export abstract class MediaStorage {
  /** Stores all files of a photo, or none of them. What lay under the key is replaced. */
  abstract put(key: string, files: ReadonlyMap<string, Buffer>): Promise<void>;
  /** The same with all files of a folder on this machine, already safe on its disk. The folder may be used up. */
  async take(key: string, folder: string): Promise<void> {
    const names = await readdir(folder);
    const files = names.map(async (name) => [name, await readFile(join(folder, name))] as const);
    await this.put(key, new Map(await Promise.all(files)));
  }
  /** A file's size in bytes; null when there is no such file. */
  abstract sizeOf(key: string, name: string): Promise<number | null>;
  /** Null when there is no such file. A range must lie within the file. */
  abstract open(key: string, name: string, range?: ByteRange): Promise<StoredFile | null>;
  /** Removes all files of a photo, or what an interrupted `put` left; what is gone already is no error. */
  abstract remove(key: string): Promise<void>;
  /**
   * Everything stored, in no order, for a sweep. What an interrupted `put` left is among it, under a key that no photo
   * has or that nobody refers to; `remove` takes it.
   */
  abstract list(): AsyncIterable<StoredPhoto>;
  /** Names of a photo's files; none when there is no such photo. */
  abstract filesOf(key: string): Promise<string[]>;
}
