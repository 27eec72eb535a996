import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { MediaRemoval } from './media-removal.js';
import { MediaRepository } from './media.repository.js';
import { MediaStorage } from './storage/media-storage.js';

const HOUR_MS = 3_600_000;
/** An upload that no post or avatar takes is given up after this. */
const UNUSED_MS = 24 * HOUR_MS;
/** Files come before their row, so younger ones may belong to an upload that is under way. */
const UNDER_WAY_MS = HOUR_MS;
const BATCH = 200;

/** What a sweep found; unless it was a dry run, it is gone now. */
export interface SweepReport {
  /** Uploads that nobody used within a day. */
  unused: number;
  /** Photos in the storage that no row refers to. */
  orphans: number;
}

/** Removes what nobody needs any more, also what a crash left behind. */
@Injectable()
export class MediaSweep {
  private readonly logger = new Logger(MediaSweep.name);

  constructor(
    private readonly media: MediaRepository,
    private readonly removal: MediaRemoval,
    private readonly storage: MediaStorage,
  ) {}

  /** Several processes may do it at once: what one has removed already is no error for another. */
  @Interval(HOUR_MS)
  async hourly(): Promise<void> {
    try {
      const { unused, orphans } = await this.run();
      if (unused + orphans > 0) {
        this.logger.log(`Removed ${String(unused)} unused uploads and ${String(orphans)} orphaned photos`);
      }
    } catch (error) {
      this.logger.warn(error); // in an hour again
    }
  }

  /** Compares storage and rows. @param dryRun only counts */
  async run({ dryRun = false, now = Date.now() } = {}): Promise<SweepReport> {
    return {
      unused: await this.sweepUnused(new Date(now - UNUSED_MS), dryRun),
      orphans: await this.sweepOrphans(now - UNDER_WAY_MS, dryRun),
    };
  }

  private async sweepUnused(before: Date, dryRun: boolean): Promise<number> {
    if (dryRun) return this.media.countUnusedBefore(before);
    let removed = 0;
    for (;;) {
      const some = await this.media.unusedBefore(before, BATCH);
      if (some.length === 0) return removed;
      removed += await this.removal.removeUnused(some);
    }
  }

  private async sweepOrphans(before: number, dryRun: boolean): Promise<number> {
    // rather a database that is not the one of this storage than a storage full of orphans
    if (!dryRun && !(await this.media.hasAny())) return 0;
    let orphans = 0;
    let batch: string[] = [];
    const check = async () => {
      const known = await this.media.knownKeys(batch);
      const unknown = batch.filter((key) => !known.has(key));
      if (!dryRun) for (const key of unknown) await this.storage.remove(key);
      orphans += unknown.length;
      batch = [];
    };
    for await (const { key, modifiedAt } of this.storage.list()) {
      if (modifiedAt.getTime() >= before) continue;
      if (batch.push(key) === BATCH) await check();
    }
    await check();
    return orphans;
  }
}
