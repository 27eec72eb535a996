import { Injectable } from '@nestjs/common';
import { AuthService } from '../auth/auth.service.js';
import { CommentsService } from '../comments/comments.service.js';
import type { Viewer } from '../common/http/viewer.js';
import { Database } from '../database/database.js';
import { FollowersService } from '../followers/followers.service.js';
import { LikesService } from '../likes/likes.service.js';
import { MediaService } from '../media/media.service.js';
import { PostsService } from '../posts/posts.service.js';
import { UsersService } from '../users/users.service.js';

/** The end of an account: everything of it goes, and every counter that it moved is moved back. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly auth: AuthService,
    private readonly users: UsersService,
    private readonly content: AccountContent,
    private readonly database: Database,
  ) {}

  /** @throws WrongPassword */
  async delete(viewer: Viewer, password: string): Promise<void> {
    await this.auth.confirmPassword(viewer, password);
    await this.database.transaction(async () => {
      if (!(await this.users.lock(viewer.id))) return; // from here on nothing can be added to it
      await this.content.removeAllOf(viewer.id);
      await this.users.delete(viewer.id);
    });
  }
}

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
