import { Injectable } from '@nestjs/common';
import type { Slice } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';
import { Like } from '../database/entities/like.entity.js';

/** Queries on likes. */
@Injectable()
export class LikesRepository {
  constructor(private readonly database: Database) {}

  /** @returns whether it is new */
  async insert(postId: number, userId: number, at = new Date()): Promise<boolean> {
    return this.database.insertOrIgnore(Like, { postId, userId, createdAt: at });
  }

  /** @returns whether there was one */
  async delete(postId: number, userId: number): Promise<boolean> {
    return (await this.likes.delete({ postId, userId })).affected === 1;
  }

  /** Who likes a post; one id more than the slice has. */
  async userIdsByPost(postId: number, { after, limit }: Slice): Promise<number[]> {
    const query = this.likes
      .createQueryBuilder('like')
      .select('like.userId', 'id')
      .where('like.postId = :postId', { postId })
      .orderBy('like.userId', 'DESC')
      .limit(limit + 1);
    if (after !== null) query.andWhere('like.userId < :after', { after });
    const rows = await query.getRawMany<{ id: number }>();
    return rows.map(({ id }) => Number(id));
  }

  /** Removes everything that an account likes. @returns the posts */
  async deleteAllOf(userId: number): Promise<number[]> {
    const query = this.likes.createQueryBuilder('like').where('like.userId = :userId', { userId });
    const all = await this.database.forUpdate(query).getMany(); // locked, so that each is counted once
    await this.likes.delete({ userId });
    return all.map(({ postId }) => postId);
  }

  private get likes() {
    return this.database.manager.getRepository(Like);
  }
}
