import { open } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import workerpool, { type Pool } from 'workerpool';
import { ImageFormatUnsupported, ImageTooManyPixels, ImageUnreadable, MediaBusy } from '../media.errors.js';
import type { DevelopedPhoto, DevelopmentFault } from './develop.js';
import { DECODED_FORMATS, FORMAT_BYTES, MAX_PIXELS, recogniseFormat } from './image-format.js';

const MAX_SECONDS = 60;
const MAX_WAITING = 100;
/** Idle processes go after this, and their memory with them. */
const IDLE_MS = 20_000;

/** Lets glibc give back what the encoders have freed, at no cost in time: a third less memory at the peak. */
const THRIFTY_MALLOC = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '65536',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

/** TypeScript where the tests run the sources, JavaScript once built. */
const WORKER = fileURLToPath(new URL(`./image-worker${extname(import.meta.url)}`, import.meta.url));

/**
 * Develops uploads in processes of their own, one for each core, the others wait: the server goes on answering however many
 * photos come, a file that crashes or hangs a decoder takes only that process along, and the process knows no secrets.
 */
@Injectable()
export class ImagePipeline implements OnApplicationShutdown {
  private readonly logger = new Logger(ImagePipeline.name);
  private pool: Pool | null = null;
  private running = 0;
  private idle: NodeJS.Timeout | undefined;

  /**
   * @param file path of the upload
   * @throws ImageFormatUnsupported, ImageTooManyPixels, ImageUnreadable, MediaBusy
   */
  async process(file: string): Promise<DevelopedPhoto> {
    const format = recogniseFormat(await readHead(file));
    if (!format || !DECODED_FORMATS.has(format)) throw new ImageFormatUnsupported(format);
    if (this.running >= availableParallelism() + MAX_WAITING) throw new MediaBusy();
    const developed = await this.inPool(async (pool) => {
      try {
        return (await pool.exec('develop', [file, format]).timeout(MAX_SECONDS * 1000)) as
          DevelopedPhoto | DevelopmentFault;
      } catch (error) {
        this.logger.warn(error); // too slow, or it took its process along
        return 'unreadable';
      }
    });
    if (developed === 'too_many_pixels') throw new ImageTooManyPixels(MAX_PIXELS);
    if (developed === 'unreadable') throw new ImageUnreadable();
    return developed;
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.idle);
    await this.pool?.terminate(true);
  }

  private async inPool<T>(work: (pool: Pool) => Promise<T>): Promise<T> {
    clearTimeout(this.idle);
    this.running++;
    try {
      return await work((this.pool ??= startPool()));
    } finally {
      if (--this.running === 0) this.idle = setTimeout(() => this.release(), IDLE_MS).unref();
    }
  }

  private release(): void {
    void this.pool?.terminate();
    this.pool = null;
  }
}

function startPool(): Pool {
  const { PATH, SystemRoot, NODE_OPTIONS } = process.env;
  return workerpool.pool(WORKER, {
    workerType: 'process',
    maxWorkers: availableParallelism(),
    emitStdStreams: true, // to nobody: libheif talks about every damaged file
    forkOpts: {
      serialization: 'advanced', // sends bytes as bytes
      execArgv: ['--expose-gc', '--max-semi-space-size=1'],
      env: { PATH, SystemRoot, NODE_OPTIONS, ...THRIFTY_MALLOC },
    },
  });
}

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(FORMAT_BYTES), 0, FORMAT_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
