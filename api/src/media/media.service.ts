import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import type { MediaDto, MediaUsageDto } from './media.dto.js';
import { ImageUrlUnusable, MediaNotOfPost, MediaNotUsable, UnusableImage } from './media.errors.js';
import { MediaIntake } from './media-intake.js';
import { MediaRemoval } from './media-removal.js';
import { MediaRepository } from './media.repository.js';
import { PhotoViews } from './photo-views.js';
import { RemoteImages } from './remote-images.js';
import { TemporaryFiles } from './temporary-files.js';

/** Photos: what posts, people and their accounts do with them. */
@Injectable()
export class MediaService {
  constructor(
    private readonly media: MediaRepository,
    private readonly intake: MediaIntake,
    private readonly removal: MediaRemoval,
    private readonly temporary: TemporaryFiles,
    private readonly remote: RemoteImages,
    private readonly views: PhotoViews,
    private readonly config: Config,
  ) {}

  /**
   * Takes in a photo that comes as a stream. @returns the new photo's id
   * @throws UnusableImage 413, 415 or 422; StorageQuotaExceeded 413
   */
  async add(uploaderId: number, source: Readable, alt: string): Promise<number> {
    const file = await this.temporary.receive(source);
    try {
      return Number((await this.intake.take({ uploaderId, file, alt })).id);
    } finally {
      await this.temporary.remove(file);
    }
  }

  /**
   * Fetches a photo from the web and takes it in. @returns the new photo's id
   * @throws ImageUrlUnusable 422, StorageQuotaExceeded 413
   */
  async importFrom(url: string, uploaderId: number, alt = ''): Promise<number> {
    try {
      return await this.remote.with(url, (body) => this.add(uploaderId, body, alt));
    } catch (error) {
      throw error instanceof UnusableImage ? new ImageUrlUnusable(error.message, error.code) : error;
    }
  }

  /** How much the viewer stores, and how much they may. */
  async usage(viewerId: number): Promise<MediaUsageDto> {
    const { bytes, photos } = await this.media.usageOf(viewerId);
    return { usedBytes: bytes, quotaBytes: this.config.mediaQuotaBytes, photos };
  }

  /** Views of the photos of a page of posts, by post, in one query. */
  async byPosts(postIds: readonly number[]): Promise<Map<number, MediaDto[]>> {
    const rows = await this.media.byPosts(postIds);
    const byPost = Map.groupBy(rows, (row) => row.postId ?? 0);
    return new Map([...byPost].map(([postId, media]) => [postId, media.map((row) => this.views.of(row))]));
  }

  /**
   * Gives unused photos to a new post, in this order.
   * @throws MediaNotUsable when one is unknown, somebody else's or used already
   */
  async attach(postId: number, uploaderId: number, mediaIds: readonly number[]): Promise<void> {
    for (const [position, id] of mediaIds.entries()) {
      const claimed = await this.media.claimForPost(id, uploaderId, postId, position);
      if (!claimed) throw new MediaNotUsable(`#/mediaIds/${String(position)}`);
    }
  }

  /**
   * Describes the photos of a post anew and puts them into the order of the list, in the transaction that has locked the post.
   * @throws MediaNotOfPost unless the list names each of them
   */
  async describe(postId: number, photos: readonly { id: string; alt: string }[]): Promise<void> {
    const ids = (await this.media.byPosts([postId])).map(({ id }) => String(id));
    const unknown = photos.flatMap(({ id }, place) => (ids.includes(id) ? [] : place));
    const missing = ids.filter((id) => !photos.some((photo) => photo.id === id));
    if (unknown.length + missing.length > 0) throw new MediaNotOfPost(unknown, missing);
    for (const [position, { id, alt }] of photos.entries()) {
      await this.media.describe(Number(id), alt, position);
    }
  }

  /**
   * Makes an unused photo somebody's avatar, or with null takes the avatar away. The one before is removed.
   * @throws MediaNotUsable
   */
  async setAvatar(userId: number, mediaId: number | null): Promise<void> {
    const before = await this.media.avatarOf(userId);
    if (before?.id === mediaId) return;
    if (before) await this.removal.remove([before]);
    if (mediaId !== null && !(await this.media.claimAsAvatar(mediaId, userId))) {
      throw new MediaNotUsable('#/avatarMediaId');
    }
  }

  /** Removes photos that are not used after all. */
  async discard(uploaderId: number, mediaIds: readonly number[]): Promise<void> {
    await this.removal.removeUnused(await this.media.unusedOf(uploaderId, mediaIds));
  }

  /** Removes the photos of posts that are being deleted. */
  async removeOfPosts(postIds: readonly number[]): Promise<void> {
    await this.removal.remove(await this.media.byPosts(postIds));
  }

  /** Removes everything that somebody ever uploaded. */
  async removeAllOf(userId: number): Promise<void> {
    await this.removal.remove(await this.media.allOf(userId));
  }
}
