import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Viewer } from '../common/http/viewer.js';
import { Database } from '../database/database.js';
import type { VisibilityState } from '../database/entities/columns.js';
import { Post } from '../database/entities/post.entity.js';
import { type Dialect, inDialects } from '../database/dialect.js';
import { chunks, idsOf, listOf, type RawRow, toDate } from '../database/rows.js';
import type { StoredTextEntity } from '../database/entities/text-entity.js';
import { readTextEntities } from '../texts/text-entity.dto.js';
import { PHOTO_COLUMNS, photosOf } from '../media/photo.query.js';
import { PhotoViews } from '../media/photo-views.js';
import { AUTHOR_COLUMNS, authorOf, AVATAR_OF_AUTHOR, readAuthor } from '../users/author.query.js';
import { personIsShown, personStaysShown, seesPost, seesPostByRows } from '../visibility/conditions.js';
import { likeOf } from '../visibility/relations.js';
import { idOf, type Onlooker, visiblePosts } from '../visibility/visible.js';
import type { PostDto } from './post.dto.js';
import type { PostList } from './post-lists.js';

/** What of a post is the same for everybody who sees it, and stays while its version does. */
export type PostCard = Omit<PostDto, 'counts' | 'viewer'> & {
  readonly version: string;
  /** Its JSON, once it was asked for. */
  json?: Buffer;
};

/** A post as far as it changes with every like, and from viewer to viewer. */
export interface SeenPost extends Pick<PostDto, 'counts' | 'viewer'> {
  readonly id: number;
  /** Of the card that belongs to it. */
  readonly version: string;
}

/** What is counted of posts: what people do who are not hidden. */
export type PostCounter = 'likeCount' | 'commentCount';

/** The table of posts. */
@Injectable()
export class PostsRepository {
  constructor(
    private readonly database: Database,
    private readonly photos: PhotoViews,
  ) {}

  async insert(post: Pick<Post, 'authorId' | 'caption' | 'entities'>, at?: Date): Promise<number> {
    return this.database.insert(Post, { ...post, editedAt: null }, { at });
  }

  async updateCaption(id: number, caption: string, entities: StoredTextEntity[]): Promise<void> {
    await this.posts.update({ id }, { caption, entities, editedAt: new Date() });
  }

  /** Tells that the caption or the photos have changed. */
  async incrementVersion(id: number): Promise<void> {
    await this.posts.increment({ id }, 'version', 1);
  }

  /** A post whatever its state, for those who have locked it. */
  async getLocked(id: number): Promise<Post> {
    return this.posts.findOneByOrFail({ id });
  }

  /** Locks a post whatever its state. */
  async lock(id: number): Promise<Post | null> {
    const query = this.posts.createQueryBuilder('post').where('post.id = :id', { id });
    return this.database.forUpdate(query).getOne();
  }

  async findAuthor(id: number): Promise<number | null> {
    const post = await this.posts.findOne({ select: { id: true, authorId: true }, where: { id } });
    return post?.authorId ?? null;
  }

  async setState(id: number, state: VisibilityState): Promise<void> {
    await this.posts.update({ id }, { state });
  }

  async delete(ids: readonly number[]): Promise<void> {
    await this.posts.delete({ id: In(ids) });
  }

  /** The ids of a list, in its order. */
  async ids(list: PostList): Promise<number[]> {
    return idsOf(await this.database.rows(list.sql, list.parameters));
  }

  /** Posts of a list that the viewer sees, in any order. */
  async seen(viewer: Onlooker, list: PostList): Promise<SeenPost[]> {
    const id = idOf(viewer);
    const sql = seenPosts(list.sql, this.database.dialect);
    const rows = await this.database.rows(sql, [...list.parameters, id, id, id]);
    return rows.map((row) => readSeen(row, id));
  }

  /** The same of one post, or null. */
  async seenOne(viewer: Onlooker, id: number): Promise<SeenPost | null> {
    const viewerId = idOf(viewer);
    const [row] = await this.database.rows(SEEN_BY_ID, [viewerId, id, viewerId, viewerId]);
    return row ? readSeen(row, viewerId) : null;
  }

  /** Cards of up to 500 posts, whoever may see them. */
  async cards(ids: readonly number[]): Promise<PostCard[]> {
    if (ids.length === 0) return [];
    const { marks, values } = listOf(ids);
    const rows = await this.database.rows(cardsByIds(marks), values);
    return [...Map.groupBy(rows, ({ id }) => id).values()].map((some) => readCard(some, this.photos));
  }

  /** A post that the viewer sees with its card, or null. */
  async find(viewer: Onlooker, id: number): Promise<{ seen: SeenPost; card: PostCard } | null> {
    const viewerId = idOf(viewer);
    const rows = await this.database.rows(SEEN_CARD_BY_ID, [viewerId, id, viewerId, viewerId]);
    const [row] = rows;
    return row ? { seen: readSeen(row, viewerId), card: readCard(rows, this.photos) } : null;
  }

  /** The author of a post that the viewer may see, or null. */
  async findVisibleAuthor(viewer: Onlooker, id: number): Promise<number | null> {
    const query = visiblePosts(this.database.manager, viewer).select(['post.id', 'post.authorId']);
    return (await query.where('post.id = :id', { id }).getOne())?.authorId ?? null;
  }

  /** The same, and locks the post until the transaction ends. */
  async lockVisible(viewer: Onlooker, id: number): Promise<{ authorId: number } | null> {
    const query = visiblePosts(this.database.manager, viewer).select(['post.id', 'post.authorId']);
    return this.database.forUpdate(query.where('post.id = :id', { id })).getOne();
  }

  /** Locks all posts of somebody until the transaction ends. */
  async lockAllByAuthor(authorId: number): Promise<Pick<Post, 'id' | 'state'>[]> {
    const query = this.posts.createQueryBuilder('post').select(['post.id', 'post.state']);
    query.where('post.authorId = :authorId', { authorId }).orderBy('post.id');
    return this.database.forUpdate(query).getMany();
  }

  /** Counters of posts, whoever may see them. */
  async counts(ids: readonly number[]): Promise<Map<number, PostDto['counts']>> {
    const select = { id: true, likeCount: true, commentCount: true } as const;
    const posts = await this.posts.find({ select, where: { id: In(ids) } });
    return new Map(
      posts.map(({ id, likeCount, commentCount }) => [id, { likes: likeCount, comments: commentCount }]),
    );
  }

  /** Moves a counter of posts. */
  async incrementCounter(ids: readonly number[], counter: PostCounter, change: number): Promise<void> {
    for (const some of chunks(ids)) await this.posts.increment({ id: In(some) }, counter, change);
  }

  /**
   * Moves a counter of one post by what the viewer does there, and holds the post until the transaction ends. It is moved when they
   * see the post and are not hidden: asked in the statement itself, so whoever hides somebody or something at the same moment counts
   * either before or after.
   * @returns the author, or null when it was not moved
   */
  async count(viewer: Viewer, id: number, counter: PostCounter, change: 1 | -1): Promise<number | null> {
    const sql = COUNT_ONCE[counter](this.database.dialect);
    return this.database.changeOne(sql, [change, id, viewer.id, viewer.id, viewer.id]);
  }

  /**
   * The same for one post, unless the person who is counted is hidden: asked in the statement itself, whoever hides them at the same
   * moment counts either before or after. @returns whether it was moved
   */
  async incrementCounterFor(
    personId: number,
    id: number,
    counter: PostCounter,
    change: 1 | -1,
  ): Promise<boolean> {
    const column = this.posts.metadata.findColumnWithPropertyName(counter)?.databaseName ?? '';
    const update = this.posts.createQueryBuilder().update();
    update.set({ [counter]: () => `${column} + ${String(change)}` });
    update.where(`id = :id AND ${personIsShown(':personId')}`, { id, personId });
    return (await update.execute()).affected === 1;
  }

  private get posts() {
    return this.database.manager.getRepository(Post);
  }
}

/** What changes with every like, and from viewer to viewer, of rows with `likeOf`. */
const SEEN_COLUMNS = `p.id AS id, p.author_id AS author_id, p.version AS version, author.version AS author_version,
  p.like_count AS likes, p.comment_count AS comments, liked.user_id IS NOT NULL AS liked`;

const CARD_COLUMNS = `p.caption AS caption, p.entities AS entities, p.created_at AS created_at, p.edited_at AS edited_at,
  ${AUTHOR_COLUMNS}, ${PHOTO_COLUMNS}`;

const CARD_TABLES = `posts p ${authorOf('p.author_id')} ${AVATAR_OF_AUTHOR} ${photosOf('p.id')}`;

/** Parameters: those of the list, viewer, viewer, viewer. */
const seenPosts = (list: string, { joinInOrder }: Dialect) => `SELECT ${SEEN_COLUMNS}
  FROM (${list}) list ${joinInOrder} posts p ON p.id = list.id ${authorOf('p.author_id')} ${likeOf('?', 'p.id')}
  WHERE ${seesPostByRows('p', 'author', '?')}`;

/** Parameters: viewer, id, viewer, viewer. */
const SEEN_BY_ID = `SELECT ${SEEN_COLUMNS} FROM posts p ${authorOf('p.author_id')} ${likeOf('?', 'p.id')}
  WHERE p.id = ? AND ${seesPostByRows('p', 'author', '?')}`;

/** Parameters: ids. */
const cardsByIds = (
  marks: string,
) => `SELECT p.id AS id, p.version AS version, author.version AS author_version, ${CARD_COLUMNS}
  FROM ${CARD_TABLES} WHERE p.id IN (${marks})`;

/** Parameters: viewer, id, viewer, viewer. */
const SEEN_CARD_BY_ID = `SELECT ${SEEN_COLUMNS}, ${CARD_COLUMNS}
  FROM ${CARD_TABLES} ${likeOf('?', 'p.id')} WHERE p.id = ? AND ${seesPostByRows('p', 'author', '?')}`;

/** Parameters: change, id, viewer, viewer, viewer. */
const countOnce = (column: string) =>
  inDialects(
    (dialect) => `UPDATE posts AS p SET ${column} = ${column} + ?${dialect.answering('author_id')}
    WHERE p.id = ? AND ${seesPost('p', '?')} AND ${personStaysShown('?', dialect)} ${dialect.returning('author_id')}`,
  );

const COUNT_ONCE: Record<PostCounter, ReturnType<typeof countOnce>> = {
  likeCount: countOnce('like_count'),
  commentCount: countOnce('comment_count'),
};

const versionOf = (row: RawRow) => `${String(row.version)}.${String(row.author_version)}`;

const readSeen = (row: RawRow, viewerId: number): SeenPost => ({
  id: Number(row.id),
  version: versionOf(row),
  counts: { likes: Number(row.likes), comments: Number(row.comments) },
  viewer: { liked: Number(row.liked) === 1, author: Number(row.author_id) === viewerId },
});

/** @param rows of one post, one for each photo */
function readCard(rows: readonly RawRow[], photos: PhotoViews): PostCard {
  const row = rows[0] ?? {};
  const inOrder = rows.toSorted((one, other) => Number(one.photo_position) - Number(other.photo_position));
  return {
    version: versionOf(row),
    id: String(row.id),
    author: readAuthor(row, photos),
    media: inOrder.flatMap((photo) => (photo.photo_id === null ? [] : photos.photo(photo))),
    caption: String(row.caption),
    entities: readTextEntities(row.entities),
    createdAt: toDate(row.created_at),
    editedAt: row.edited_at === null ? null : toDate(row.edited_at),
  };
}
