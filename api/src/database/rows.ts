/** A raw row: what a driver answers before it is mapped. Raw rows spare the cost of entities on hot paths. */
export type RawRow = Record<string, unknown>;

/** Reads a moment of a raw row: MySQL answers with a Date, SQLite with text in UTC. */
export function toDate(value: unknown): Date {
  return value instanceof Date ? value : new Date(`${String(value).replace(' ', 'T')}Z`);
}

/** The ids of rows, in their order; of raw ones, too, where a driver might answer with text. */
export const idsOf = (rows: readonly { readonly id?: unknown }[]): number[] =>
  rows.map(({ id }) => Number(id));

/** The id below which everything is, for lists that begin with the newest. */
export const NEWEST = Number.MAX_SAFE_INTEGER;

/** A list of ids in a statement that is written out. */
export interface IdList {
  /** Question marks: `?, ?, ?`. */
  readonly marks: string;
  /** The ids, the last of them as often as there is room. */
  readonly values: readonly number[];
}

/** Sizes of such lists, so that statements are few texts: one id, a page with the viewer and one too many, and more. */
const LIST_SIZES = [1, 5, 22, 51, 101, 500];

/** @param ids 1 to 500 */
export function listOf(ids: readonly number[]): IdList {
  const size = LIST_SIZES.find((some) => some >= ids.length) ?? ids.length;
  const last = ids.at(-1) ?? 0;
  return {
    marks: Array<string>(size).fill('?').join(', '),
    values: [...ids, ...Array<number>(size - ids.length).fill(last)],
  };
}

const IDS_PER_STATEMENT = 500;

/** Cuts a list, of ids for instance, into as many as a statement takes comfortably. */
export function* chunks<T>(list: readonly T[], size = IDS_PER_STATEMENT): Generator<T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size);
}

/**
 * Groups ids by how often they are named, for counters: those that change by as much change in one statement.
 * @returns each id once, by the number of times that it is named
 */
export function byTimes(ids: readonly number[]): Map<number, number[]> {
  const mentions = Map.groupBy(ids, (id) => id);
  return Map.groupBy(mentions.keys(), (id) => mentions.get(id)?.length ?? 0);
}
