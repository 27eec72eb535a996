import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Viewer } from '../common/http/viewer.js';
import { Post } from '../database/entities/post.entity.js';

/**
 * Posts that a viewer may see, under the alias `post`: the one place where that is decided. Single posts, lists, the feed,
 * likes and comments all select from here.
 */
export function visiblePosts(manager: EntityManager, _viewer: Viewer | null): SelectQueryBuilder<Post> {
  return manager.getRepository(Post).createQueryBuilder('post');
}
