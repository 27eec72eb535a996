import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { PostHashtag } from '../database/entities/post-hashtag.entity.js';

/** Joins the hashtags of posts, as `tagging.hashtagId`: a row for each. @param post the column with the post's id: `post.id` */
export function joinTaggings<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  post: string,
): SelectQueryBuilder<T> {
  return query.innerJoin(PostHashtag, 'tagging', `tagging.postId = ${post}`);
}
