import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Dialect } from '../database/dialect.js';
import { Database } from '../database/database.js';
import { Follow } from '../database/entities/follow.entity.js';
import { chunks } from '../database/rows.js';

/** Ids of those whom somebody follows, as a query. @param person expression for who that is */
export const followeesOf = (person: string): string =>
  `SELECT followee_id AS id FROM follows WHERE follower_id = ${person}`;

/**
 * Those whom somebody follows and everybody sees, as `person`, and who that is, as `follower`: what comes after FROM, up to a WHERE that
 * can go on.
 * @param id expression for the follower's id
 */
export const shownFolloweesOf = (id: string, { joinInOrder }: Dialect): string =>
  `users follower ${joinInOrder} follows follow ON follow.follower_id = follower.id
   ${joinInOrder} users person ON person.id = follow.followee_id AND person.state = 'visible'
   WHERE follower.id = ${id}`;

/** The same for one person, whoever sees them. @param id expression for who that is */
export const personWithId = (id: string): string => `users person WHERE person.id = ${id}`;

/** Whether one follows the other. Both are expressions for ids; a count, see `conditions.ts`. */
export const isFollowing = (follower: string, followee: string): string =>
  `(SELECT COUNT(*) FROM follows followed WHERE followed.follower_id = ${follower} AND followed.followee_id = ${followee}) = 1`;

/** Joins somebody's like of each post, as `liked`, if there is one. Both are expressions for ids. */
export const likeOf = (person: string, post: string): string =>
  `LEFT JOIN likes liked ON liked.post_id = ${post} AND liked.user_id = ${person}`;

/** How people stand to one another. */
@Injectable()
export class Relations {
  constructor(private readonly database: Database) {}

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

  private get follows() {
    return this.database.manager.getRepository(Follow);
  }
}
