import { Injectable } from '@nestjs/common';
import type { Slice } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';

/** From this many followees on, it is cheaper to look at the newest posts of everybody first. */
export const MANY_FOLLOWEES = 1000;

/** How many ids below the cursor the bounded scan looks at. */
const WINDOW = 2000;

interface NewestPost {
  authorId: number;
  newest: number;
}

/**
 * The feed's exact merge, made when it is read: there is no table that every post would have to be written to for every
 * follower. All statements answer with ids, newest first, one more than the slice has.
 */
@Injectable()
export class FeedRepository {
  constructor(private readonly database: Database) {}

  /**
   * Exact for any number of followees: the newest `limit` posts come from the `limit` authors whose newest post is the
   * newest, so only those authors' posts are read.
   */
  async mergedIds(viewerId: number, { after, limit }: Slice): Promise<number[]> {
    const wanted = limit + 1;
    const below = after ?? Number.MAX_SAFE_INTEGER;
    const newest = await this.newestByAuthor(viewerId, below, wanted);
    if (newest.length === 0) return [];
    const floor = newest.length === wanted ? Math.min(...newest.map((row) => row.newest)) : 0;
    return this.idsOfAuthors(
      newest.map((row) => row.authorId),
      { below, floor, wanted },
    );
  }

  /**
   * The newest posts of everybody, in a bounded window below the cursor, of which those of followees are kept. Cheap for
   * viewers who follow very many. When it yields less than asked for, the rest lies below the window.
   */
  async scannedIds(viewerId: number, { after, limit }: Slice): Promise<number[]> {
    const top = after ?? (await this.newestId()) + 1;
    const rows: { id: number }[] = await this.query(
      `SELECT p.id AS id FROM posts p
        WHERE p.id < ? AND p.id >= ?
          AND (p.author_id = ?
            OR (SELECT COUNT(*) FROM follows f WHERE f.follower_id = ? AND f.followee_id = p.author_id) > 0)
        ORDER BY p.id DESC LIMIT ?`,
      [top, top - WINDOW, viewerId, viewerId, limit + 1],
    );
    return rows.map(({ id }) => Number(id));
  }

  /** Below the cursor, the newest post of each followee and of the viewer; of those the best. */
  private async newestByAuthor(viewerId: number, below: number, wanted: number): Promise<NewestPost[]> {
    // ORDER BY author_id, id walks the index on both; ORDER BY id alone makes MySQL sort all posts of the author
    const rows: { author_id: number; newest: number }[] = await this.query(
      `SELECT author_id, newest FROM (
         SELECT a.author_id, (
           SELECT p.id FROM posts p WHERE p.author_id = a.author_id AND p.id < ?
           ORDER BY p.author_id DESC, p.id DESC LIMIT 1
         ) AS newest
         FROM (SELECT followee_id AS author_id FROM follows WHERE follower_id = ? UNION ALL SELECT ?) a
       ) b
       WHERE newest IS NOT NULL ORDER BY newest DESC LIMIT ?`,
      [below, viewerId, viewerId, wanted],
    );
    return rows.map((row) => ({ authorId: Number(row.author_id), newest: Number(row.newest) }));
  }

  /** Reads at most `wanted` posts of each author, however many they have. */
  private async idsOfAuthors(
    authorIds: readonly number[],
    { below, floor, wanted }: { below: number; floor: number; wanted: number },
  ): Promise<number[]> {
    const one = `SELECT id FROM (
      SELECT p.id FROM posts p WHERE p.author_id = ? AND p.id < ? AND p.id >= ?
      ORDER BY p.author_id DESC, p.id DESC LIMIT ?) t`;
    const rows: { id: number }[] = await this.query(
      `SELECT id FROM (${authorIds.map(() => one).join(' UNION ALL ')}) m ORDER BY id DESC LIMIT ?`,
      [...authorIds.flatMap((authorId) => [authorId, below, floor, wanted]), wanted],
    );
    return rows.map(({ id }) => Number(id));
  }

  private async newestId(): Promise<number> {
    const [row]: { id: number | null }[] = await this.query('SELECT MAX(id) AS id FROM posts', []);
    return Number(row?.id ?? 0);
  }

  private async query<T>(sql: string, parameters: number[]): Promise<T[]> {
    return this.database.manager.query<T[]>(sql, parameters);
  }
}
