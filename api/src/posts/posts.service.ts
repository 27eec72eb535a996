import { Injectable } from '@nestjs/common';
import type { Viewer } from '../common/http/viewer.js';
import type { Page } from '../common/pagination/page.js';
import type { PageRequest } from '../common/pagination/page-query.dto.js';
import { UsersService } from '../users/users.service.js';
import { LivePosts } from './live-posts.js';
import { PostViews } from './post-views.js';
import type { PostDto } from './post.dto.js';
import { NotAuthor, PostNotFound } from './post.errors.js';
import { postsByAuthor, postsOfAll } from './post-lists.js';
import { type PostCounter, PostsRepository } from './posts.repository.js';

/** Posts as people read them, and what others count on them. */
@Injectable()
export class PostsService {
  constructor(
    private readonly posts: PostsRepository,
    private readonly users: UsersService,
    private readonly views: PostViews,
    private readonly live: LivePosts,
  ) {}

  /** @throws PostNotFound */
  async get(viewer: Viewer | null, postId: number): Promise<PostDto> {
    const post = await this.find(viewer, postId);
    if (!post) throw new PostNotFound();
    return post;
  }

  async find(viewer: Viewer | null, postId: number): Promise<PostDto | null> {
    return this.views.find(viewer, postId);
  }

  /** @throws UserNotFound */
  async pageByUser(viewer: Viewer | null, username: string, request: PageRequest): Promise<Page<PostDto>> {
    const authorId = await this.users.getIdByUsername(viewer, username);
    return this.views.page(viewer, postsByAuthor(viewer, authorId, request), request.limit);
  }

  /** Everybody's public posts. */
  async pageOfAll(viewer: Viewer | null, request: PageRequest): Promise<Page<PostDto>> {
    return this.views.page(viewer, postsOfAll(viewer, request), request.limit);
  }

  /** The newest posts that everybody may see. */
  async newestIds(limit: number): Promise<number[]> {
    return (await this.posts.ids(postsOfAll(null, { after: null, limit }))).slice(0, limit);
  }

  /** The author of a post that the viewer may see. @throws PostNotFound */
  async getAuthorId(viewer: Viewer | null, postId: number): Promise<number> {
    const authorId = await this.posts.findVisibleAuthor(viewer, postId);
    if (authorId === null) throw new PostNotFound();
    return authorId;
  }

  /** Locks a post that the viewer may see, for a change of its likes or comments. @throws PostNotFound */
  async lock(viewer: Viewer, postId: number): Promise<{ authorId: number }> {
    const post = await this.posts.lockVisible(viewer, postId);
    if (!post) throw new PostNotFound();
    return post;
  }

  /** The same, of a post of their own. @throws PostNotFound, NotAuthor */
  async lockOwn(viewer: Viewer, postId: number): Promise<void> {
    const { authorId } = await this.lock(viewer, postId);
    if (authorId !== viewer.id) throw new NotAuthor();
  }

  /** Moves a counter of posts in the transaction of the rows that it counts. */
  async incrementCounter(postIds: readonly number[], counter: PostCounter, change: number): Promise<void> {
    await this.posts.incrementCounter(postIds, counter, change);
    await this.live.counted(postIds);
  }

  /**
   * Moves a counter by what the viewer does under a post, in the same transaction, and locks the post. Hidden people do not count.
   * @returns the author of the post, or null when it was not moved
   */
  async count(viewer: Viewer, postId: number, counter: PostCounter, change: 1 | -1): Promise<number | null> {
    const authorId = await this.posts.count(viewer, postId, counter, change);
    if (authorId !== null) await this.live.counted([postId]);
    return authorId;
  }

  /**
   * Moves a counter by what a person does or takes back, in the same transaction and after it. Hidden people do not count.
   * @returns whether it was moved
   */
  async incrementCounterFor(
    personId: number,
    postId: number,
    counter: PostCounter,
    change: 1 | -1,
  ): Promise<boolean> {
    const moved = await this.posts.incrementCounterFor(personId, postId, counter, change);
    if (moved) await this.live.counted([postId]);
    return moved;
  }
}
