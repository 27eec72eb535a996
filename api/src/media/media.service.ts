import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Media } from '../database/entities/media.entity.js';
import { ImagePipeline } from './image-pipeline.js';
import { type MediaDto, toMediaDto, variantFileName } from './media.dto.js';
import { ImageUrlUnusable, MediaNotUsable, UnusableImage } from './media.errors.js';
import { MediaRepository } from './media.repository.js';
import { MediaStorage } from './storage/media-storage.js';
import { RemoteImages } from './remote-images.js';
import { TemporaryFiles } from './temporary-files.js';

/** Photos: from upload to removal. */
@Injectable()
export class MediaService {
  constructor(
    private readonly media: MediaRepository,
    private readonly storage: MediaStorage,
    private readonly pipeline: ImagePipeline,
    private readonly temporary: TemporaryFiles,
    private readonly remote: RemoteImages,
    private readonly database: Database,
  ) {}

  /**
   * Takes an upload in. Whatever fails leaves no file and no row.
   * @param file path of the upload; it stays the caller's
   * @throws UnusableImage 413, 415 or 422
   */
  async upload(uploaderId: number, file: string, alt = ''): Promise<MediaDto> {
    return this.store(uploaderId, file, alt);
  }

  /**
   * The same for a photo that comes as a stream. @returns the new photo's id
   * @throws UnusableImage 413, 415 or 422
   */
  async add(uploaderId: number, source: Readable, alt: string): Promise<number> {
    const file = await this.temporary.receive(source);
    try {
      return Number((await this.store(uploaderId, file, alt)).id);
    } finally {
      await this.temporary.remove(file);
    }
  }

  /**
   * Fetches a photo from the web and takes it in. @returns the new photo's id
   * @throws ImageUrlUnusable 422
   */
  async importFrom(url: string, uploaderId: number, alt = ''): Promise<number> {
    try {
      return await this.remote.with(url, (body) => this.add(uploaderId, body, alt));
    } catch (error) {
      throw error instanceof UnusableImage ? new ImageUrlUnusable(error.message, error.code) : error;
    }
  }

  /** Views of the photos of a page of posts, by post, in one query. */
  async byPosts(postIds: readonly number[]): Promise<Map<number, MediaDto[]>> {
    const rows = await this.media.byPosts(postIds);
    const byPost = Map.groupBy(rows, (row) => row.postId ?? 0);
    return new Map([...byPost].map(([postId, media]) => [postId, media.map(toMediaDto)]));
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
   * Makes an unused photo somebody's avatar, or with null takes the avatar away. The one before is removed.
   * @throws MediaNotUsable
   */
  async setAvatar(userId: number, mediaId: number | null): Promise<void> {
    const before = await this.media.avatarOf(userId);
    if (before?.id === mediaId) return;
    if (before) await this.remove([before]);
    if (mediaId !== null && !(await this.media.claimAsAvatar(mediaId, userId))) {
      throw new MediaNotUsable('#/avatarMediaId');
    }
  }

  /** Removes photos that are not used after all. */
  async discard(uploaderId: number, mediaIds: readonly number[]): Promise<void> {
    await this.remove(await this.media.unusedOf(uploaderId, mediaIds));
  }

  /** Removes the photos of posts that are being deleted. */
  async removeOfPosts(postIds: readonly number[]): Promise<void> {
    await this.remove(await this.media.byPosts(postIds));
  }

  /** Removes everything that somebody ever uploaded. */
  async removeAllOf(userId: number): Promise<void> {
    const all = await this.media.allOf(userId);
    await this.media.deleteAllOf(userId);
    await this.removeFiles(all);
  }

  private async store(uploaderId: number, file: string, alt: string): Promise<MediaDto> {
    const { variants, ...image } = await this.pipeline.process(file);
    const storageKey = randomBytes(16).toString('base64url');
    await this.storage.put(
      storageKey,
      new Map(variants.map((variant) => [variantFileName(variant), variant.data])),
    );
    try {
      const media = {
        uploaderId,
        storageKey,
        ...image,
        alt,
        variants: variants.map(({ width, height, type }) => ({ width, height, type })),
        createdAt: new Date(),
      };
      return toMediaDto({ ...media, id: await this.media.insert(media) });
    } catch (error) {
      await this.storage.remove(storageKey);
      throw error;
    }
  }

  private async remove(media: readonly Media[]): Promise<void> {
    await this.media.delete(media.map(({ id }) => id));
    await this.removeFiles(media);
  }

  /** Files go last: until the commit the photo may still be needed. */
  private async removeFiles(media: readonly Pick<Media, 'storageKey'>[]): Promise<void> {
    await this.database.afterCommit(async () => {
      for (const { storageKey } of media) await this.storage.remove(storageKey);
    });
  }
}
