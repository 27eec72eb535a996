/** What the databases say differently, for statements that are written out. */
export interface Dialect {
  /** A JOIN whose first table is read first, whatever the server would think better. */
  readonly joinInOrder: string;
  /** After a table: the index by which it is read. */
  readonly by: (index: string) => string;
  /** The greatest of several expressions, none of which is null. */
  readonly greatest: (...expressions: string[]) => string;
}

export const SQLITE: Dialect = {
  joinInOrder: 'CROSS JOIN',
  by: (index) => `INDEXED BY ${index}`,
  greatest: (...expressions) => `MAX(${expressions.join(', ')})`,
};

/** MariaDB, too. */
export const MYSQL: Dialect = {
  joinInOrder: 'STRAIGHT_JOIN',
  by: (index) => `FORCE INDEX (${index})`,
  greatest: (...expressions) => `GREATEST(${expressions.join(', ')})`,
};
