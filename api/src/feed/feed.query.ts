import type { Dialect } from '../database/dialect.js';
import { seesPost, seesPostOfSeenAuthor } from '../visibility/conditions.js';
import { isFollowing, personWithId, shownFolloweesOf } from '../visibility/relations.js';

/*
 * The statements of the feed. A source is where posts come from: somebody whom the viewer follows, the viewer, or a hashtag that the viewer
 * follows. Each has its newest post below the cursor, and how many posts it has at most.
 */

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
 * many posts are theirs. Parameters: cursor, viewer (three times).
 */
export const newestFollowees = (dialect: Dialect, wanted: number) => `
  SELECT 'author' AS kind, person.id AS id, ${NEWEST_OF_PERSON} AS newest, person.post_count AS posts,
    follower.following_count AS followees, follower.post_count AS own,
    (SELECT COUNT(*) FROM hashtag_follows f WHERE f.user_id = ?) AS hashtags
  FROM ${shownFolloweesOf('?', dialect)} ORDER BY newest DESC LIMIT ${String(wanted)}`;

const sources = (dialect: Dialect) => `${followees(dialect)} UNION ALL ${SELF} UNION ALL ${HASHTAGS}`;

export const parametersOfSources = (viewerId: number, below: number) => [
  ...[below, viewerId, viewerId],
  ...[below, viewerId, viewerId],
  ...[below, viewerId, viewerId, viewerId],
];

/** Those with the newest posts. */
export const newestSources = (dialect: Dialect, limit: number) =>
  `${sources(dialect)} ORDER BY newest DESC LIMIT ${String(limit)}`;

/** All that have one of the newest posts, however many share one. */
export const allSources = (dialect: Dialect, wanted: number) => `
  SELECT kind, id, newest, posts FROM (
    SELECT s.*, DENSE_RANK() OVER (ORDER BY newest DESC) AS place FROM (${sources(dialect)}) s WHERE newest IS NOT NULL
  ) r WHERE place <= ${String(wanted)}`;

/** All of several authors between cursor and floor. Parameters: ids, cursor, floor, viewer. */
export const postsOfAuthors = (marks: string, { by }: Dialect, wanted: number) => `
  SELECT p.id FROM posts p ${by('posts_author_state')} WHERE p.author_id IN (${marks}) AND p.id < ? AND p.id >= ?
    AND ${seesPostOfSeenAuthor('p', '?')} ORDER BY p.id DESC LIMIT ${String(wanted)}`;

/** Reads at most so many posts of a source, however many it has. Parameters: source, cursor, floor, viewer (twice for hashtags). */
export const postsOf: Record<'author' | 'hashtag', (wanted: number) => string> = {
  author: (wanted) => `SELECT id FROM (
    SELECT p.id FROM posts p WHERE p.author_id = ? AND p.id < ? AND p.id >= ? AND ${seesPostOfSeenAuthor('p', '?')}
    ORDER BY p.author_id DESC, p.id DESC LIMIT ${String(wanted)}) t`,
  hashtag: (wanted) => `SELECT id FROM (
    SELECT h.post_id AS id FROM post_hashtags h JOIN posts p ON p.id = h.post_id
    WHERE h.hashtag_id = ? AND h.post_id < ? AND h.post_id >= ? AND ${seesPost('p', '?')}
    ORDER BY h.hashtag_id DESC, h.post_id DESC LIMIT ${String(wanted)}) t`,
};

/** The newest posts below the cursor, a bounded number of them, that the viewer follows in one way or another. */
export const scan = (wanted: number) => `SELECT p.id AS id FROM posts p
  WHERE p.id < ? AND p.id >= ?
    AND (p.author_id = ?
      OR ${isFollowing('?', 'p.author_id')}
      OR (SELECT COUNT(*) FROM post_hashtags h JOIN hashtag_follows f ON f.hashtag_id = h.hashtag_id
           WHERE h.post_id = p.id AND f.user_id = ?) > 0)
    AND ${seesPost('p', '?')}
  ORDER BY p.id DESC LIMIT ${String(wanted)}`;
