import { describe, expect, it } from '@jest/globals';
import { decodeCursor } from './cursor.js';
import { mapPage, toPage } from './page.js';
import { PageQueryDto, toPageRequest } from './page-query.dto.js';

const self = (id: number) => id;

describe('pages', () => {
  it('end without a next cursor, also when the last one is full', () => {
    expect(toPage([], 2, self)).toEqual({ items: [], nextCursor: null });
    expect(toPage([9], 2, self)).toEqual({ items: [9], nextCursor: null });
    expect(toPage([9, 8], 2, self)).toEqual({ items: [9, 8], nextCursor: null });
  });

  it('leave out the row too many, and go on after the last one that they show', () => {
    const page = toPage([9, 8, 7], 2, self);
    expect(page.items).toEqual([9, 8]);
    expect(decodeCursor(page.nextCursor ?? '')).toBe(8);
  });

  it('keep their cursor when rows become views', () => {
    const page = toPage([9, 8, 7], 2, self);
    expect(mapPage(page, String)).toEqual({ items: ['9', '8'], nextCursor: page.nextCursor });
  });

  it('begin where the query says, or at the beginning', () => {
    expect(toPageRequest(new PageQueryDto())).toEqual({ after: null, limit: 20 });
    const { nextCursor } = toPage([9, 8], 1, self);
    expect(toPageRequest({ limit: 3, cursor: nextCursor ?? undefined })).toEqual({ after: 9, limit: 3 });
  });
});
