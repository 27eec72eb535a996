import { Injectable } from '@nestjs/common';
import { CommentsService } from '../comments/comments.service.js';
import { FollowersService } from '../followers/followers.service.js';
import { LikesService } from '../likes/likes.service.js';
import { MediaService } from '../media/media.service.js';
import { PostRemovalService } from '../posts/post-removal.service.js';

/** What hangs on an account, in an order in which nothing refers to what is gone. */
@Injectable()
export class AccountContent {
  constructor(
    private readonly likes: LikesService,
    private readonly comments: CommentsService,
    private readonly followers: FollowersService,
    private readonly posts: PostRemovalService,
    private readonly media: MediaService,
  ) {}

  /** Moves every counter that the account has moved: back when it is hidden or deleted, and again when it is shown. */
  async incrementCountersOf(userId: number, change: 1 | -1): Promise<void> {
    await this.likes.incrementCountersOf(userId, change);
    await this.comments.incrementCountersOf(userId, change);
    await this.followers.incrementCountersOf(userId, change);
    await this.posts.incrementCountersOf(userId, change);
  }

  /** Removes everything that is no longer counted. */
  async removeAllOf(userId: number): Promise<void> {
    await this.likes.removeAllOf(userId);
    await this.comments.removeAllOf(userId);
    await this.followers.removeAllOf(userId);
    await this.posts.removeAllOf(userId);
    await this.media.removeAllOf(userId);
  }
}
