import { Injectable } from '@nestjs/common';
import { parseId } from '../common/http/id.pipe.js';
import type { Viewer } from '../common/http/viewer.js';
import { mapPage, type Page, toPage } from '../common/pagination/page.js';
import type { Slice } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';
import type { Comment } from '../database/entities/comment.entity.js';
import type { NotificationKind } from '../database/entities/notification.entity.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { PostsService } from '../posts/posts.service.js';
import { TextsService } from '../posts/texts.service.js';
import type { CommentDto, CreateCommentDto } from './comment.dto.js';
import { CannotDeleteComment, CannotReply, CommentNotFound } from './comment.errors.js';
import { type CommentRow, CommentsRepository } from './comments.repository.js';

/** Comments, and who may delete them. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly comments: CommentsRepository,
    private readonly posts: PostsService,
    private readonly texts: TextsService,
    private readonly notifications: NotificationsService,
    private readonly database: Database,
  ) {}

  /** Oldest first. @throws PostNotFound */
  async pageByPost(viewer: Viewer | null, postId: number, slice: Slice): Promise<Page<CommentDto>> {
    const postAuthorId = await this.posts.getAuthorId(viewer, postId);
    const page = toPage(await this.comments.pageByPost(postId, slice), slice.limit, (row) => Number(row.id));
    return mapPage(page, (row) => toCommentDto(row, viewer, postAuthorId));
  }

  /**
   * @param at when it happened, unless that is now
   * @throws PostNotFound, CannotReply, AccountLimitReached
   */
  async create(
    viewer: Viewer,
    postId: number,
    { body, replyTo }: CreateCommentDto,
    at?: Date,
  ): Promise<CommentDto> {
    return this.database.transaction(async () => {
      const post = await this.posts.lock(viewer, postId);
      const parent = replyTo === undefined ? null : await this.getParent(postId, parseId(replyTo));
      const text = await this.texts.understand(body);
      await this.texts.limitMentions(text, viewer.id);
      const comment = { postId, authorId: viewer.id, body, replyToId: parent?.id ?? null };
      const id = await this.comments.insert({ ...comment, entities: text.entities }, at);
      await this.posts.count([postId], 'commentCount', 1);
      // Whom it concerns, each once, by what concerns them most: the last one said.
      const concerned = new Map<number, NotificationKind>([
        [post.authorId, 'comment'],
        ...text.newlyMentioned.map((personId) => [personId, 'mention'] as const),
        ...(parent ? [[parent.authorId, 'reply'] as const] : []),
      ]);
      for (const [recipientId, kind] of concerned) {
        const occasion = { kind, actorId: viewer.id, recipientId, postId, commentId: id };
        await this.notifications.notify(occasion, at);
      }
      const row = await this.comments.findRow(id);
      if (!row) throw new CommentNotFound();
      return toCommentDto(row, viewer, post.authorId);
    });
  }

  /** @throws CommentNotFound, CannotDeleteComment */
  async delete(viewer: Viewer, id: number): Promise<void> {
    const comment = await this.comments.find(id);
    if (!comment) throw new CommentNotFound();
    await this.database.transaction(async () => {
      const post = await this.posts.lock(viewer, comment.postId);
      if (comment.authorId !== viewer.id && post.authorId !== viewer.id) throw new CannotDeleteComment();
      await this.notifications.willDelete('commentId', [id]);
      if (!(await this.comments.delete(id))) throw new CommentNotFound();
      await this.posts.count([comment.postId], 'commentCount', -1);
    });
  }

  /** Removes everything that an account which is being deleted wrote. */
  async removeAllOf(userId: number): Promise<void> {
    const postIds = await this.comments.deleteAllOf(userId);
    const timesByPost = Map.groupBy(postIds, (postId) => postId);
    const postsByTimes = Map.groupBy(timesByPost.entries(), ([, times]) => times.length);
    for (const [times, entries] of postsByTimes) {
      await this.posts.count(
        entries.map(([postId]) => postId),
        'commentCount',
        -times,
      );
    }
  }

  private async getParent(postId: number, id: number): Promise<Comment> {
    const parent = await this.comments.findOfPost(id, postId);
    if (!parent) throw new CannotReply();
    return parent;
  }
}

function toCommentDto(row: CommentRow, viewer: Viewer | null, postAuthorId: number): CommentDto {
  const author = row.author.id === String(viewer?.id);
  return { ...row, viewer: { author, canDelete: author || viewer?.id === postAuthorId } };
}
