import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config/config.js';
import { ImageTooLarge } from './media.errors.js';

/** The most bytes that an upload may have. */
export const MAX_BYTES = 20_000_000;

/** Uploads on their way through the pipeline. What a crash left behind is removed at the next start. */
@Injectable()
export class TemporaryFiles implements OnModuleInit {
  private readonly root: string;

  constructor(config: Config) {
    this.root = join(config.dataDir, 'tmp');
  }

  async onModuleInit(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
    await mkdir(this.root, { recursive: true });
  }

  /**
   * Streams a source into a file, which is the caller's to `remove`. @returns its path
   * @throws ImageTooLarge as soon as the limit is passed; nothing is left then
   */
  async receive(source: Readable): Promise<string> {
    const file = join(this.root, randomUUID());
    try {
      await pipeline(source, limitBytes(), createWriteStream(file));
      return file;
    } catch (error) {
      await this.remove(file);
      throw error;
    }
  }

  async remove(file: string): Promise<void> {
    await rm(file, { force: true });
  }
}

function limitBytes(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes > MAX_BYTES) done(new ImageTooLarge(MAX_BYTES));
      else done(null, chunk);
    },
  });
}
