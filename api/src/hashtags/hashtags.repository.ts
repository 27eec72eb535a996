import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { prefixRange } from '../common/words.js';
import { Database } from '../database/database.js';
import { Hashtag } from '../database/entities/hashtag.entity.js';
import { HashtagFollow } from '../database/entities/hashtag-follow.entity.js';
import { PostHashtag } from '../database/entities/post-hashtag.entity.js';
import { idsOf } from '../database/rows.js';

/** How many of the most popular hashtags, and of those that the viewer follows, are looked at for a search. */
const HASHTAGS = 300;
/** How many matches are taken in the order of the alphabet. */
const MATCHES = 200;

/** Hashtags, their posts and who follows them. */
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
    if (known.length === names.length) return idsOf(known);
    const knownNames = new Set(known.map(({ name }) => name));
    // in one order for everybody, so that no two wait for each other's new names
    for (const name of [...names].sort()) {
      if (!knownNames.has(name)) await this.database.insertOrIgnore(Hashtag, { name });
    }
    return idsOf(await this.hashtags.findBy({ name: In(names) }));
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
  async incrementPostCount(ids: readonly number[], change: number): Promise<void> {
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

  /**
   * Ids of hashtags that begin with a prefix: the one that is it, then followed ones, then the others, each by the number of
   * their posts. What is read is bounded: the 300 with the most posts, 300 followed ones, and the first 200 matches of
   * the alphabet. So every hashtag is found by enough of its name, and a popular or followed one by its first letter.
   */
  async search(userId: number, prefix: string, limit: number): Promise<number[]> {
    const range = prefixRange(prefix);
    const rows: { id: number }[] = await this.database.manager.query(
      `SELECT h.id AS id FROM (
         SELECT id, MIN(place) AS place FROM (
           SELECT id, 0 AS place FROM hashtags WHERE name = ?
           UNION ALL SELECT id, 1 FROM (
             SELECT f.id FROM (
               SELECT hashtag_id AS id FROM hashtag_follows WHERE user_id = ? LIMIT ${String(HASHTAGS)}
             ) f WHERE (SELECT COUNT(*) FROM hashtags t WHERE t.id = f.id AND t.name >= ? AND t.name < ?) > 0
           ) followed
           UNION ALL SELECT id, 2 FROM (
             SELECT p.id FROM (
               SELECT id FROM hashtags ORDER BY post_count DESC, id DESC LIMIT ${String(HASHTAGS)}
             ) p WHERE (SELECT COUNT(*) FROM hashtags t WHERE t.id = p.id AND t.name >= ? AND t.name < ?) > 0
           ) popular
           UNION ALL SELECT id, 2 FROM (
             SELECT id FROM hashtags WHERE name >= ? AND name < ? ORDER BY name LIMIT ${String(MATCHES)}
           ) matches
         ) found GROUP BY id
       ) ranked JOIN hashtags h ON h.id = ranked.id
       WHERE h.post_count > 0
       ORDER BY ranked.place, h.post_count DESC, h.id LIMIT ?`,
      [prefix, userId, ...range, ...range, ...range, limit],
    );
    return idsOf(rows);
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
