import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Media } from '../database/entities/media.entity.js';
import { idsOf } from '../database/rows.js';
import { MediaRepository } from './media.repository.js';
import { MediaStorage } from './storage/media-storage.js';

/** Takes photos away: rows first, and their files once that is committed. A crash in between leaves files to the sweep. */
@Injectable()
export class MediaRemoval {
  constructor(
    private readonly media: MediaRepository,
    private readonly storage: MediaStorage,
    private readonly database: Database,
  ) {}

  /** Removes photos, and the files that no other photo shares. */
  async remove(photos: readonly Media[]): Promise<void> {
    await this.inLock(photos, async (some) => {
      await this.media.delete(idsOf(some));
      return some;
    });
  }

  /** Removes those of these photos that nothing has taken meanwhile. @returns how many */
  async removeUnused(photos: readonly Media[]): Promise<number> {
    let removed = 0;
    await this.inLock(photos, async (some) => {
      const gone: Media[] = [];
      for (const photo of some) if (await this.media.deleteUnused(photo.id)) gone.push(photo);
      removed += gone.length;
      return gone;
    });
    return removed;
  }

  /** @param deleteRows deletes rows of one uploader and returns those that it deleted */
  private async inLock(
    photos: readonly Media[],
    deleteRows: (some: readonly Media[]) => Promise<readonly Media[]>,
  ): Promise<void> {
    for (const [uploaderId, some] of Map.groupBy(photos, (photo) => photo.uploaderId)) {
      await this.database.transaction(async () => {
        await this.media.lockUploader(uploaderId); // nobody begins to share the files that are about to go
        await this.removeFiles(uploaderId, await deleteRows(some));
      });
    }
  }

  private async removeFiles(uploaderId: number, deleted: readonly Media[]): Promise<void> {
    const bytesByKey = new Map(deleted.map(({ storageKey, bytes }) => [storageKey, bytes]));
    for (const shared of await this.media.knownKeys([...bytesByKey.keys()])) bytesByKey.delete(shared);
    if (bytesByKey.size === 0) return;
    await this.media.incrementBytes(
      uploaderId,
      -[...bytesByKey.values()].reduce((sum, bytes) => sum + bytes, 0),
    );
    await this.database.afterCommit(async () => {
      for (const storageKey of bytesByKey.keys()) await this.storage.remove(storageKey);
    });
  }
}
