import { Injectable } from '@nestjs/common';
import { CommentsService } from '../comments/comments.service.js';
import { FollowersService } from '../followers/followers.service.js';
import { LikesService } from '../likes/likes.service.js';
import { MediaService } from '../media/media.service.js';
import { PostsService } from '../posts/posts.service.js';

/** What hangs on an account, in an order in which nothing refers to what is gone. */
@Injectable()
export class AccountContent {
  constructor(
    private readonly likes: LikesService,
    private readonly comments: CommentsService,
    private readonly followers: FollowersService,
    private readonly posts: PostsService,
    private readonly media: MediaService,
  ) {}

  async removeAllOf(userId: number): Promise<void> {
    await this.likes.removeAllOf(userId);
    await this.comments.removeAllOf(userId);
    await this.followers.removeAllOf(userId);
    await this.posts.removeAllOf(userId);
    await this.media.removeAllOf(userId);
  }
}
