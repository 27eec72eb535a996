import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../database/database.js';
import { Hashtag } from '../database/entities/hashtag.entity.js';
import { HashtagFollow } from '../database/entities/hashtag-follow.entity.js';
import { PostHashtag } from '../database/entities/post-hashtag.entity.js';

/** Queries on hashtags. */
@Injectable()
export class HashtagsRepository {
  constructor(private readonly database: Database) {}

  async find(name: string): Promise<Hashtag | null> {
    return this.hashtags.findOneBy({ name });
  }

  async byIds(ids: readonly number[]): Promise<Hashtag[]> {
    return this.hashtags.findBy({ id: In(ids) });
  }

  /** Ids of hashtags, those included that no post had until now. In a transaction. */
  async idsOf(names: readonly string[]): Promise<number[]> {
    if (names.length === 0) return [];
    const known = await this.hashtags.findBy({ name: In(names) });
    if (known.length === names.length) return known.map(({ id }) => id);
    const knownNames = new Set(known.map(({ name }) => name));
    // in one order for everybody, so that no two wait for each other's new names
    for (const name of [...names].sort()) {
      if (!knownNames.has(name)) await this.database.insertOrIgnore(Hashtag, { name });
    }
    return (await this.hashtags.findBy({ name: In(names) })).map(({ id }) => id);
  }

  /** Which hashtags these posts have, one entry for each time. */
  async idsOfPosts(postIds: readonly number[]): Promise<number[]> {
    const rows = await this.taggings.findBy({ postId: In(postIds) });
    return rows.map(({ hashtagId }) => hashtagId);
  }

  /** Locks hashtags, always in the order of their ids, so that two posts never wait for each other in a circle. */
  async lock(ids: readonly number[]): Promise<void> {
    const query = this.hashtags
      .createQueryBuilder('hashtag')
      .select('hashtag.id')
      .where('hashtag.id IN (:...ids)', { ids })
      .orderBy('hashtag.id');
    await this.database.forUpdate(query).getMany();
  }

  async addToPost(postId: number, ids: readonly number[]): Promise<void> {
    await this.taggings.insert(ids.map((hashtagId) => ({ hashtagId, postId })));
  }

  async removeFromPost(postId: number, ids: readonly number[]): Promise<void> {
    await this.taggings.delete({ postId, hashtagId: In(ids) });
  }

  async removeFromPosts(postIds: readonly number[]): Promise<void> {
    await this.taggings.delete({ postId: In(postIds) });
  }

  /** Moves the counters of hashtags. */
  async count(ids: readonly number[], change: number): Promise<void> {
    await this.hashtags.increment({ id: In(ids) }, 'postCount', change);
  }

  /** Lets somebody follow a hashtag; again changes nothing. In a transaction. */
  async follow(userId: number, hashtagId: number): Promise<void> {
    await this.database.insertOrIgnore(HashtagFollow, { userId, hashtagId });
  }

  async unfollow(userId: number, hashtagId: number): Promise<void> {
    await this.follows.delete({ userId, hashtagId });
  }

  /** Which of these hashtags somebody follows, in one query. */
  async followedAmong(userId: number, ids: readonly number[]): Promise<Set<number>> {
    const rows = await this.follows.findBy({ userId, hashtagId: In(ids) });
    return new Set(rows.map(({ hashtagId }) => hashtagId));
  }

  private get hashtags() {
    return this.database.manager.getRepository(Hashtag);
  }

  private get taggings() {
    return this.database.manager.getRepository(PostHashtag);
  }

  private get follows() {
    return this.database.manager.getRepository(HashtagFollow);
  }
}
