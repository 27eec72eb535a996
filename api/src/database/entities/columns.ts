import { Column, PrimaryGeneratedColumn } from 'typeorm';

/** A 64-bit auto-increment id. Ids grow with time, which makes them the cursor of newest-first lists. */
export const IdColumn = () => PrimaryGeneratedColumn('increment', { type: 'bigint' });

/** A column that holds another row's id. */
export const ReferenceColumn = (name: string, options: { nullable?: boolean } = {}) =>
  Column({ name, type: 'bigint', nullable: options.nullable ?? false });

/** A moment in UTC, to the millisecond. */
export const MomentColumn = (name: string, options: { nullable?: boolean } = {}) =>
  Column({ name, type: 'datetime', precision: 3, nullable: options.nullable ?? false });

/** A counter, changed in the transaction of the row that it counts. */
export const CounterColumn = (name: string) => Column({ name, type: 'int', default: 0 });

/** Whether moderators let others see it. What is hidden is for everybody else as if it did not exist (see `visibility/`). */
export type VisibilityState = 'visible' | 'hidden';

/** The column of that state. */
export const StateColumn = () => Column({ type: 'varchar', length: 10, default: 'visible' });
