import { Injectable } from '@nestjs/common';
import type { Viewer } from '../common/http/viewer.js';
import { Database } from '../database/database.js';
import { HashtagsService } from '../hashtags/hashtags.service.js';
import { MediaService } from '../media/media.service.js';
import { TextsService } from '../texts/texts.service.js';
import { UsersService } from '../users/users.service.js';
import { AccountHidden } from '../visibility/visibility.errors.js';
import { LivePosts } from './live-posts.js';
import type { PostDto, UpdatePostDto } from './post.dto.js';
import { NothingToChange } from './post.errors.js';
import { PostsRepository } from './posts.repository.js';
import { PostsService } from './posts.service.js';

/** New posts, and changes of them. */
@Injectable()
export class PostWritingService {
  constructor(
    private readonly posts: PostsService,
    private readonly rows: PostsRepository,
    private readonly users: UsersService,
    private readonly media: MediaService,
    private readonly texts: TextsService,
    private readonly hashtags: HashtagsService,
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
      if (!(await this.users.incrementPostCount(viewer.id))) throw new AccountHidden();
      const text = await this.texts.understand(viewer, caption);
      const id = await this.rows.insert({ authorId: viewer.id, caption, entities: text.entities }, at);
      await this.media.attach(id, viewer.id, mediaIds);
      await this.hashtags.setOfPost(id, text.hashtags);
      await this.texts.tellMentioned(text, viewer.id, id, at);
      await this.live.published(id, viewer.id);
      return id;
    });
  }

  /**
   * Changes the caption, the descriptions and order of the photos, or both.
   * @throws PostNotFound, NotAuthor, NothingToChange, MediaNotOfPost, AccountLimitReached
   */
  async update(viewer: Viewer, postId: number, { caption, media }: UpdatePostDto): Promise<PostDto> {
    if (caption === undefined && media === undefined) throw new NothingToChange();
    await this.database.transaction(async () => {
      await this.posts.lockOwn(viewer, postId);
      if (media) await this.media.describe(postId, media);
      if (caption !== undefined) await this.updateCaption(viewer, postId, caption);
      await this.rows.incrementVersion(postId);
    });
    return this.posts.get(viewer, postId);
  }

  /** The same caption again is no edit. */
  private async updateCaption(viewer: Viewer, postId: number, caption: string): Promise<void> {
    const before = await this.rows.getLocked(postId);
    if (caption === before.caption) return;
    const text = await this.texts.understand(viewer, caption, before.entities ?? []);
    await this.rows.updateCaption(postId, caption, text.entities);
    const counted = before.state === 'visible' && (await this.users.isShown(viewer.id));
    await this.hashtags.setOfPost(postId, text.hashtags, { counted });
    await this.texts.tellMentioned(text, viewer.id, postId);
  }
}
