import type { QueryRunner } from 'typeorm';
import type { RawRow } from '../rows.js';

/*
 * Written for TypeORM 1.1.1: what its query runners are taught beside their own.
 */

/** What a statement can be told. Moments become what their column holds. */
export type SqlValue = string | number | boolean | Date | null;

/** What a statement did that answers with no rows. */
export interface Change {
  /** Rows that it inserted, changed or deleted. */
  readonly affected: number;
  /** The id of the row that it inserted, if it did and the table has one. */
  readonly insertId: number;
}

/** Runs statements as they are written, in the running transaction if there is one. */
export interface PreparingQueryRunner extends QueryRunner {
  /** The statement is prepared once for each connection and kept there, so its text must be one of few. */
  prepared(sql: string, parameters: readonly SqlValue[]): Promise<RawRow[] | Change>;
}
