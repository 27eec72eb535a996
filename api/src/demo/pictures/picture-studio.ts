import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { AvatarSpec } from './avatar.js';
import type { PictureSpec } from './picture.js';

/** What a worker is asked to make. */
export interface StudioOrder {
  id: number;
  order: PictureSpec | AvatarSpec;
}

/** What it answers: the JPEG file, or why there is none. */
export type StudioAnswer = { id: number; file: Uint8Array } | { id: number; error: string };

interface Pending {
  resolve: (file: Buffer) => void;
  reject: (error: Error) => void;
}

/** Makes pictures in worker threads, so that the server goes on answering. Close it when the pictures are done. */
export class PictureStudio {
  private readonly pending = new Map<number, Pending>();
  private readonly workers: Worker[];
  private orders = 0;
  private closed = false;

  constructor(workers = Math.max(1, Math.min(2, availableParallelism()))) {
    this.workers = Array.from({ length: workers }, () => this.hire());
  }

  /** The picture or avatar as a JPEG file. Rejects when a worker fails or the studio is closed. */
  render(order: PictureSpec | AvatarSpec): Promise<Buffer> {
    if (this.closed) return Promise.reject(new Error('The picture studio is closed'));
    const id = this.orders++;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.workers[id % this.workers.length].postMessage({ id, order } satisfies StudioOrder);
    });
  }

  /** Ends the workers; what is still being made is rejected. */
  async close(): Promise<void> {
    this.stop(new Error('The picture studio is closed'));
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private hire(): Worker {
    const worker = new Worker(new URL('./picture-worker.js', import.meta.url));
    worker.on('message', (answer: StudioAnswer) => this.deliver(answer));
    worker.on('error', (error: Error) => this.stop(error));
    return worker;
  }

  private deliver(answer: StudioAnswer): void {
    const waiting = this.pending.get(answer.id);
    this.pending.delete(answer.id);
    if ('error' in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(Buffer.from(answer.file.buffer, answer.file.byteOffset, answer.file.byteLength));
  }

  private stop(reason: Error): void {
    this.closed = true;
    for (const { reject } of this.pending.values()) reject(reason);
    this.pending.clear();
  }
}
