import { IsInt, IsString, Max, Min } from 'class-validator';
import { MayBeLeftOut } from '../http/may-be-left-out.decorator.js';
import { decodeCursor } from './cursor.js';
import { WholeNumber } from './whole-number.js';

/** Where a slice of a list begins, and how long it is. */
export interface Slice {
  /** The id after which the slice begins (exclusive), or null for the first one. */
  readonly after: number | null;
  /** Rows asked for: 1 to 100. */
  readonly limit: number;
}

/** How long a list may be that has no next slice. */
export class LimitQueryDto {
  /** How many items to answer with. */
  @MayBeLeftOut()
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number = 20;
}

/** Keyset pagination, the same for every list that goes on. */
export class PageQueryDto extends LimitQueryDto {
  /**
   * Where to go on: the `nextCursor` of the slice before.
   * @example "MTIzNA"
   */
  @MayBeLeftOut()
  @IsString()
  cursor?: string = undefined;
}

/** @throws InvalidCursor (400) when the cursor is not ours */
export function toSlice(query: PageQueryDto): Slice {
  return { after: query.cursor === undefined ? null : decodeCursor(query.cursor), limit: query.limit ?? 20 };
}
