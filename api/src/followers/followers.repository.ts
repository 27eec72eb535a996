import { Injectable } from '@nestjs/common';
import type { Viewer } from '../common/http/viewer.js';
import type { PageRequest } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';
import { Follow } from '../database/entities/follow.entity.js';
import { idsOf } from '../database/rows.js';
import { followerCountOf } from '../users/author.query.js';
import { seesPerson } from '../visibility/conditions.js';
import { followeesOf, isFollowing } from '../visibility/relations.js';
import { type Onlooker, visiblePeople, whereSeesPerson } from '../visibility/visible.js';

/** How many of the viewer's followees are asked whom to follow, and how many answers each gives: the newest accounts. */
const ADVISERS = 100;
const ADVICE = 50;

/** The table of who follows whom. */
@Injectable()
export class FollowersRepository {
  constructor(private readonly database: Database) {}

  /** @returns whether it is new */
  async insert(followerId: number, followeeId: number, at = new Date()): Promise<boolean> {
    return this.database.insertOrIgnore(Follow, { followerId, followeeId, createdAt: at });
  }

  /** @returns whether there was one */
  async delete(followerId: number, followeeId: number): Promise<boolean> {
    return (await this.follows.delete({ followerId, followeeId })).affected === 1;
  }

  /** Of those whom the viewer sees; one id more than the page has. */
  async followerIds(viewer: Onlooker, followeeId: number, { after, limit }: PageRequest): Promise<number[]> {
    const query = this.follows
      .createQueryBuilder('follow')
      .select('follow.followerId', 'id')
      .where('follow.followeeId = :followeeId', { followeeId })
      .orderBy('follow.followerId', 'DESC')
      .limit(limit + 1);
    if (after !== null) query.andWhere('follow.followerId < :after', { after });
    return idsOf(await whereSeesPerson(query, 'follow.followerId', viewer).getRawMany());
  }

  /** Of those whom the viewer sees; one id more than the page has. */
  async followeeIds(viewer: Onlooker, followerId: number, { after, limit }: PageRequest): Promise<number[]> {
    const query = this.follows
      .createQueryBuilder('follow')
      .select('follow.followeeId', 'id')
      .where('follow.followerId = :followerId', { followerId })
      .orderBy('follow.followeeId', 'DESC')
      .limit(limit + 1);
    if (after !== null) query.andWhere('follow.followeeId < :after', { after });
    return idsOf(await whereSeesPerson(query, 'follow.followeeId', viewer).getRawMany());
  }

  /**
   * Whom the viewer's followees follow, and the viewer not yet: first those whom the most of them follow. Reads at most 100
   * followees and 50 of each.
   */
  async advisedIds(viewer: Viewer, limit: number): Promise<number[]> {
    const { id } = viewer;
    const advisers = await this.followeeIds(viewer, id, { after: null, limit: ADVISERS });
    if (advisers.length === 0) return [];
    const advice = `SELECT id FROM (${followeesOf('?')} ORDER BY followee_id DESC LIMIT ${String(ADVICE)}) a`;
    const rows: { id: number }[] = await this.database.manager.query(
      `SELECT id FROM (
         SELECT id, COUNT(*) AS times FROM (${advisers.map(() => advice).join(' UNION ALL ')}) b GROUP BY id
       ) c
       WHERE id <> ? AND NOT ${isFollowing('?', 'c.id')} AND ${seesPerson('c.id', '?')}
       ORDER BY times DESC, ${followerCountOf('c.id')} DESC, id DESC LIMIT ?`,
      [...advisers, id, id, id, limit],
    );
    return idsOf(rows);
  }

  /** Whom the most people follow, and the viewer not yet. */
  async popularIds(viewer: Viewer, limit: number): Promise<number[]> {
    const query = visiblePeople(this.database.manager, viewer, 'user')
      .select('user.id', 'id')
      .leftJoin(Follow, 'follow', 'follow.followerId = :viewerId AND follow.followeeId = user.id', {
        viewerId: viewer.id,
      })
      .where('follow.followerId IS NULL')
      .andWhere('user.id <> :viewerId')
      .orderBy('user.followerCount', 'DESC')
      .addOrderBy('user.id', 'DESC')
      .limit(limit);
    return idsOf(await query.getRawMany());
  }

  /** Locks all follows from and to an account, so that each is counted once. @returns the other ends */
  async lockAllOf(userId: number): Promise<{ followeeIds: number[]; followerIds: number[] }> {
    const query = this.follows
      .createQueryBuilder('follow')
      .where('follow.followerId = :userId OR follow.followeeId = :userId', { userId });
    const all = await this.database.forUpdate(query).getMany();
    return {
      followeeIds: all.filter((follow) => follow.followerId === userId).map((follow) => follow.followeeId),
      followerIds: all.filter((follow) => follow.followeeId === userId).map((follow) => follow.followerId),
    };
  }

  async deleteAllOf(userId: number): Promise<void> {
    await this.follows.delete({ followerId: userId });
    await this.follows.delete({ followeeId: userId });
  }

  private get follows() {
    return this.database.manager.getRepository(Follow);
  }
}
