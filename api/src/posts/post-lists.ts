import type { PageRequest } from '../common/pagination/page-query.dto.js';
import type { SqlValue } from '../database/drivers/preparing-query-runner.js';
import { listOf, NEWEST } from '../database/rows.js';
import { seesPost } from '../visibility/conditions.js';
import { idOf, type Onlooker } from '../visibility/visible.js';

/** A statement, one of few texts, for the ids of posts as `id`, and its parameters. */
export interface PostList {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** A list of up to 500 posts. */
export function postsByIds(ids: readonly number[]): PostList {
  const { marks, values } = listOf(ids);
  return { sql: `SELECT id FROM posts WHERE id IN (${marks})`, parameters: values };
}

/** Of an author, newest first, one more than the page has. */
export function postsByAuthor(viewer: Onlooker, authorId: number, { after, limit }: PageRequest): PostList {
  const id = idOf(viewer);
  return {
    sql: `SELECT p.id FROM posts p WHERE p.author_id = ? AND p.id < ? AND ${seesPost('p', '?')}
      ORDER BY p.author_id DESC, p.id DESC LIMIT ${String(limit + 1)}`,
    parameters: [authorId, after ?? NEWEST, id, id],
  };
}

/** Of everybody, newest first, one more than the page has. */
export function postsOfAll(viewer: Onlooker, { after, limit }: PageRequest): PostList {
  const id = idOf(viewer);
  return {
    sql: `SELECT p.id FROM posts p WHERE p.id < ? AND ${seesPost('p', '?')} ORDER BY p.id DESC LIMIT ${String(limit + 1)}`,
    parameters: [after ?? NEWEST, id, id],
  };
}
