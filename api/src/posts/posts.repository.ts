import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Viewer } from '../common/http/viewer.js';
import type { Slice } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';
import { Like } from '../database/entities/like.entity.js';
import { Post } from '../database/entities/post.entity.js';
import { chunks, type RawRow, toDate } from '../database/rows.js';
import type { StoredTextEntity } from '../database/entities/text-entity.js';
import { readTextEntities } from '../hashtags/text-entity.dto.js';
import { joinAuthor, readAuthor } from '../users/author.query.js';
import type { PostDto } from './post.dto.js';
import { visiblePosts } from './visible-posts.js';

/** A post as it is read, without its photos and the viewer's relation. */
export type PostRow = Omit<PostDto, 'id' | 'media' | 'viewer'> & { id: number };

/** Queries on posts. */
@Injectable()
export class PostsRepository {
  constructor(private readonly database: Database) {}

  async insert(post: Pick<Post, 'authorId' | 'caption' | 'entities'>, at?: Date): Promise<number> {
    return this.database.insert(Post, { ...post, editedAt: null }, { at });
  }

  async updateCaption(id: number, caption: string, entities: StoredTextEntity[]): Promise<void> {
    await this.posts.update({ id }, { caption, entities, editedAt: new Date() });
  }

  /** A caption, and what is marked up in it. */
  async captionOf(id: number): Promise<{ caption: string; entities: StoredTextEntity[] }> {
    const select = { id: true, caption: true, entities: true } as const;
    const post = await this.posts.findOneOrFail({ select, where: { id } });
    return { caption: post.caption, entities: post.entities ?? [] };
  }

  async delete(ids: readonly number[]): Promise<void> {
    await this.posts.delete({ id: In(ids) });
  }

  /** Posts that the viewer may see, in any order, with their authors, in one query. */
  async visibleByIds(viewer: Viewer | null, ids: readonly number[]): Promise<PostRow[]> {
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
    return rows.map(readPost);
  }

  /** The author of a post that the viewer may see, or null. */
  async findVisibleAuthor(viewer: Viewer | null, id: number): Promise<number | null> {
    const query = visiblePosts(this.database.manager, viewer).select(['post.id', 'post.authorId']);
    return (await query.where('post.id = :id', { id }).getOne())?.authorId ?? null;
  }

  /** The same, and locks the post until the transaction ends. */
  async lockVisible(viewer: Viewer, id: number): Promise<{ authorId: number } | null> {
    const query = visiblePosts(this.database.manager, viewer).select(['post.id', 'post.authorId']);
    return this.database.forUpdate(query.where('post.id = :id', { id })).getOne();
  }

  /** One id more than the slice has. */
  async idsByAuthor(viewer: Viewer | null, authorId: number, slice: Slice): Promise<number[]> {
    const query = visiblePosts(this.database.manager, viewer).where('post.authorId = :authorId', {
      authorId,
    });
    return newestIds(query, slice);
  }

  /** One id more than the slice has. */
  async idsOfAll(viewer: Viewer | null, slice: Slice): Promise<number[]> {
    return newestIds(visiblePosts(this.database.manager, viewer), slice);
  }

  /** Locks all posts of somebody until the transaction ends. @returns their ids */
  async lockAllByAuthor(authorId: number): Promise<number[]> {
    const query = this.posts.createQueryBuilder('post').select('post.id');
    query.where('post.authorId = :authorId', { authorId }).orderBy('post.id');
    return (await this.database.forUpdate(query).getMany()).map(({ id }) => id);
  }

  /** Which of these posts somebody likes, in one query. */
  async likedAmong(userId: number, postIds: readonly number[]): Promise<Set<number>> {
    const likes = await this.database.manager
      .getRepository(Like)
      .find({ select: { postId: true, userId: true }, where: { userId, postId: In(postIds) } });
    return new Set(likes.map(({ postId }) => postId));
  }

  /** Moves a counter of posts. */
  async count(ids: readonly number[], counter: 'likeCount' | 'commentCount', change: number): Promise<void> {
    for (const some of chunks(ids)) await this.posts.increment({ id: In(some) }, counter, change);
  }

  private get posts() {
    return this.database.manager.getRepository(Post);
  }
}

async function newestIds(query: ReturnType<typeof visiblePosts>, { after, limit }: Slice): Promise<number[]> {
  if (after !== null) query.andWhere('post.id < :after', { after });
  const rows = await query
    .select('post.id', 'id')
    .orderBy('post.id', 'DESC')
    .limit(limit + 1)
    .getRawMany<{ id: number }>();
  return rows.map(({ id }) => Number(id));
}

function readPost(row: RawRow): PostRow {
  return {
    id: Number(row.id),
    author: readAuthor(row),
    caption: String(row.caption),
    entities: readTextEntities(row.entities),
    createdAt: toDate(row.created_at),
    editedAt: row.edited_at === null ? null : toDate(row.edited_at),
    counts: { likes: Number(row.likes), comments: Number(row.comments) },
  };
}
