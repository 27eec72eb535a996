/** A raw row: what a driver answers before it is mapped. Raw rows spare the cost of entities on hot paths. */
export type RawRow = Record<string, unknown>;

/** Reads a moment of a raw row: MySQL answers with a Date, SQLite with text in UTC. */
export function toDate(value: unknown): Date {
  return value instanceof Date ? value : new Date(`${String(value).replace(' ', 'T')}Z`);
}

/** The ids of rows, in their order; of raw ones, too, where a driver might answer with text. */
export const idsOf = (rows: readonly { readonly id: unknown }[]): number[] =>
  rows.map(({ id }) => Number(id));

const IDS_PER_STATEMENT = 500;

/** Cuts ids into as many as a statement takes comfortably. */
export function* chunks(ids: readonly number[]): Generator<number[]> {
  for (let from = 0; from < ids.length; from += IDS_PER_STATEMENT)
    yield ids.slice(from, from + IDS_PER_STATEMENT);
}

/**
 * Groups ids by how often they are named, for counters: those that change by as much change in one statement.
 * @returns each id once, by the number of times that it is named
 */
export function byTimes(ids: readonly number[]): Map<number, number[]> {
  const mentions = Map.groupBy(ids, (id) => id);
  return Map.groupBy(mentions.keys(), (id) => mentions.get(id)?.length ?? 0);
}
