import { Injectable } from '@nestjs/common';
import type { PageRequest } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';
import { Post } from '../database/entities/post.entity.js';
import { idsOf } from '../database/rows.js';
import { joinTaggings } from '../hashtags/tagging.query.js';
import { type Onlooker, visiblePosts } from '../visibility/visible.js';

/** How many of the newest posts are looked at for what is trending: a busy week is judged by its last days. */
const TRENDING_POSTS = 2000;

/** Which posts have a hashtag, and which hashtags recent posts have. */
@Injectable()
export class HashtagPostsRepository {
  constructor(private readonly database: Database) {}

  /** Newest first; one id more than the page has. */
  async idsByHashtag(viewer: Onlooker, hashtagId: number, { after, limit }: PageRequest): Promise<number[]> {
    // ordered by the link's own column: by posts.id, whole hashtags would be sorted
    const query = joinTaggings(visiblePosts(this.database.manager, viewer), 'post.id')
      .select('tagging.postId', 'id')
      .where('tagging.hashtagId = :hashtagId', { hashtagId })
      .orderBy('tagging.postId', 'DESC')
      .limit(limit + 1);
    if (after !== null) query.andWhere('tagging.postId < :after', { after });
    return idsOf(await query.getRawMany());
  }

  /** By the number of distinct authors, then of posts, among the newest posts; reads a bounded number of them. */
  async trendingIds(viewer: Onlooker, since: Date, limit: number): Promise<number[]> {
    const [beyond] = await this.database.manager
      .getRepository(Post)
      .find({ select: { id: true }, order: { id: 'DESC' }, skip: TRENDING_POSTS, take: 1 });
    const query = joinTaggings(visiblePosts(this.database.manager, viewer), 'post.id')
      .select('tagging.hashtagId', 'id')
      .where('post.id > :floor', { floor: beyond?.id ?? 0 })
      .andWhere('post.createdAt >= :since', { since })
      .groupBy('tagging.hashtagId')
      .orderBy('COUNT(DISTINCT post.authorId)', 'DESC')
      .addOrderBy('COUNT(*)', 'DESC')
      .addOrderBy('tagging.hashtagId', 'DESC')
      .limit(limit);
    return idsOf(await query.getRawMany());
  }
}
