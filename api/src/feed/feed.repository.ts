import { Injectable } from '@nestjs/common';
import type { PageRequest } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';
import { idsOf } from '../database/rows.js';
import { personIsShown, seesPost, seesPostOfSeenAuthor } from '../visibility/conditions.js';
import { followeesOf, isFollowing } from '../visibility/relations.js';

/** From this many followees on, it is cheaper to look at the newest posts of everybody first. */
export const MANY_FOLLOWEES = 1000;

/** How many posts below the cursor the bounded scan looks at, and how many more while it has found too few: to count them costs, too. */
const WINDOWS = [100, 400, 1500];

/** How many sources a statement reads: SQLite takes at most 500 parts of a UNION. */
const SOURCES_PER_STATEMENT = 100;

/** Where posts come from: somebody whom the viewer follows (or the viewer), or a hashtag that the viewer follows. */
interface Source {
  kind: 'author' | 'hashtag';
  id: number;
  /** Its newest post below the cursor. */
  newest: number;
}

// ORDER BY both columns walks the index; ORDER BY the post alone makes MySQL sort all posts of the source

/**
 * The newest post of each source below the cursor that the viewer sees, or null. Hidden people are no source.
 * Parameters: cursor, viewer, viewer, viewer; cursor, viewer, viewer, viewer.
 */
const NEWEST_BY_SOURCE = `
  SELECT 'author' AS kind, a.id AS id, (
    SELECT p.id FROM posts p WHERE p.author_id = a.id AND p.id < ? AND ${seesPostOfSeenAuthor('p', '?')}
    ORDER BY p.author_id DESC, p.id DESC LIMIT 1
  ) AS newest
  FROM (
    ${followeesOf('?')} AND ${personIsShown('followee_id')} UNION ALL SELECT ?
  ) a
  UNION ALL
  SELECT 'hashtag', f.hashtag_id, (
    SELECT h.post_id FROM post_hashtags h JOIN posts p ON p.id = h.post_id
    WHERE h.hashtag_id = f.hashtag_id AND h.post_id < ? AND ${seesPost('p', '?')}
    ORDER BY h.hashtag_id DESC, h.post_id DESC LIMIT 1
  )
  FROM hashtag_follows f WHERE f.user_id = ?`;

/** Reads at most so many posts of a source, however many it has. Parameters: source, cursor, floor, viewer (twice for hashtags), limit. */
const POSTS_OF: Record<Source['kind'], string> = {
  author: `SELECT p.id FROM posts p WHERE p.author_id = ? AND p.id < ? AND p.id >= ? AND ${seesPostOfSeenAuthor('p', '?')}
    ORDER BY p.author_id DESC, p.id DESC LIMIT ?`,
  hashtag: `SELECT h.post_id AS id FROM post_hashtags h JOIN posts p ON p.id = h.post_id
    WHERE h.hashtag_id = ? AND h.post_id < ? AND h.post_id >= ? AND ${seesPost('p', '?')}
    ORDER BY h.hashtag_id DESC, h.post_id DESC LIMIT ?`,
};

/**
 * The feed's exact merge, made when it is read: there is no table that every post would have to be written to for every
 * follower. All statements answer with ids, newest first, one more than the page has.
 */
@Injectable()
export class FeedRepository {
  constructor(private readonly database: Database) {}

  /**
   * Exact for any number of sources: the newest `limit` posts cannot be older than the oldest of the `limit` newest posts
   * that are the newest of a source. So only sources that have something from there on are read. One post can be the
   * newest of several sources, so it is posts that are counted.
   */
  async mergedIds(viewerId: number, { after, limit }: PageRequest): Promise<number[]> {
    const wanted = limit + 1;
    const below = after ?? Number.MAX_SAFE_INTEGER;
    const sources = await this.sourcesOf(viewerId, below, wanted);
    const newest = new Set(sources.map((source) => source.newest));
    const floor = newest.size === wanted ? Math.min(...newest) : 0;
    const found = new Set<number>();
    for (let from = 0; from < sources.length; from += SOURCES_PER_STATEMENT) {
      const some = sources.slice(from, from + SOURCES_PER_STATEMENT);
      for (const id of await this.postsOf(some, { viewerId, below, floor, wanted })) found.add(id);
    }
    return [...found].sort((one, other) => other - one).slice(0, wanted);
  }

  /**
   * The newest posts of everybody, a bounded number below the cursor, of which those of followees and with followed
   * hashtags are kept. Cheap for viewers who follow very many. When it yields less than asked for, the rest lies below.
   */
  async scannedIds(viewerId: number, { after, limit }: PageRequest): Promise<number[]> {
    const found: number[] = [];
    let below = after ?? Number.MAX_SAFE_INTEGER;
    for (const posts of WINDOWS) {
      const floor = await this.idFurtherDown(below, posts);
      found.push(...(await this.scan(viewerId, { below, floor, wanted: limit + 1 - found.length })));
      if (found.length > limit || floor === 0) break;
      below = floor;
    }
    return found;
  }

  /** The id of the post so many further down; 0 when there are not so many. */
  private async idFurtherDown(below: number, posts: number): Promise<number> {
    // a statement of its own: as a part of the scan MariaDB would compute it too late to bound what is read
    const sql = 'SELECT id FROM posts WHERE id < ? ORDER BY id DESC LIMIT 1 OFFSET ?';
    const [id] = await this.ids(sql, [below, posts - 1]);
    return id ?? 0;
  }

  private async scan(
    viewerId: number,
    { below, floor, wanted }: { below: number; floor: number; wanted: number },
  ): Promise<number[]> {
    return this.ids(
      `SELECT p.id AS id FROM posts p
        WHERE p.id < ? AND p.id >= ?
          AND (p.author_id = ?
            OR ${isFollowing('?', 'p.author_id')}
            OR (SELECT COUNT(*) FROM post_hashtags h JOIN hashtag_follows f ON f.hashtag_id = h.hashtag_id
                 WHERE h.post_id = p.id AND f.user_id = ?) > 0)
          AND ${seesPost('p', '?')}
        ORDER BY p.id DESC LIMIT ?`,
      [below, floor, viewerId, viewerId, viewerId, viewerId, viewerId, wanted],
    );
  }

  /** Sources with their newest post below the cursor: all those that have one of the newest such posts. */
  private async sourcesOf(viewerId: number, below: number, wanted: number): Promise<Source[]> {
    const rows: Source[] = await this.database.manager.query(
      `SELECT kind, id, newest FROM (
         SELECT kind, id, newest, DENSE_RANK() OVER (ORDER BY newest DESC) AS place
         FROM (${NEWEST_BY_SOURCE}) s WHERE newest IS NOT NULL
       ) r WHERE place <= ?`,
      [below, viewerId, viewerId, viewerId, below, viewerId, viewerId, viewerId, wanted],
    );
    return rows.map(({ kind, id, newest }) => ({ kind, id: Number(id), newest: Number(newest) }));
  }

  private async postsOf(
    sources: readonly Source[],
    range: { viewerId: number; below: number; floor: number; wanted: number },
  ): Promise<number[]> {
    const { viewerId, below, floor, wanted } = range;
    const viewer = { author: [viewerId], hashtag: [viewerId, viewerId] };
    const parts = sources.map(({ kind }) => `SELECT id FROM (${POSTS_OF[kind]}) t`);
    return this.ids(`SELECT id FROM (${parts.join(' UNION ')}) m ORDER BY id DESC LIMIT ?`, [
      ...sources.flatMap(({ kind, id }) => [id, below, floor, ...viewer[kind], wanted]),
      wanted,
    ]);
  }

  private async ids(sql: string, parameters: number[]): Promise<number[]> {
    const rows: { id: number }[] = await this.database.manager.query(sql, parameters);
    return idsOf(rows);
  }
}
