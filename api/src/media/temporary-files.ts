import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config/config.js';
import { ImageTooLarge } from './media.errors.js';

/** The most bytes that an upload may have. */
export const MAX_BYTES = 20_000_000;

/** No upload takes as long; others may be in the middle of theirs in another process. */
const STALE_MS = 3_600_000;

/** An upload as it came. */
export interface ReceivedFile {
  /** Absolute path. */
  readonly path: string;
  /** SHA-256 of its bytes, base64url. */
  readonly contentHash: string;
}

/** Uploads on their way through the pipeline. What a crash left behind is removed at a later start. */
@Injectable()
export class TemporaryFiles implements OnModuleInit {
  private readonly root: string;

  constructor(config: Config) {
    this.root = join(config.dataDir, 'tmp');
  }

  async onModuleInit(): Promise<void> {
    await mkdir(this.root, { recursive: true });
    for (const name of await readdir(this.root)) {
      const file = join(this.root, name);
      const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Infinity })); // removed meanwhile
      if (mtimeMs < Date.now() - STALE_MS) await rm(file, { recursive: true, force: true });
    }
  }

  /**
   * Streams a source into a file, which is the caller's to `remove`.
   * @throws ImageTooLarge as soon as the limit is passed; nothing is left then
   */
  async receive(source: Readable): Promise<ReceivedFile> {
    const path = join(this.root, randomUUID());
    const hash = createHash('sha256');
    try {
      await pipeline(
        source,
        limitBytes((chunk) => hash.update(chunk)),
        createWriteStream(path),
      );
      return { path, contentHash: hash.digest('base64url') };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }

  /** Makes an empty folder, hands it to `work` and removes it with what is left in it. */
  async withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
    const folder = join(this.root, randomUUID());
    await mkdir(folder);
    try {
      return await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async remove({ path }: ReceivedFile): Promise<void> {
    await rm(path, { force: true });
  }
}

function limitBytes(see: (chunk: Buffer) => void): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      see(chunk);
      if (bytes > MAX_BYTES) done(new ImageTooLarge(MAX_BYTES));
      else done(null, chunk);
    },
  });
}
