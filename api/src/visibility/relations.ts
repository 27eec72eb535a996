import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../database/database.js';
import { Follow } from '../database/entities/follow.entity.js';
import { Like } from '../database/entities/like.entity.js';
import { chunks } from '../database/rows.js';

/** Ids of those whom somebody follows, as a query. @param person expression for who that is */
export const followeesOf = (person: string): string =>
  `SELECT followee_id AS id FROM follows WHERE follower_id = ${person}`;

/** Whether one follows the other. Both are expressions for ids; a count, see `conditions.ts`. */
export const isFollowing = (follower: string, followee: string): string =>
  `(SELECT COUNT(*) FROM follows followed WHERE followed.follower_id = ${follower} AND followed.followee_id = ${followee}) = 1`;

/** How a viewer stands to somebody. */
export interface PersonRelation {
  following: boolean;
  followedBy: boolean;
}

/** How viewers stand to people and posts, for a whole page at once. */
@Injectable()
export class Relations {
  constructor(private readonly database: Database) {}

  /** The viewer's relation to each of these people, in one query. Whom it does not have are strangers. */
  async toPeople(viewerId: number, ids: readonly number[]): Promise<Map<number, PersonRelation>> {
    if (ids.length === 0) return new Map();
    const rows = await this.follows.find({
      where: [
        { followerId: viewerId, followeeId: In(ids) },
        { followeeId: viewerId, followerId: In(ids) },
      ],
    });
    const followees = new Set(rows.map(({ followeeId }) => followeeId));
    const followers = new Set(rows.map(({ followerId }) => followerId));
    return new Map(ids.map((id) => [id, { following: followees.has(id), followedBy: followers.has(id) }]));
  }

  /** Which of these people follow somebody: an index look-up for each of them, however many followers there are. */
  async followersAmong(followeeId: number, ids: readonly number[]): Promise<number[]> {
    const followers: number[] = [];
    for (const some of chunks(ids)) {
      const rows = await this.follows.find({
        select: { followerId: true },
        where: { followeeId, followerId: In(some) },
      });
      followers.push(...rows.map(({ followerId }) => followerId));
    }
    return followers;
  }

  /** Which of these posts the viewer likes, in one query. */
  async likedAmong(viewerId: number, postIds: readonly number[]): Promise<Set<number>> {
    const likes = await this.database.manager
      .getRepository(Like)
      .find({ select: { postId: true, userId: true }, where: { userId: viewerId, postId: In(postIds) } });
    return new Set(likes.map(({ postId }) => postId));
  }

  private get follows() {
    return this.database.manager.getRepository(Follow);
  }
}
