import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Database } from '../database/database.js';
import { Media } from '../database/entities/media.entity.js';

/** Queries on photos. */
@Injectable()
export class MediaRepository {
  constructor(private readonly database: Database) {}

  /** @returns its id */
  async insert(media: Omit<Media, 'id' | 'postId' | 'position' | 'avatarOfId'>): Promise<number> {
    return this.database.insert(Media, { ...media, postId: null, position: 0, avatarOfId: null });
  }

  /** Photos of posts, in the order in which they are shown. */
  async byPosts(postIds: readonly number[]): Promise<Media[]> {
    if (postIds.length === 0) return [];
    return this.media.find({ where: { postId: In(postIds) }, order: { postId: 'ASC', position: 'ASC' } });
  }

  async avatarOf(userId: number): Promise<Media | null> {
    return this.media.findOneBy({ avatarOfId: userId });
  }

  /** Those of these photos that are the uploader's own and unused. */
  async unusedOf(uploaderId: number, ids: readonly number[]): Promise<Media[]> {
    if (ids.length === 0) return [];
    return this.media.findBy({ id: In(ids), uploaderId, postId: IsNull(), avatarOfId: IsNull() });
  }

  async allOf(userId: number): Promise<Pick<Media, 'storageKey'>[]> {
    return this.media.find({ select: { id: true, storageKey: true }, where: { uploaderId: userId } });
  }

  /** Gives an unused photo to a post. @returns whether it was the uploader's own and unused */
  async claimForPost(id: number, uploaderId: number, postId: number, position: number): Promise<boolean> {
    return this.claim(id, uploaderId, { postId, position });
  }

  /** Makes an unused photo an avatar. @returns whether it was the uploader's own and unused */
  async claimAsAvatar(id: number, uploaderId: number): Promise<boolean> {
    return this.claim(id, uploaderId, { avatarOfId: uploaderId });
  }

  async delete(ids: readonly number[]): Promise<void> {
    if (ids.length > 0) await this.media.delete({ id: In(ids) });
  }

  async deleteAllOf(userId: number): Promise<void> {
    await this.media.delete({ uploaderId: userId });
  }

  private async claim(id: number, uploaderId: number, use: Partial<Media>): Promise<boolean> {
    // the conditions are part of the update, so that of two claims at the same moment one fails
    const result = await this.media.update({ id, uploaderId, postId: IsNull(), avatarOfId: IsNull() }, use);
    return result.affected === 1;
  }

  private get media() {
    return this.database.manager.getRepository(Media);
  }
}
