import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { PageRequest } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';
import { chunks, idsOf, listOf, NEWEST, type RawRow } from '../database/rows.js';
import { postsByIds, type PostList } from '../posts/post-lists.js';
import {
  allSources,
  newestFollowees,
  newestSources,
  parametersOfSources,
  postsOf,
  postsOfAuthors,
  scan,
} from './feed.query.js';

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
    const rows = await this.database.rows(sql, [below, viewerId, viewerId, viewerId]);
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
