import { Injectable } from '@nestjs/common';
import type { Viewer } from '../common/http/viewer.js';
import { Database } from '../database/database.js';
import { chunks, idsOf } from '../database/rows.js';
import { HashtagsService } from '../hashtags/hashtags.service.js';
import { MediaService } from '../media/media.service.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { UsersService } from '../users/users.service.js';
import { PostsRepository } from './posts.repository.js';
import { PostsService } from './posts.service.js';

/** The end of posts, with everything that hangs on them. What is hidden is counted no more, so that it is taken off once. */
@Injectable()
export class PostRemovalService {
  constructor(
    private readonly posts: PostsService,
    private readonly rows: PostsRepository,
    private readonly users: UsersService,
    private readonly media: MediaService,
    private readonly hashtags: HashtagsService,
    private readonly notifications: NotificationsService,
    private readonly database: Database,
  ) {}

  /** Deletes a post with its photos, likes and comments. @throws PostNotFound, NotAuthor */
  async delete(viewer: Viewer, postId: number): Promise<void> {
    await this.database.transaction(async () => {
      await this.posts.lockOwn(viewer, postId);
      const { state } = await this.rows.getLocked(postId);
      // the counters of people before those of hashtags, as new posts do
      if (state === 'visible') await this.users.incrementCounter([viewer.id], 'postCount', -1);
      const counted = state === 'visible' && (await this.users.isShown(viewer.id));
      if (counted) await this.hashtags.incrementCountersOf([postId], -1);
      await this.remove([postId]);
    });
  }

  /** Moves the counters of hashtags by all visible posts of somebody who is being hidden, shown or deleted. */
  async incrementCountersOf(userId: number, change: 1 | -1): Promise<void> {
    const posts = await this.rows.lockAllByAuthor(userId);
    const ids = posts.flatMap(({ id, state }) => (state === 'visible' ? id : []));
    for (const some of chunks(ids)) await this.hashtags.incrementCountersOf(some, change);
  }

  /** Removes all posts of an account that is being deleted, with everything that hangs on them. */
  async removeAllOf(userId: number): Promise<void> {
    const posts = await this.rows.lockAllByAuthor(userId);
    for (const some of chunks(idsOf(posts))) await this.remove(some);
  }

  /** Removes posts that are locked and no longer counted. */
  private async remove(ids: readonly number[]): Promise<void> {
    await this.media.removeOfPosts(ids);
    await this.hashtags.removeOfPosts(ids);
    await this.notifications.willDelete('postId', ids);
    await this.rows.delete(ids);
  }
}
