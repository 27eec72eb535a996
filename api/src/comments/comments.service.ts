import { Injectable } from '@nestjs/common';
import { parseId } from '../common/http/id.pipe.js';
import type { Viewer } from '../common/http/viewer.js';
import { mapPage, type Page, toPage } from '../common/pagination/page.js';
import type { PageRequest } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';
import { byTimes } from '../database/rows.js';
import type { Comment } from '../database/entities/comment.entity.js';
import { IdempotencyService } from '../idempotency/idempotency.service.js';
import { NotificationsService, type Occasion } from '../notifications/notifications.service.js';
import { PostsService } from '../posts/posts.service.js';
import { toTextEntities } from '../texts/text-entity.dto.js';
import { TextsService } from '../texts/texts.service.js';
import { UsersService } from '../users/users.service.js';
import { AccountHidden } from '../visibility/visibility.errors.js';
import type { CommentDto, CreateCommentDto } from './comment.dto.js';
import { CannotDeleteComment, CannotReply, CommentNotFound } from './comment.errors.js';
import { type CommentRow, CommentsRepository } from './comments.repository.js';

/** Comments, and who may delete them. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly comments: CommentsRepository,
    private readonly posts: PostsService,
    private readonly users: UsersService,
    private readonly texts: TextsService,
    private readonly notifications: NotificationsService,
    private readonly idempotency: IdempotencyService,
    private readonly database: Database,
  ) {}

  /** Oldest first. @throws PostNotFound */
  async pageByPost(viewer: Viewer | null, postId: number, request: PageRequest): Promise<Page<CommentDto>> {
    const postAuthorId = await this.posts.getAuthorId(viewer, postId);
    const rows = await this.comments.pageByPost(viewer, postId, request);
    const page = toPage(rows, request.limit, (row) => Number(row.id));
    const items = await this.texts.readable(viewer, page.items);
    return mapPage({ ...page, items }, (row) => toCommentDto(row, viewer, postAuthorId));
  }

  /**
   * @param key the client's `Idempotency-Key`
   * @param at when it happened, unless that is now
   * @throws PostNotFound, AccountHidden, CannotReply, AccountLimitReached, IdempotencyKeyReused
   */
  async create(
    viewer: Viewer,
    postId: number,
    comment: CreateCommentDto,
    { key = null, at }: { key?: string | null; at?: Date } = {},
  ): Promise<CommentDto> {
    if (key === null) return this.write(viewer, postId, comment, at);
    const postAuthorId = await this.posts.getAuthorId(viewer, postId); // who may not see it gets no kept answer either
    const { body, replyTo } = comment;
    const asked = [{ postId: String(postId) }, { body, replyTo }];
    const request = { userId: viewer.id, operation: 'createComment', key, asked };
    const answer = await this.idempotency.once(request, () => this.write(viewer, postId, comment, at));
    const row = await this.comments.findRow(viewer, Number(answer.id)); // as it is to be seen now, if it is still there
    const [readable] = await this.texts.readable(viewer, row ? [row] : []);
    return readable ? toCommentDto(readable, viewer, postAuthorId) : answer;
  }

  /** @throws CommentNotFound, CannotDeleteComment */
  async delete(viewer: Viewer, id: number): Promise<void> {
    const comment = await this.comments.findVisible(viewer, id);
    if (!comment) throw new CommentNotFound();
    await this.database.transaction(async () => {
      const post = await this.posts.lock(viewer, comment.postId);
      if (comment.authorId !== viewer.id && post.authorId !== viewer.id) throw new CannotDeleteComment();
      await this.notifications.willDelete('commentId', [id]);
      if (!(await this.comments.delete(id))) throw new CommentNotFound();
      await this.posts.incrementCounterFor(comment.authorId, comment.postId, 'commentCount', -1);
    });
  }

  /** Moves the counters of posts by everything that an account wrote which is being hidden, shown or deleted. */
  async incrementCountersOf(userId: number, change: 1 | -1): Promise<void> {
    const postIds = await this.comments.lockAllOf(userId);
    for (const [times, ids] of byTimes(postIds))
      await this.posts.incrementCounter(ids, 'commentCount', times * change);
  }

  /** Removes everything that an account wrote which is being deleted, and is no longer counted. */
  async removeAllOf(userId: number): Promise<void> {
    await this.comments.deleteAllOf(userId);
  }

  private async write(
    viewer: Viewer,
    postId: number,
    { body, replyTo }: CreateCommentDto,
    at: Date | undefined,
  ): Promise<CommentDto> {
    return this.database.transaction(async () => {
      const postAuthorId = await this.count(viewer, postId);
      const parent = replyTo === undefined ? null : await this.getParent(viewer, postId, parseId(replyTo));
      const text = await this.texts.understand(viewer, body);
      await this.texts.limitMentions(text, viewer.id);
      const comment = { postId, authorId: viewer.id, body, replyToId: parent?.id ?? null };
      const { id, createdAt, authorVersion } = await this.comments.insert(
        { ...comment, entities: text.entities },
        at,
      );
      // Whom it concerns, each once, by what concerns them most: the last one said.
      const concerned = new Map<number, Occasion['kind']>([
        [postAuthorId, 'comment'],
        ...text.newlyMentioned.map((personId) => [personId, 'mention'] as const),
        ...(parent ? [[parent.authorId, 'reply'] as const] : []),
      ]);
      for (const [recipientId, kind] of concerned) {
        const occasion = { kind, actorId: viewer.id, recipientId, postId, commentId: id };
        await this.notifications.notify(occasion, at);
      }
      const row: CommentRow = {
        id: String(id),
        postId: String(postId),
        author: await this.users.getAuthor(viewer.id, authorVersion),
        body,
        entities: toTextEntities(text.entities),
        replyTo: parent ? String(parent.id) : null,
        createdAt,
      };
      return toCommentDto(row, viewer, postAuthorId);
    });
  }

  /** Counts a new comment, and locks the post. @returns its author @throws PostNotFound, AccountHidden */
  private async count(viewer: Viewer, postId: number): Promise<number> {
    const authorId = await this.posts.count(viewer, postId, 'commentCount', 1);
    if (authorId !== null) return authorId;
    await this.posts.getAuthorId(viewer, postId);
    throw new AccountHidden();
  }

  private async getParent(viewer: Viewer, postId: number, id: number): Promise<Comment> {
    const parent = await this.comments.findVisible(viewer, id);
    if (parent?.postId !== postId) throw new CannotReply();
    return parent;
  }
}

function toCommentDto(row: CommentRow, viewer: Viewer | null, postAuthorId: number): CommentDto {
  const author = row.author.id === String(viewer?.id);
  return { ...row, viewer: { author, canDelete: author || viewer?.id === postAuthorId } };
}
