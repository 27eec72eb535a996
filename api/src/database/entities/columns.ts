import { Column, PrimaryGeneratedColumn } from 'typeorm';

/**
 * An id of at most 53 bits. What is listed by time gets one that is its time (see `TimeIds`), which makes it the cursor of
 * newest-first lists; small ones are from before, and below. Hashtags and push subscriptions, of which nobody cares when they were made, count
 * on. The column still counts for all: it goes on after the greatest id, so that an older version of the app, set back or still running
 * beside a new one, writes rows that stand at the top like new ones.
 */
export const IdColumn = () => PrimaryGeneratedColumn('increment', { type: 'bigint' });

/** A column that holds another row's id. */
export const ReferenceColumn = (name: string, options: { nullable?: boolean } = {}) =>
  Column({ name, type: 'bigint', nullable: options.nullable ?? false });

/** A moment in UTC, to the millisecond. */
export const MomentColumn = (name: string, options: { nullable?: boolean } = {}) =>
  Column({ name, type: 'datetime', precision: 3, nullable: options.nullable ?? false });

/** A counter, changed in the transaction of the row that it counts. */
export const CounterColumn = (name: string) => Column({ name, type: 'int', default: 0 });

/** Changes with what a row shows of itself, so that what was made from it is known to be old. Counters are not meant. */
export const VersionColumn = () => Column({ type: 'int', default: 0 });

/**
 * Whether others see it. What is hidden by moderators, and accounts that are not open yet, are for everybody else as if they did not exist
 * (see `visibility/`).
 */
export type VisibilityState = 'visible' | 'hidden' | 'pending';

/** The column of that state. */
export const StateColumn = () => Column({ type: 'varchar', length: 10, default: 'visible' });
