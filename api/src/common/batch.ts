import { Logger } from '@nestjs/common';

/** Collects what happens within a moment, so that many events at once cost as much as one. */
export class Batch<T> {
  private readonly logger = new Logger(Batch.name);
  private items: T[] = [];
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  /**
   * @param work what to do with the items of a moment; never runs twice at the same time. Its errors are logged
   * @param delayMs how long a moment is
   */
  constructor(
    private readonly work: (items: readonly T[]) => Promise<void>,
    private readonly delayMs: number,
  ) {}

  add(item: T): void {
    this.items.push(item);
    this.timer ??= setTimeout(() => void this.flush(), this.delayMs).unref();
  }

  /** Does what has been collected so far, and waits until that is done. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.running = this.running.then(() => this.run());
    await this.running;
  }

  private async run(): Promise<void> {
    const items = this.items;
    this.items = [];
    if (items.length === 0) return;
    try {
      await this.work(items);
    } catch (error) {
      this.logger.warn(error);
    }
  }
}
