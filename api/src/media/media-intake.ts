import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import type { Media } from '../database/entities/media.entity.js';
import { IdempotencyService, type RepeatableRequest } from '../idempotency/idempotency.service.js';
import type { MediaDto } from './media.dto.js';
import { StorageQuotaExceeded } from './media.errors.js';
import { MediaRepository } from './media.repository.js';
import { PhotoViews } from './photo-views.js';
import { ImagePipeline } from './pipeline/image-pipeline.js';
import { MediaStorage } from './storage/media-storage.js';
import type { ReceivedFile } from './temporary-files.js';

/** A file that is to become somebody's photo. */
export interface Upload {
  readonly uploaderId: number;
  /** It stays the caller's. */
  readonly file: ReceivedFile;
  readonly alt: string;
  /** The client's `Idempotency-Key`. */
  readonly key?: string | null;
}

/** What photos made from the same bytes have in common. */
type Picture = Pick<
  Media,
  'storageKey' | 'bytes' | 'width' | 'height' | 'blurhash' | 'dominantColor' | 'variants'
>;

/** Undoes a transaction that counted on a photo which was deleted a moment ago. */
class PictureGone extends Error {}

/** Takes photos in. Whatever fails leaves no file and no row. */
@Injectable()
export class MediaIntake {
  constructor(
    private readonly media: MediaRepository,
    private readonly storage: MediaStorage,
    private readonly pipeline: ImagePipeline,
    private readonly idempotency: IdempotencyService,
    private readonly views: PhotoViews,
    private readonly config: Config,
  ) {}

  /**
   * Makes a photo of a file. What the same person has uploaded before is stored only once.
   * @throws UnusableImage 413, 415 or 422; StorageQuotaExceeded 413; MediaBusy 503; IdempotencyKeyReused 422
   */
  async take(upload: Upload): Promise<MediaDto> {
    const { uploaderId, file } = upload;
    const earlier = await this.idempotency.answerTo<MediaDto>(repeatable(upload));
    if (earlier) return earlier;
    const known = await this.media.findTwin(uploaderId, file.contentHash);
    const shared = known && (await this.insert(upload, null));
    if (shared) return shared;

    await this.refuseBeyondQuota(uploaderId, 0); // before the work
    const picture = await this.develop(upload);
    try {
      const made = await this.insert(upload, picture);
      if (!made) throw new Error('A developed photo cannot be gone');
      return made;
    } finally {
      await this.removeUnlessUsed(picture.storageKey);
    }
  }

  /** Stores the files of a photo that has no row yet. */
  private async develop({ file, uploaderId }: Upload): Promise<Picture> {
    const storageKey = randomBytes(16).toString('base64url');
    return this.pipeline.process(file.path, uploaderId, async (photo, folder) => {
      await this.storage.take(storageKey, folder);
      return { ...photo, storageKey };
    });
  }

  /** @param picture used unless there is one of the same bytes. @returns null when there is neither */
  private async insert(upload: Upload, picture: Picture | null): Promise<MediaDto | null> {
    const { uploaderId, file, alt } = upload;
    try {
      return await this.idempotency.once(repeatable(upload), async () => {
        await this.media.lockUploader(uploaderId);
        const twin = await this.media.findTwin(uploaderId, file.contentHash);
        const taken = twin ?? picture;
        if (!taken) throw new PictureGone();
        if (!twin) {
          await this.refuseBeyondQuota(uploaderId, taken.bytes);
          await this.media.incrementBytes(uploaderId, taken.bytes);
        }
        const { storageKey, bytes, width, height, blurhash, dominantColor, variants } = taken;
        const row = { storageKey, bytes, width, height, blurhash, dominantColor, variants, alt };
        const id = await this.media.insert({ ...row, uploaderId, contentHash: file.contentHash });
        return this.views.of({ ...row, id });
      });
    } catch (error) {
      if (error instanceof PictureGone) return null;
      throw error;
    }
  }

  private async refuseBeyondQuota(uploaderId: number, more: number): Promise<void> {
    const quota = this.config.mediaQuotaBytes;
    if (quota === null) return;
    const { bytes } = await this.media.usageOf(uploaderId);
    if (bytes + Math.max(more, 1) > quota) throw new StorageQuotaExceeded(quota);
  }

  /** The row decides: also when a commit's answer was lost, or somebody sent the same bytes at the same moment. */
  private async removeUnlessUsed(storageKey: string): Promise<void> {
    const known = await this.media.knownKeys([storageKey]);
    if (!known.has(storageKey)) await this.storage.remove(storageKey);
  }
}

const repeatable = ({ uploaderId, file, alt, key }: Upload): RepeatableRequest | null =>
  key ? { userId: uploaderId, operation: 'uploadMedia', key, asked: [file.contentHash, alt] } : null;
