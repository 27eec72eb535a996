import { IsInt, IsString, Max, Min } from 'class-validator';
import { MayBeLeftOut } from '../http/may-be-left-out.decorator.js';
import { decodeCursor } from './cursor.js';
import { WholeNumber } from './whole-number.js';

/** Which page of a list is asked for. */
export interface PageRequest {
  /** The id after which it begins (exclusive), or null for the first one. */
  readonly after: number | null;
  /** Rows asked for: 1 to 100. */
  readonly limit: number;
}

/** How long a list may be that has no next page. */
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
   * Where to go on: the `nextCursor` of the page before.
   * @example "MTIzNA"
   */
  @MayBeLeftOut()
  @IsString()
  cursor?: string = undefined;
}

/** @throws InvalidCursor (400) when the cursor is not ours */
export function toPageRequest(query: PageQueryDto): PageRequest {
  return { after: query.cursor === undefined ? null : decodeCursor(query.cursor), limit: query.limit ?? 20 };
}
