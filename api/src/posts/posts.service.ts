import { Injectable } from '@nestjs/common';
import type { Viewer } from '../common/http/viewer.js';
import { type Page, toPage } from '../common/pagination/page.js';
import type { Slice } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';
import { chunks } from '../database/rows.js';
import { HashtagsService } from '../hashtags/hashtags.service.js';
import { MediaService } from '../media/media.service.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { UsersService } from '../users/users.service.js';
import { AccountHidden } from '../visibility/visibility.errors.js';
import { LivePosts } from './live-posts.js';
import type { PostDto, UpdatePostDto } from './post.dto.js';
import { NotAuthor, NothingToChange, PostNotFound } from './post.errors.js';
import { type PostCounter, PostsRepository } from './posts.repository.js';
import { TextsService } from './texts.service.js';

/** Posts, and who may change them. */
@Injectable()
export class PostsService {
  constructor(
    private readonly posts: PostsRepository,
    private readonly users: UsersService,
    private readonly media: MediaService,
    private readonly texts: TextsService,
    private readonly hashtags: HashtagsService,
    private readonly notifications: NotificationsService,
    private readonly live: LivePosts,
    private readonly database: Database,
  ) {}

  /**
   * Publishes photos of the viewer's, in the order in which they are shown. @returns the id of the new post
   * @param at when it happened, unless that is now
   * @throws AccountHidden, MediaNotUsable, AccountLimitReached
   */
  async publish(viewer: Viewer, caption: string, mediaIds: readonly number[], at?: Date): Promise<number> {
    return this.database.transaction(async () => {
      if (!(await this.users.countNewPost(viewer.id))) throw new AccountHidden();
      const text = await this.texts.understand(viewer, caption);
      const id = await this.posts.insert({ authorId: viewer.id, caption, entities: text.entities }, at);
      await this.media.attach(id, viewer.id, mediaIds);
      await this.hashtags.setOfPost(id, text.hashtags);
      await this.texts.tellMentioned(text, viewer.id, id, at);
      await this.live.published(id, viewer.id);
      return id;
    });
  }

  /** @throws PostNotFound */
  async get(viewer: Viewer | null, postId: number): Promise<PostDto> {
    const post = await this.find(viewer, postId);
    if (!post) throw new PostNotFound();
    return post;
  }

  async find(viewer: Viewer | null, postId: number): Promise<PostDto | null> {
    return (await this.views(viewer, [postId]))[0] ?? null;
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
      const { state } = await this.posts.getLocked(postId);
      // the counters of people before those of hashtags, as new posts do
      if (state === 'visible') await this.users.incrementCounter([viewer.id], 'postCount', -1);
      const counted = state === 'visible' && (await this.users.isShown(viewer.id));
      if (counted) await this.hashtags.countPosts([postId], -1);
      await this.remove([postId]);
    });
  }

  /** @throws UserNotFound */
  async pageByUser(viewer: Viewer | null, username: string, slice: Slice): Promise<Page<PostDto>> {
    const authorId = await this.users.getIdByUsername(viewer, username);
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
  async incrementCounter(postIds: readonly number[], counter: PostCounter, change: number): Promise<void> {
    await this.posts.incrementCounter(postIds, counter, change);
    await this.live.counted(postIds);
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

  /** Moves the counters of hashtags by all visible posts of somebody who is being hidden, shown or deleted. */
  async countAllOf(userId: number, change: 1 | -1): Promise<void> {
    const posts = await this.posts.lockAllByAuthor(userId);
    const ids = posts.flatMap(({ id, state }) => (state === 'visible' ? id : []));
    for (const some of chunks(ids)) await this.hashtags.countPosts(some, change);
  }

  /** Removes all posts of an account that is being deleted, with everything that hangs on them. */
  async removeAllOf(userId: number): Promise<void> {
    const posts = await this.posts.lockAllByAuthor(userId);
    for (const some of chunks(posts.map(({ id }) => id))) await this.remove(some);
  }

  /** Removes posts that are locked and no longer counted. */
  private async remove(ids: readonly number[]): Promise<void> {
    await this.media.removeOfPosts(ids);
    await this.hashtags.removeOfPosts(ids);
    await this.notifications.willDelete('postId', ids);
    await this.posts.delete(ids);
  }

  /**
   * Views of posts in the order of their ids, in three queries however many there are, and one more where
   * captions mention people. What is gone or hidden from the viewer is left out.
   */
  private async views(viewer: Viewer | null, ids: readonly number[]): Promise<PostDto[]> {
    const rows = await this.posts.visibleByIds(viewer, ids);
    if (rows.length === 0) return [];
    const media = await this.media.byPosts(ids);
    const liked = viewer ? await this.posts.likedAmong(viewer.id, ids) : new Set<number>();
    const byId = new Map((await this.texts.readable(viewer, rows)).map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      if (!row) return [];
      const relation = { liked: liked.has(id), author: row.author.id === String(viewer?.id) };
      return [{ ...row, id: String(id), media: media.get(id) ?? [], viewer: relation }];
    });
  }

  /** The same caption again is no edit. */
  private async updateCaption(viewer: Viewer, postId: number, caption: string): Promise<void> {
    const before = await this.posts.getLocked(postId);
    if (caption === before.caption) return;
    const text = await this.texts.understand(viewer, caption, before.entities ?? []);
    await this.posts.updateCaption(postId, caption, text.entities);
    const counted = before.state === 'visible' && (await this.users.isShown(viewer.id));
    await this.hashtags.setOfPost(postId, text.hashtags, { counted });
    await this.texts.tellMentioned(text, viewer.id, postId);
  }

  private async lockOwn(viewer: Viewer, postId: number): Promise<void> {
    const { authorId } = await this.lock(viewer, postId);
    if (authorId !== viewer.id) throw new NotAuthor();
  }
}
