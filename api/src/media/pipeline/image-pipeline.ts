import { open } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import workerpool, { type Pool } from 'workerpool';
import { isStorageFull } from '../../common/errors/database-failure.js';
import { Turns } from '../../common/turns.js';
import { Config } from '../../config/config.js';
import {
  ImageFormatUnsupported,
  ImageTooDemanding,
  ImageTooManyPixels,
  ImageTooSlow,
  ImageUnreadable,
  MediaBusy,
} from '../media.errors.js';
import { StorageUnavailable } from '../storage/storage.errors.js';
import { TemporaryFiles } from '../temporary-files.js';
import type { DevelopedPhoto, develop } from './develop.js';
import { DECODED_FORMATS, FORMAT_BYTES, MAX_PIXELS, MAX_SIDE, recogniseFormat } from './image-format.js';

/** Idle processes go after this, and their memory with them. */
const IDLE_MS = 20_000;

type Develop = typeof develop;

/** Lets glibc share and give back what the encoders have freed: a quarter less memory in the same time. */
const THRIFTY_MALLOC = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '8388608',
  MALLOC_TRIM_THRESHOLD_: '33554432',
};

/** TypeScript where the tests run the sources, JavaScript once built. */
const WORKER = fileURLToPath(new URL(`./image-worker${extname(import.meta.url)}`, import.meta.url));

/**
 * Develops uploads in processes of their own, one for each core, the others wait and members take turns: the server goes on
 * answering however many photos come, a file that crashes, hangs or swells a decoder takes only that process along, and the
 * process knows no secrets.
 */
@Injectable()
export class ImagePipeline implements OnApplicationShutdown {
  private readonly logger = new Logger(ImagePipeline.name);
  private pool: Pool | null = null;
  private readonly turns: Turns;
  private users = 0;
  private idle: NodeJS.Timeout | undefined;

  constructor(
    private readonly temporary: TemporaryFiles,
    private readonly config: Config,
  ) {
    const { waiting, perMember } = config.photoLimits;
    this.turns = new Turns({ atOnce: availableParallelism(), waiting, perOwner: perMember });
  }

  /**
   * Develops an upload and hands the photo to `take`, with the folder that holds its files for as long as that takes.
   * @param file path of the upload
   * @param memberId whose it is
   * @throws ImageFormatUnsupported, ImageTooManyPixels, ImageUnreadable, ImageTooSlow, ImageTooDemanding, MediaBusy
   */
  async process<T>(
    file: string,
    memberId: number,
    take: (photo: DevelopedPhoto, folder: string) => Promise<T>,
  ): Promise<T> {
    const format = recogniseFormat(await readHead(file));
    if (!format || !DECODED_FORMATS.has(format)) throw new ImageFormatUnsupported(format);
    return this.temporary.withFolder(async (folder) => {
      const developed = await this.turns.take(
        () => this.inPool((pool) => this.develop(pool, [file, format, folder])),
        (own) => new MediaBusy(own),
        memberId,
      );
      if (developed === 'too_many_pixels') throw new ImageTooManyPixels(MAX_PIXELS, MAX_SIDE);
      if (developed === 'unreadable') throw new ImageUnreadable();
      return take(developed, folder);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.idle);
    await this.pool?.terminate(true);
  }

  private async develop(pool: Pool, photo: Parameters<Develop>): ReturnType<Develop> {
    try {
      const developing = pool.exec('develop', photo).timeout(this.config.photoLimits.seconds * 1000);
      return (await developing) as Awaited<ReturnType<Develop>>;
    } catch (error) {
      this.logger.warn(error);
      if (error instanceof workerpool.Promise.TimeoutError) throw new ImageTooSlow();
      if (isStorageFull(error)) throw error;
      if (wasKilled(error)) throw new ImageTooDemanding();
      if (isSystemError(error)) throw new StorageUnavailable();
      return 'unreadable'; // it took its process along
    }
  }

  private async inPool<T>(work: (pool: Pool) => Promise<T>): Promise<T> {
    clearTimeout(this.idle);
    this.users++;
    try {
      return await work((this.pool ??= startPool(this.config.photoLimits.megabytes)));
    } finally {
      if (--this.users === 0) this.idle = setTimeout(() => this.release(), IDLE_MS).unref();
    }
  }

  private release(): void {
    this.pool?.terminate().catch((error: unknown) => this.logger.warn(error));
    this.pool = null;
  }
}

/** By its own limit of memory, or by the system for want of it. */
const wasKilled = (error: unknown) =>
  error instanceof Error && error.message.includes('signalCode: `SIGKILL`');

/** Errors of other processes lose their class, but not their code. */
const isSystemError = (error: unknown) =>
  /^E[A-Z]+$/.test(String((error as { code?: unknown } | null)?.code));

/** @param megabytes of memory that each process may take */
function startPool(megabytes: number): Pool {
  const { PATH, SystemRoot, NODE_OPTIONS } = process.env;
  return workerpool.pool(WORKER, {
    workerType: 'process',
    maxWorkers: availableParallelism(),
    emitStdStreams: true, // to nobody: libheif talks about every damaged file
    forkOpts: {
      execArgv: ['--expose-gc', '--max-semi-space-size=1'],
      env: { PATH, SystemRoot, NODE_OPTIONS, MEMORY_LIMIT: String(megabytes * 1e6), ...THRIFTY_MALLOC },
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
