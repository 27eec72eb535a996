import { Injectable } from '@nestjs/common';
import type { Viewer } from '../common/http/viewer.js';
import { type Page, toPage } from '../common/pagination/page.js';
import type { Slice } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';
import { chunks } from '../database/rows.js';
import { MediaService } from '../media/media.service.js';
import { UsersService } from '../users/users.service.js';
import { LivePosts } from './live-posts.js';
import type { PostDto, UpdatePostDto } from './post.dto.js';
import { NotAuthor, NothingToChange, PostNotFound } from './post.errors.js';
import { PostsRepository } from './posts.repository.js';
import { TextsService } from './texts.service.js';

/** Posts, and who may see and change them. */
@Injectable()
export class PostsService {
  constructor(
    private readonly posts: PostsRepository,
    private readonly users: UsersService,
    private readonly media: MediaService,
    private readonly texts: TextsService,
    private readonly live: LivePosts,
    private readonly database: Database,
  ) {}

  /**
   * Publishes photos of the viewer's, in the order in which they are shown. @returns the id of the new post
   * @param at when it happened, unless that is now
   * @throws MediaNotUsable, AccountLimitReached
   */
  async publish(viewer: Viewer, caption: string, mediaIds: readonly number[], at?: Date): Promise<number> {
    return this.database.transaction(async () => {
      await this.users.count([viewer.id], 'postCount', 1);
      const text = await this.texts.understand(caption);
      const id = await this.posts.insert({ authorId: viewer.id, caption, entities: text.entities }, at);
      await this.media.attach(id, viewer.id, mediaIds);
      await this.texts.filePost(id, text);
      await this.texts.tellMentioned(text, viewer.id, id, at);
      await this.live.published(id, viewer.id);
      return id;
    });
  }

  /** @throws PostNotFound */
  async get(viewer: Viewer | null, postId: number): Promise<PostDto> {
    const [post] = await this.views(viewer, [postId]);
    if (!post) throw new PostNotFound();
    return post;
  }

  /**
   * Changes the caption, the descriptions and order of the photos, or both.
   * @throws PostNotFound, NotAuthor, NothingToChange, MediaNotOfPost, AccountLimitReached
   */
  async update(viewer: Viewer, postId: number, { caption, media }: UpdatePostDto): Promise<PostDto> {
    if (caption === undefined && media === undefined) throw new NothingToChange();
    await this.database.transaction(async () => {
      await this.lockOwn(viewer, postId);
      if (media) await this.media.describe(postId, media);
      if (caption !== undefined) await this.updateCaption(viewer, postId, caption);
    });
    return this.get(viewer, postId);
  }

  /** Deletes a post with its photos, likes and comments. @throws PostNotFound, NotAuthor */
  async delete(viewer: Viewer, postId: number): Promise<void> {
    await this.database.transaction(async () => {
      await this.lockOwn(viewer, postId);
      await this.users.count([viewer.id], 'postCount', -1); // before the hashtags, as new posts do
      await this.media.removeOfPosts([postId]);
      await this.texts.unfilePosts([postId]);
      await this.live.willDelete([postId]);
      await this.posts.delete([postId]);
    });
  }

  /** @throws UserNotFound */
  async pageByUser(viewer: Viewer | null, username: string, slice: Slice): Promise<Page<PostDto>> {
    const authorId = await this.users.getIdByUsername(username);
    return this.pageOf(viewer, await this.posts.idsByAuthor(viewer, authorId, slice), slice.limit);
  }

  /** Everybody's public posts. */
  async pageOfAll(viewer: Viewer | null, slice: Slice): Promise<Page<PostDto>> {
    return this.pageOf(viewer, await this.posts.idsOfAll(viewer, slice), slice.limit);
  }

  /** The newest posts that everybody may see. */
  async newestIds(limit: number): Promise<number[]> {
    return (await this.posts.idsOfAll(null, { after: null, limit })).slice(0, limit);
  }

  /** A page of views from ids, of which there is one too many when the list goes on. */
  async pageOf(viewer: Viewer | null, ids: readonly number[], limit: number): Promise<Page<PostDto>> {
    const page = toPage(ids, limit, (id) => id);
    return { items: await this.views(viewer, page.items), nextCursor: page.nextCursor };
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

  /** Moves a counter of posts in the transaction of the rows that it counts. */
  async count(
    postIds: readonly number[],
    counter: 'likeCount' | 'commentCount',
    change: number,
  ): Promise<void> {
    await this.posts.count(postIds, counter, change);
    await this.live.counted(postIds);
  }

  /** Removes all posts of an account that is being deleted, with everything that hangs on them. */
  async removeAllOf(userId: number): Promise<void> {
    const ids = await this.posts.lockAllByAuthor(userId);
    for (const some of chunks(ids)) {
      await this.media.removeOfPosts(some);
      await this.texts.unfilePosts(some);
      await this.live.willDelete(some);
      await this.posts.delete(some);
    }
  }

  /**
   * Views of posts in the order of their ids, in three queries however many there are. What is gone or hidden from the
   * viewer is left out.
   */
  private async views(viewer: Viewer | null, ids: readonly number[]): Promise<PostDto[]> {
    const rows = await this.posts.visibleByIds(viewer, ids);
    if (rows.length === 0) return [];
    const media = await this.media.byPosts(ids);
    const liked = viewer ? await this.posts.likedAmong(viewer.id, ids) : new Set<number>();
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      if (!row) return [];
      const relation = { liked: liked.has(id), author: row.author.id === String(viewer?.id) };
      return [{ ...row, id: String(id), media: media.get(id) ?? [], viewer: relation }];
    });
  }

  /** The same caption again is no edit. */
  private async updateCaption(viewer: Viewer, postId: number, caption: string): Promise<void> {
    const before = await this.posts.captionOf(postId);
    if (caption === before.caption) return;
    const text = await this.texts.understand(caption, before.entities);
    await this.posts.updateCaption(postId, caption, text.entities);
    await this.texts.filePost(postId, text);
    await this.texts.tellMentioned(text, viewer.id, postId);
  }

  private async lockOwn(viewer: Viewer, postId: number): Promise<void> {
    const { authorId } = await this.lock(viewer, postId);
    if (authorId !== viewer.id) throw new NotAuthor();
  }
}
