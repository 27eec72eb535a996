import { Injectable } from '@nestjs/common';
import type { PageRequest } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';
import { Like } from '../database/entities/like.entity.js';
import { idsOf } from '../database/rows.js';
import { type Onlooker, whereSeesPerson } from '../visibility/visible.js';

/** The table of likes. */
@Injectable()
export class LikesRepository {
  constructor(private readonly database: Database) {}

  /** @returns whether it is new */
  async insert(postId: number, userId: number, at = new Date()): Promise<boolean> {
    const sql = `${this.database.dialect.insertOrIgnore} INTO likes (post_id, user_id, created_at) VALUES (?, ?, ?)`;
    return (await this.database.change(sql, [postId, userId, at])).affected === 1;
  }

  /** @returns whether there was one */
  async delete(postId: number, userId: number): Promise<boolean> {
    const sql = 'DELETE FROM likes WHERE post_id = ? AND user_id = ?';
    return (await this.database.change(sql, [postId, userId])).affected === 1;
  }

  /** Who likes a post, of those whom the viewer sees; one id more than the page has. */
  async userIdsByPost(viewer: Onlooker, postId: number, { after, limit }: PageRequest): Promise<number[]> {
    const query = this.likes
      .createQueryBuilder('like')
      .select('like.userId', 'id')
      .where('like.postId = :postId', { postId })
      .orderBy('like.userId', 'DESC')
      .limit(limit + 1);
    if (after !== null) query.andWhere('like.userId < :after', { after });
    const rows = await whereSeesPerson(query, 'like.userId', viewer).getRawMany<{ id: number }>();
    return idsOf(rows);
  }

  /** Locks everything that an account likes, so that each is counted once. @returns the posts */
  async lockAllOf(userId: number): Promise<number[]> {
    const query = this.likes.createQueryBuilder('like').where('like.userId = :userId', { userId });
    return (await this.database.forUpdate(query).getMany()).map(({ postId }) => postId);
  }

  async deleteAllOf(userId: number): Promise<void> {
    await this.likes.delete({ userId });
  }

  private get likes() {
    return this.database.manager.getRepository(Like);
  }
}
