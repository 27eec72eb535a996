import { expect } from '@jest/globals';
import type { ServerUnderTest } from './server-under-test.js';

/** Walks a list page by page to its end. @returns its items, as they came */
export async function walk<T = { id: string }>(
  app: ServerUnderTest,
  viewer: { token: string } | null,
  path: string,
  limit: number,
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | null = null;
  do {
    const query = `limit=${String(limit)}${cursor ? `&cursor=${cursor}` : ''}`;
    const { body } = await app.as(viewer).get(`${path}?${query}`).expect(200);
    const page = body as { items: T[]; nextCursor: string | null };
    expect(page.items.length).toBeLessThanOrEqual(limit);
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}
