import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Viewer } from '../common/http/viewer.js';
import { restrict } from '../database/drivers/restrict.js';
import { Comment } from '../database/entities/comment.entity.js';
import { Notification } from '../database/entities/notification.entity.js';
import { Post } from '../database/entities/post.entity.js';
import { User } from '../database/entities/user.entity.js';
import { seesComment, seesNotification, seesPerson, seesPost } from './conditions.js';

/** Whoever looks, with or without an account. */
export type Onlooker = Viewer | null;

/** For the parameter of a condition: no account has the id 0. */
export const idOf = (viewer: Onlooker): number => viewer?.id ?? 0;

const VIEWER = ':onlooker';

/** Keeps the rows in which the viewer sees a person. @param column with the person's id: `follow.followerId` */
export function whereSeesPerson<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  column: string,
  viewer: Onlooker,
): SelectQueryBuilder<T> {
  return restrict(query, seesPerson(column, VIEWER), { onlooker: idOf(viewer) });
}

/** People whom a viewer sees, under an alias of the caller's. */
export function visiblePeople(
  manager: EntityManager,
  viewer: Onlooker,
  alias: string,
): SelectQueryBuilder<User> {
  return whereSeesPerson(manager.getRepository(User).createQueryBuilder(alias), `${alias}.id`, viewer);
}

/** Posts that a viewer sees, under the alias `post`. */
export function visiblePosts(manager: EntityManager, viewer: Onlooker): SelectQueryBuilder<Post> {
  const query = manager.getRepository(Post).createQueryBuilder('post');
  return restrict(query, seesPost('post', VIEWER), { onlooker: idOf(viewer) });
}

/** Comments that a viewer sees, under the alias `comment`. */
export function visibleComments(manager: EntityManager, viewer: Onlooker): SelectQueryBuilder<Comment> {
  const query = manager.getRepository(Comment).createQueryBuilder('comment');
  return restrict(query, seesComment('comment', VIEWER), { onlooker: idOf(viewer) });
}

/** Notifications that their recipients see, under the alias `notification`. */
export function visibleNotifications(manager: EntityManager): SelectQueryBuilder<Notification> {
  const query = manager.getRepository(Notification).createQueryBuilder('notification');
  return restrict(query, seesNotification('notification'));
}
