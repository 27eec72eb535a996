import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan } from 'typeorm';
import { Database } from '../database/database.js';
import { Media } from '../database/entities/media.entity.js';
import { User } from '../database/entities/user.entity.js';

/** How much somebody stores. */
export interface StorageUse {
  /** Bytes of all files. */
  bytes: number;
  /** Photos in posts, as avatar and not used yet. */
  photos: number;
}

const UNUSED = { postId: IsNull(), avatarOfId: IsNull() };

/** The table of media, and the bytes that accounts store. */
@Injectable()
export class MediaRepository {
  constructor(private readonly database: Database) {}

  /** @returns its id */
  async insert(
    media: Omit<Media, 'id' | 'postId' | 'position' | 'avatarOfId' | 'createdAt'>,
  ): Promise<number> {
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
    return this.media.findBy({ id: In(ids), uploaderId, ...UNUSED });
  }

  /** Some photos that were uploaded before then and never used. */
  async unusedBefore(moment: Date, limit: number): Promise<Media[]> {
    return this.media.find({ where: { createdAt: LessThan(moment), ...UNUSED }, take: limit });
  }

  async countUnusedBefore(moment: Date): Promise<number> {
    return this.media.countBy({ createdAt: LessThan(moment), ...UNUSED });
  }

  async allOf(uploaderId: number): Promise<Media[]> {
    return this.media.findBy({ uploaderId });
  }

  /** A photo that the same person made from the same bytes. */
  async findTwin(uploaderId: number, contentHash: string): Promise<Media | null> {
    return this.media.findOneBy({ uploaderId, contentHash });
  }

  /** Those of these storage keys that a photo has. */
  async knownKeys(keys: readonly string[]): Promise<Set<string>> {
    if (keys.length === 0) return new Set();
    const rows = await this.media.find({
      select: { id: true, storageKey: true },
      where: { storageKey: In(keys) },
    });
    return new Set(rows.map(({ storageKey }) => storageKey));
  }

  async hasAny(): Promise<boolean> {
    return this.media.exists();
  }

  /** Gives an unused photo to a post. @returns whether it was the uploader's own and unused */
  async claimForPost(id: number, uploaderId: number, postId: number, position: number): Promise<boolean> {
    return this.claim(id, uploaderId, { postId, position });
  }

  /** Makes an unused photo an avatar. @returns whether it was the uploader's own and unused */
  async claimAsAvatar(id: number, uploaderId: number): Promise<boolean> {
    return this.claim(id, uploaderId, { avatarOfId: uploaderId });
  }

  /** Gives a photo of a post its description and its place. */
  async describe(id: number, alt: string, position: number): Promise<void> {
    await this.media.update({ id }, { alt, position });
  }

  async delete(ids: readonly number[]): Promise<void> {
    if (ids.length > 0) await this.media.delete({ id: In(ids) });
  }

  /** Deletes what is still unused. @returns whether it was */
  async deleteUnused(id: number): Promise<boolean> {
    return (await this.media.delete({ id, ...UNUSED })).affected === 1;
  }

  /** Holds back whoever else adds or removes photos of this person, until the transaction ends. */
  async lockUploader(uploaderId: number): Promise<void> {
    const query = this.users.createQueryBuilder('user').select('user.id').where({ id: uploaderId });
    await this.database.forUpdate(query).getOne();
  }

  async usageOf(uploaderId: number): Promise<StorageUse> {
    const user = await this.users.findOne({
      select: { id: true, storageBytes: true },
      where: { id: uploaderId },
    });
    return { bytes: user?.storageBytes ?? 0, photos: await this.media.countBy({ uploaderId }) };
  }

  /** Moves the counter of stored bytes. */
  async incrementBytes(uploaderId: number, change: number): Promise<void> {
    await this.users.increment({ id: uploaderId }, 'storageBytes', change);
  }

  private async claim(id: number, uploaderId: number, use: Partial<Media>): Promise<boolean> {
    // the conditions are part of the update, so that of two claims at the same moment one fails
    const result = await this.media.update({ id, uploaderId, ...UNUSED }, use);
    return result.affected === 1;
  }

  private get media() {
    return this.database.manager.getRepository(Media);
  }

  private get users() {
    return this.database.manager.getRepository(User);
  }
}
