import { Injectable } from '@nestjs/common';
import type { PageRequest } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';
import { inDialects } from '../database/dialect.js';
import { Comment } from '../database/entities/comment.entity.js';
import { type RawRow, toDate } from '../database/rows.js';
import { readTextEntities } from '../texts/text-entity.dto.js';
import { PhotoViews } from '../media/photo-views.js';
import {
  AUTHOR_COLUMNS,
  authorOf,
  authorVersionOf,
  AVATAR_OF_AUTHOR,
  readAuthor,
} from '../users/author.query.js';
import { seesComment, seesPerson } from '../visibility/conditions.js';
import { idOf, type Onlooker, visibleComments } from '../visibility/visible.js';
import type { CommentDto } from './comment.dto.js';

/** A comment as it is read, without the viewer's relation. */
export type CommentRow = Omit<CommentDto, 'viewer'>;

/** What a comment is inserted from. */
type NewComment = Pick<Comment, 'postId' | 'authorId' | 'body' | 'entities' | 'replyToId'>;

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
   * @returns its id and when it happened, and the version of its author's account where the database answers with it
   */
  async insert(
    { postId, authorId, body, entities, replyToId }: NewComment,
    at?: Date,
  ): Promise<Pick<Comment, 'id' | 'createdAt'> & { authorVersion?: number }> {
    const { insert, insertAboveAll } = this.database.answersInserts ? ANSWERING : SILENT;
    const inserted = await this.database.insertAs(
      at ? insert : insertAboveAll(this.database.dialect),
      (id, createdAt) => [
        ...(at ? [id] : [id, postId]),
        ...[postId, authorId, body, JSON.stringify(entities), replyToId, createdAt],
      ],
      at,
    );
    if (!inserted) throw new Error('The comment was not inserted.');
    const { answer, ...comment } = inserted;
    return answer ? { ...comment, authorVersion: Number(answer.author_version) } : comment;
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
    const viewerId = idOf(viewer);
    const [row] = await this.database.rows(ROW_BY_ID, [viewerId, id, viewerId, viewerId, viewerId]);
    return row ? readComment(row, this.photos) : null;
  }

  /** Oldest first; one row more than the page has. */
  async pageByPost(viewer: Onlooker, postId: number, { after, limit }: PageRequest): Promise<CommentRow[]> {
    const viewerId = idOf(viewer);
    const parameters = [viewerId, postId, after ?? 0, viewerId, viewerId, viewerId];
    const rows = await this.database.rows(rowsByPost(limit + 1), parameters);
    return rows.map((row) => readComment(row, this.photos));
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

  private get comments() {
    return this.database.manager.getRepository(Comment);
  }
}

const INSERT_INTO = 'INSERT INTO comments (id, post_id, author_id, body, entities, reply_to_id, created_at)';

const NEXT = '(SELECT COALESCE(MAX(c.id), 0) + 1 FROM comments c WHERE c.post_id = ?)';

const inserting = (answer: string) => ({
  /** Parameters: id, post, author, body, entities, parent, moment. */
  insert: `${INSERT_INTO} VALUES (?, ?, ?, ?, ?, ?, ?) ${answer}`,
  /** Parameters: id, post, post, author, body, entities, parent, moment. */
  insertAboveAll: inDialects(
    ({ greatest }) => `${INSERT_INTO} SELECT ${greatest('?', NEXT)}, ?, ?, ?, ?, ?, ? ${answer}`,
  ),
});

const SILENT = inserting('');

/** Where an INSERT can answer. */
const ANSWERING = inserting(`RETURNING id, ${authorVersionOf('author_id')} AS author_version`);

/** A comment, and to what it replies, unless that has been deleted or hidden. Parameter: viewer. */
const ROWS = `SELECT c.id AS id, c.post_id AS post_id, c.body AS body, c.entities AS entities, c.created_at AS created_at,
    parent.id AS reply_to, ${AUTHOR_COLUMNS}
  FROM comments c LEFT JOIN comments parent ON parent.id = c.reply_to_id AND ${seesPerson('parent.author_id', '?')}
  ${authorOf('c.author_id')} ${AVATAR_OF_AUTHOR}`;

/** Parameters: viewer, id, viewer, viewer, viewer. */
const ROW_BY_ID = `${ROWS} WHERE c.id = ? AND ${seesComment('c', '?')}`;

/** Oldest first. Parameters: viewer, post, the id that they come after, viewer, viewer, viewer. */
const rowsByPost = (limit: number) => `${ROWS} WHERE c.post_id = ? AND c.id > ? AND ${seesComment('c', '?')}
  ORDER BY c.id LIMIT ${String(limit)}`;

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
