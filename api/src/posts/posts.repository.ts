import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { PageRequest } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';
import type { VisibilityState } from '../database/entities/columns.js';
import { Post } from '../database/entities/post.entity.js';
import { chunks, idsOf, type RawRow, toDate } from '../database/rows.js';
import type { StoredTextEntity } from '../database/entities/text-entity.js';
import { readTextEntities } from '../texts/text-entity.dto.js';
import { PhotoViews } from '../media/photo-views.js';
import { joinAuthor, readAuthor } from '../users/author.query.js';
import { personIsShown } from '../visibility/conditions.js';
import { type Onlooker, visiblePosts } from '../visibility/visible.js';
import type { PostDto } from './post.dto.js';

/** A post as it is read, without its photos and the viewer's relation. */
export type PostRow = Omit<PostDto, 'id' | 'media' | 'viewer'> & { id: number };

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

  /** Posts that the viewer may see, in any order, with their authors, in one query. */
  async visibleByIds(viewer: Onlooker, ids: readonly number[]): Promise<PostRow[]> {
    if (ids.length === 0) return [];
    const query = visiblePosts(this.database.manager, viewer)
      .select('post.id', 'id')
      .addSelect('post.caption', 'caption')
      .addSelect('post.entities', 'entities')
      .addSelect('post.createdAt', 'created_at')
      .addSelect('post.editedAt', 'edited_at')
      .addSelect('post.likeCount', 'likes')
      .addSelect('post.commentCount', 'comments')
      .where('post.id IN (:...ids)', { ids });
    const rows = await joinAuthor(query, 'post.authorId').getRawMany<RawRow>();
    return rows.map((row) => readPost(row, this.photos));
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

  /** One id more than the page has. */
  async idsByAuthor(viewer: Onlooker, authorId: number, request: PageRequest): Promise<number[]> {
    const query = visiblePosts(this.database.manager, viewer).where('post.authorId = :authorId', {
      authorId,
    });
    return newestIds(query, request);
  }

  /** One id more than the page has. */
  async idsOfAll(viewer: Onlooker, request: PageRequest): Promise<number[]> {
    return newestIds(visiblePosts(this.database.manager, viewer), request);
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

async function newestIds(
  query: ReturnType<typeof visiblePosts>,
  { after, limit }: PageRequest,
): Promise<number[]> {
  if (after !== null) query.andWhere('post.id < :after', { after });
  const rows = await query
    .select('post.id', 'id')
    .orderBy('post.id', 'DESC')
    .limit(limit + 1)
    .getRawMany<{ id: number }>();
  return idsOf(rows);
}

function readPost(row: RawRow, photos: PhotoViews): PostRow {
  return {
    id: Number(row.id),
    author: readAuthor(row, photos),
    caption: String(row.caption),
    entities: readTextEntities(row.entities),
    createdAt: toDate(row.created_at),
    editedAt: row.edited_at === null ? null : toDate(row.edited_at),
    counts: { likes: Number(row.likes), comments: Number(row.comments) },
  };
}
