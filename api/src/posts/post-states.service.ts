import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { VisibilityState } from '../database/entities/columns.js';
import { HashtagsService } from '../hashtags/hashtags.service.js';
import { UsersService } from '../users/users.service.js';
import { PostNotFound } from './post.errors.js';
import { PostsRepository } from './posts.repository.js';

/** Hides posts from everybody but their authors, and shows them again, for those who run the place. */
@Injectable()
export class PostStatesService {
  constructor(
    private readonly posts: PostsRepository,
    private readonly users: UsersService,
    private readonly hashtags: HashtagsService,
    private readonly database: Database,
  ) {}

  /** @returns whether it changed anything @throws PostNotFound */
  async setState(postId: number, state: VisibilityState): Promise<boolean> {
    return this.database.transaction(async () => {
      const authorId = await this.posts.findAuthor(postId);
      if (authorId === null) throw new PostNotFound();
      const authorState = (await this.users.lock([authorId])).get(authorId); // people before posts, as new posts do
      const post = await this.posts.lock(postId);
      if (!post) throw new PostNotFound();
      if (post.state === state) return false;
      await this.posts.setState(postId, state);
      const change = state === 'visible' ? 1 : -1;
      await this.users.incrementCounter([authorId], 'postCount', change);
      if (authorState === 'visible') await this.hashtags.incrementCountersOf([postId], change);
      return true;
    });
  }
}
