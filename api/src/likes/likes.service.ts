import { Injectable } from '@nestjs/common';
import type { Viewer } from '../common/http/viewer.js';
import type { Page } from '../common/pagination/page.js';
import type { PageRequest } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';
import { NotificationsService, type Occasion } from '../notifications/notifications.service.js';
import type { PostDto } from '../posts/post.dto.js';
import { PostsService } from '../posts/posts.service.js';
import type { PersonDto } from '../users/user.dto.js';
import { UsersService } from '../users/users.service.js';
import { AccountHidden } from '../visibility/visibility.errors.js';
import { LikesRepository } from './likes.repository.js';

/** Who likes what, and how many do. */
@Injectable()
export class LikesService {
  constructor(
    private readonly likes: LikesRepository,
    private readonly posts: PostsService,
    private readonly users: UsersService,
    private readonly notifications: NotificationsService,
    private readonly database: Database,
  ) {}

  /**
   * Likes a post; again is no error and changes nothing.
   * @param at when it happened, unless that is now
   * @throws PostNotFound, AccountHidden
   */
  async like(viewer: Viewer, postId: number, at?: Date): Promise<PostDto> {
    await this.database.transaction(async () => {
      // counting comes first: it locks the post, and inserting before that deadlocks on a popular one
      const authorId = await this.posts.count(viewer, postId, 'likeCount', 1);
      if (authorId === null) return;
      if (await this.likes.insert(postId, viewer.id, at))
        await this.notifications.notify(likeOf(viewer, authorId, postId), at);
      else await this.posts.incrementCounter([postId], 'likeCount', -1); // it was there already
    });
    const post = await this.posts.get(viewer, postId);
    if (!post.viewer.liked && !(await this.users.isShown(viewer.id))) throw new AccountHidden();
    return post;
  }

  /** Takes a like back; again is no error and changes nothing. @throws PostNotFound */
  async unlike(viewer: Viewer, postId: number): Promise<PostDto> {
    await this.database.transaction(async () => {
      const authorId = await this.posts.count(viewer, postId, 'likeCount', -1);
      if (authorId === null) return;
      if (!(await this.remove(viewer, postId, authorId)))
        await this.posts.incrementCounter([postId], 'likeCount', 1); // there was none
    });
    const post = await this.posts.get(viewer, postId);
    if (!post.viewer.liked || (await this.users.isShown(viewer.id))) return post;
    await this.database.transaction(async () => {
      const { authorId } = await this.posts.lock(viewer, postId); // theirs are not counted
      await this.remove(viewer, postId, authorId);
    });
    return this.posts.get(viewer, postId);
  }

  /** Who likes a post. @throws PostNotFound */
  async pageByPost(viewer: Viewer | null, postId: number, request: PageRequest): Promise<Page<PersonDto>> {
    await this.posts.getAuthorId(viewer, postId);
    const ids = await this.likes.userIdsByPost(viewer, postId, request);
    return this.users.page(viewer, ids, request.limit);
  }

  /** Moves the counters of posts by all likes of an account that is being hidden, shown or deleted. */
  async incrementCountersOf(userId: number, change: 1 | -1): Promise<void> {
    await this.posts.incrementCounter(await this.likes.lockAllOf(userId), 'likeCount', change);
  }

  /** Takes back all likes of an account that is being deleted, and is no longer counted. */
  async removeAllOf(userId: number): Promise<void> {
    await this.likes.deleteAllOf(userId);
  }

  /** @returns whether there was one */
  private async remove(viewer: Viewer, postId: number, authorId: number): Promise<boolean> {
    if (!(await this.likes.delete(postId, viewer.id))) return false;
    await this.notifications.withdraw(likeOf(viewer, authorId, postId));
    return true;
  }
}

const likeOf = (viewer: Viewer, recipientId: number, postId: number): Occasion => ({
  kind: 'like',
  actorId: viewer.id,
  recipientId,
  postId,
});
