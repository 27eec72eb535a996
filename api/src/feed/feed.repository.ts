import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { PageRequest } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';
import type { Dialect } from '../database/dialect.js';
import { chunks, idsOf, listOf, NEWEST, type RawRow } from '../database/rows.js';
import { postsByIds, type PostList } from '../posts/post-lists.js';
import { seesPost, seesPostOfSeenAuthor } from '../visibility/conditions.js';
import { isFollowing, numberOf, personWithId, shownFolloweesOf } from '../visibility/relations.js';

/** From this many followees on, it is cheaper to look at the newest posts of everybody first. */
const MANY_FOLLOWEES = 1000;

/** How many posts below the cursor the bounded scan looks at, and how many more while it has found too few: to count them costs, too. */
const WINDOWS = [100, 400, 1500];

/** How many index entries a merge may read at most, at about 4,000 in a millisecond. */
const ENTRIES_AT_ONCE = 20_000;

/** How many sources a statement reads: SQLite takes at most 500 parts of a UNION. */
const SOURCES_AT_ONCE = 101;

/** Where posts come from: somebody whom the viewer follows (or the viewer), or a hashtag that the viewer follows. */
interface Source {
  readonly kind: 'author' | 'hashtag';
  readonly id: number;
  /** Its newest post below the cursor. */
  readonly newest: number;
  /** How many posts it has at most. */
  readonly posts: number;
}

/** What somebody follows. */
interface Habits {
  readonly followees: number;
  /** Whether they follow any. */
  readonly hashtags: boolean;
}

/** A page: whose, below which post, and how many posts. */
interface Range {
  readonly viewerId: number;
  readonly below: number;
  readonly wanted: number;
}

/** What a merge reads: all sources that have something of the page, and nothing below the floor. */
interface Sources {
  readonly all: readonly Source[];
  readonly floor: number;
}

// ORDER BY both columns walks the index; ORDER BY the post alone makes MySQL sort all posts of the source

/** The newest post of `person` below the cursor that the viewer sees. Parameters: cursor, viewer. */
const NEWEST_OF_PERSON = `(SELECT p.id FROM posts p WHERE p.author_id = person.id AND p.id < ? AND ${seesPostOfSeenAuthor('p', '?')}
  ORDER BY p.author_id DESC, p.id DESC LIMIT 1)`;

/** People whom the viewer follows, hidden ones left out. Parameters: cursor, viewer, viewer. */
const followees = (
  dialect: Dialect,
) => `SELECT 'author' AS kind, person.id AS id, ${NEWEST_OF_PERSON} AS newest,
  person.post_count AS posts FROM ${shownFolloweesOf('?', dialect)}`;

/** The viewer. Parameters: cursor, viewer, viewer. */
const SELF = `SELECT 'author' AS kind, person.id AS id, ${NEWEST_OF_PERSON} AS newest, person.post_count AS posts
  FROM ${personWithId('?')}`;

/** Hashtags that the viewer follows. Parameters: cursor, viewer, viewer, viewer. */
const HASHTAGS = `SELECT 'hashtag' AS kind, f.hashtag_id AS id, (
    SELECT h.post_id FROM post_hashtags h JOIN posts p ON p.id = h.post_id
    WHERE h.hashtag_id = f.hashtag_id AND h.post_id < ? AND ${seesPost('p', '?')}
    ORDER BY h.hashtag_id DESC, h.post_id DESC LIMIT 1
  ) AS newest, 0 AS posts
  FROM hashtag_follows f WHERE f.user_id = ?`;

/**
 * Followees with the newest posts alone, and what there is beside them: how many people and hashtags the viewer follows, and how
 * many posts are theirs. Parameters: cursor, viewer (five times).
 */
const newestFollowees = (dialect: Dialect, wanted: number) => `
  SELECT 'author' AS kind, person.id AS id, ${NEWEST_OF_PERSON} AS newest, person.post_count AS posts,
    ${numberOf('?', 'following_count')} AS followees, ${numberOf('?', 'post_count')} AS own,
    (SELECT COUNT(*) FROM hashtag_follows f WHERE f.user_id = ?) AS hashtags
  FROM ${shownFolloweesOf('?', dialect)} ORDER BY newest DESC LIMIT ${String(wanted)}`;

const sources = (dialect: Dialect) => `${followees(dialect)} UNION ALL ${SELF} UNION ALL ${HASHTAGS}`;

const parametersOfSources = (viewerId: number, below: number) => [
  ...[below, viewerId, viewerId],
  ...[below, viewerId, viewerId],
  ...[below, viewerId, viewerId, viewerId],
];

/** Those with the newest posts. */
const newestSources = (dialect: Dialect, limit: number) =>
  `${sources(dialect)} ORDER BY newest DESC LIMIT ${String(limit)}`;

/** All that have one of the newest posts, however many share one. */
const allSources = (dialect: Dialect, wanted: number) => `
  SELECT kind, id, newest, posts FROM (
    SELECT s.*, DENSE_RANK() OVER (ORDER BY newest DESC) AS place FROM (${sources(dialect)}) s WHERE newest IS NOT NULL
  ) r WHERE place <= ${String(wanted)}`;

/** All of several authors between cursor and floor. Parameters: ids, cursor, floor, viewer. */
const postsOfAuthors = (marks: string, { by }: Dialect, wanted: number) => `
  SELECT p.id FROM posts p ${by('posts_author_state')} WHERE p.author_id IN (${marks}) AND p.id < ? AND p.id >= ?
    AND ${seesPostOfSeenAuthor('p', '?')} ORDER BY p.id DESC LIMIT ${String(wanted)}`;

/** Reads at most so many posts of a source, however many it has. Parameters: source, cursor, floor, viewer (twice for hashtags). */
const postsOf: Record<Source['kind'], (wanted: number) => string> = {
  author: (wanted) => `SELECT id FROM (
    SELECT p.id FROM posts p WHERE p.author_id = ? AND p.id < ? AND p.id >= ? AND ${seesPostOfSeenAuthor('p', '?')}
    ORDER BY p.author_id DESC, p.id DESC LIMIT ${String(wanted)}) t`,
  hashtag: (wanted) => `SELECT id FROM (
    SELECT h.post_id AS id FROM post_hashtags h JOIN posts p ON p.id = h.post_id
    WHERE h.hashtag_id = ? AND h.post_id < ? AND h.post_id >= ? AND ${seesPost('p', '?')}
    ORDER BY h.hashtag_id DESC, h.post_id DESC LIMIT ${String(wanted)}) t`,
};

/** The newest posts below the cursor, a bounded number of them, that the viewer follows in one way or another. */
const scan = (wanted: number) => `SELECT p.id AS id FROM posts p
  WHERE p.id < ? AND p.id >= ?
    AND (p.author_id = ?
      OR ${isFollowing('?', 'p.author_id')}
      OR (SELECT COUNT(*) FROM post_hashtags h JOIN hashtag_follows f ON f.hashtag_id = h.hashtag_id
           WHERE h.post_id = p.id AND f.user_id = ?) > 0)
    AND ${seesPost('p', '?')}
  ORDER BY p.id DESC LIMIT ${String(wanted)}`;

/**
 * The feed's exact merge, made when it is read: there is no table that every post would have to be written to for every
 * follower. All lists have one post more than the page.
 */
@Injectable()
export class FeedRepository {
  /** What viewers follow, as it was a moment ago: it decides which way is cheaper, and all are exact. */
  private readonly habits = new LRUCache<number, Habits>({ max: 10_000, ttl: 600_000 });

  constructor(private readonly database: Database) {}

  /** Whether the viewer is known to follow so many that scanning is cheaper than merging. */
  followsMany(viewerId: number): boolean {
    return (this.habits.get(viewerId)?.followees ?? 0) >= MANY_FOLLOWEES;
  }

  /**
   * Exact for any number of sources: the newest `limit` posts cannot be older than the oldest of the `limit` newest posts
   * that are the newest of a source. So only sources that have something from there on are read. One post can be the
   * newest of several sources, so it is posts that are counted.
   * @returns null when there is nothing
   */
  async merged(viewerId: number, { after, limit }: PageRequest): Promise<PostList | null> {
    const range: Range = { viewerId, below: after ?? NEWEST, wanted: limit + 1 };
    const sources = await this.sourcesOf(range);
    const authors = sources.all.filter(({ kind }) => kind === 'author');
    const hashtags = sources.all.filter(({ kind }) => kind === 'hashtag');
    if (sources.all.length === 0) return null;
    const entries = authors.reduce((sum, { posts }) => sum + posts, 0);
    if (hashtags.length === 0 && entries <= ENTRIES_AT_ONCE) {
      const { marks, values } = listOf(idsOf(authors));
      const sql = postsOfAuthors(marks, this.database.dialect, range.wanted);
      return { sql, parameters: [...values, range.below, sources.floor, viewerId] };
    }
    const lists = [...chunks(sources.all, SOURCES_AT_ONCE)].map((some) =>
      unionOf(some, sources.floor, range),
    );
    const [only] = lists;
    if (only && lists.length === 1) return only;
    const ids = new Set<number>();
    for (const list of lists) for (const id of await this.ids(list)) ids.add(id);
    return postsByIds([...ids].sort((one, other) => other - one).slice(0, range.wanted));
  }

  /**
   * The newest posts of everybody, a bounded number below the cursor, of which those of followees and with followed
   * hashtags are kept. Cheap for viewers who follow very many. When it yields less than asked for, the rest lies below.
   */
  async scannedIds(viewerId: number, { after, limit }: PageRequest): Promise<number[]> {
    const found: number[] = [];
    let below = after ?? NEWEST;
    for (const posts of WINDOWS) {
      const floor = await this.idFurtherDown(below, posts);
      const parameters = [below, floor, ...Array<number>(5).fill(viewerId)];
      found.push(...(await this.ids({ sql: scan(limit + 1 - found.length), parameters })));
      if (found.length > limit || floor === 0) break;
      below = floor;
    }
    return found;
  }

  /** The id of the post so many further down; 0 when there are not so many. */
  private async idFurtherDown(below: number, posts: number): Promise<number> {
    // a statement of its own: as a part of the scan MariaDB would compute it too late to bound what is read
    const sql = `SELECT id FROM posts WHERE id < ? ORDER BY id DESC LIMIT 1 OFFSET ${String(posts - 1)}`;
    const [id] = await this.ids({ sql, parameters: [below] });
    return id ?? 0;
  }

  private async sourcesOf(range: Range): Promise<Sources> {
    return (await this.followeesOf(range)) ?? (await this.allKindsOf(range));
  }

  /** Of those who follow people and no hashtags, which is most: null for the others. */
  private async followeesOf({ viewerId, below, wanted }: Range): Promise<Sources | null> {
    if (this.habits.get(viewerId)?.hashtags) return null;
    const sql = newestFollowees(this.database.dialect, wanted);
    const rows = await this.database.rows(sql, [below, ...Array<number>(5).fill(viewerId)]);
    const [row] = rows;
    if (!row) return null;
    this.habits.set(viewerId, { followees: Number(row.followees), hashtags: Number(row.hashtags) > 0 });
    if (Number(row.hashtags) > 0) return null;
    const found = readSources(rows);
    // their own newest is not asked for: it could only make the floor higher
    const self: Source = { kind: 'author', id: viewerId, newest: NEWEST, posts: Number(row.own) };
    return { all: [...found, self], floor: floorOf(found, wanted) };
  }

  private async allKindsOf({ viewerId, below, wanted }: Range): Promise<Sources> {
    const { dialect } = this.database;
    const parameters = parametersOfSources(viewerId, below);
    const limit = 2 * wanted; // hardly a post is the newest of more than two sources
    const found = readSources(await this.database.rows(newestSources(dialect, limit), parameters));
    const floor = floorOf(found, wanted);
    if (floor > 0 || found.length < limit)
      return { all: found.filter(({ newest }) => newest >= floor), floor };
    const all = readSources(await this.database.rows(allSources(dialect, wanted), parameters));
    return { all, floor: floorOf(all, wanted) };
  }

  private async ids({ sql, parameters }: PostList): Promise<number[]> {
    return idsOf(await this.database.rows(sql, parameters));
  }
}

/** Those that have something. */
const readSources = (rows: readonly RawRow[]): Source[] =>
  rows.flatMap(({ kind, id, newest, posts }) =>
    newest === null
      ? []
      : {
          kind: kind === 'hashtag' ? 'hashtag' : 'author',
          id: Number(id),
          newest: Number(newest),
          posts: Number(posts),
        },
  );

/** The oldest of the newest posts, or 0 when there are too few of them. */
function floorOf(sources: readonly Source[], wanted: number): number {
  const newest = [...new Set(sources.map((source) => source.newest))].sort((one, other) => other - one);
  return newest[wanted - 1] ?? 0;
}

/** What several sources have between cursor and floor. */
function unionOf(sources: readonly Source[], floor: number, { viewerId, below, wanted }: Range): PostList {
  const parts: string[] = [];
  const parameters: number[] = [];
  for (const [kind, some] of Map.groupBy(sources, (source) => source.kind)) {
    const viewer = kind === 'author' ? [viewerId] : [viewerId, viewerId];
    for (const id of listOf(idsOf(some)).values) {
      parts.push(postsOf[kind](wanted));
      parameters.push(id, below, floor, ...viewer);
    }
  }
  return {
    sql: `SELECT id FROM (${parts.join(' UNION ')}) m ORDER BY id DESC LIMIT ${String(wanted)}`,
    parameters,
  };
}
