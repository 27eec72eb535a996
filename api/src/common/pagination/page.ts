import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { encodeCursor } from './cursor.js';

/** A page of a list, as every list endpoint answers it. */
export interface Page<T> {
  items: T[];
  /** Null on the last page, also when that one is full. */
  nextCursor: string | null;
}

/** The base of a class that documents pages of `view`. Its subclass gives it a name. */
export function pageOf<T>(view: Type<T>): Type<Page<T>> {
  class PageOfViews implements Page<T> {
    @ApiProperty({ type: [view] })
    items!: T[];

    @ApiProperty({ type: String, nullable: true, example: 'MTIzNA', description: 'Null on the last page.' })
    nextCursor!: string | null;
  }
  return PageOfViews;
}

/**
 * Cuts a page out of rows that were asked for with `limit + 1`: the row too many only tells that there is more.
 * @param cursorOf the id that the next page starts after
 */
export function toPage<T>(rows: readonly T[], limit: number, cursorOf: (row: T) => number): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null,
  };
}

/** Turns the rows of a page into views. */
export function mapPage<T, U>(page: Page<T>, view: (row: T) => U): Page<U> {
  return { items: page.items.map(view), nextCursor: page.nextCursor };
}
