import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { PageRequest } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';
import { Comment } from '../database/entities/comment.entity.js';
import { type RawRow, toDate } from '../database/rows.js';
import { readTextEntities } from '../texts/text-entity.dto.js';
import { PhotoViews } from '../media/photo-views.js';
import { joinAuthor, readAuthor } from '../users/author.query.js';
import { seesPerson } from '../visibility/conditions.js';
import { type Onlooker, visibleComments } from '../visibility/visible.js';
import type { CommentDto } from './comment.dto.js';

/** A comment as it is read, without the viewer's relation. */
export type CommentRow = Omit<CommentDto, 'viewer'>;

/** The table of comments. */
@Injectable()
export class CommentsRepository {
  constructor(
    private readonly database: Database,
    private readonly photos: PhotoViews,
  ) {}

  /**
   * In the transaction that has locked the post. What is written now stands below all that is there, so that whoever reads
   * downwards meets it, whatever the clocks of several machines say.
   * @param at when it happened, unless that is now
   */
  async insert(
    comment: Pick<Comment, 'postId' | 'authorId' | 'body' | 'entities' | 'replyToId'>,
    at?: Date,
  ): Promise<number> {
    const above = at ? 0 : await this.comments.maximum('id', { postId: comment.postId });
    return this.database.insert(Comment, comment, { at, above: above ?? 0 });
  }

  /** @returns whether there was one */
  async delete(id: number): Promise<boolean> {
    return (await this.comments.delete({ id })).affected === 1;
  }

  /** A comment, if the viewer sees it and the post under which it stands. */
  async findVisible(viewer: Onlooker, id: number): Promise<Comment | null> {
    return visibleComments(this.database.manager, viewer).where('comment.id = :id', { id }).getOne();
  }

  async findRow(viewer: Onlooker, id: number): Promise<CommentRow | null> {
    const row = await this.selectRows(viewer).where('comment.id = :id', { id }).getRawOne<RawRow>();
    return row ? readComment(row, this.photos) : null;
  }

  /** Oldest first; one row more than the page has. */
  async pageByPost(viewer: Onlooker, postId: number, { after, limit }: PageRequest): Promise<CommentRow[]> {
    const query = this.selectRows(viewer)
      .where('comment.postId = :postId', { postId })
      .orderBy('comment.id', 'ASC')
      .limit(limit + 1);
    if (after !== null) query.andWhere('comment.id > :after', { after });
    return (await query.getRawMany<RawRow>()).map((row) => readComment(row, this.photos));
  }

  /** Locks everything that an account wrote, so that each is counted once. @returns the posts, one as often as it has a comment */
  async lockAllOf(authorId: number): Promise<number[]> {
    const query = this.comments
      .createQueryBuilder('comment')
      .where('comment.authorId = :authorId', { authorId });
    return (await this.database.forUpdate(query).getMany()).map(({ postId }) => postId);
  }

  async deleteAllOf(authorId: number): Promise<void> {
    await this.comments.delete({ authorId });
  }

  private selectRows(viewer: Onlooker): SelectQueryBuilder<Comment> {
    const parent = `parent.id = comment.reply_to_id AND ${seesPerson('parent.author_id', ':onlooker')}`;
    const query = visibleComments(this.database.manager, viewer)
      .select('comment.id', 'id')
      .addSelect('comment.postId', 'post_id')
      .addSelect('comment.body', 'body')
      .addSelect('comment.entities', 'entities')
      .addSelect('comment.createdAt', 'created_at')
      .leftJoin(Comment, 'parent', parent) // unless that has been deleted or hidden
      .addSelect('parent.id', 'reply_to');
    return joinAuthor(query, 'comment.authorId');
  }

  private get comments() {
    return this.database.manager.getRepository(Comment);
  }
}

function readComment(row: RawRow, photos: PhotoViews): CommentRow {
  return {
    id: String(row.id),
    postId: String(row.post_id),
    author: readAuthor(row, photos),
    body: String(row.body),
    entities: readTextEntities(row.entities),
    replyTo: row.reply_to === null ? null : String(Number(row.reply_to)),
    createdAt: toDate(row.created_at),
  };
}
