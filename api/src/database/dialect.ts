/** What the databases say differently, for statements that are written out. */
export interface Dialect {
  /** A JOIN whose first table is read first, whatever the server would think better. */
  readonly joinInOrder: string;
  /** After a table: the index by which it is read. */
  readonly by: (index: string) => string;
  /** In the SET of an UPDATE of one row: has the statement answer with a column, too. See `Database.changeOne`. */
  readonly answering: (column: string) => string;
  /** At the end of an UPDATE, the same. */
  readonly returning: (column: string) => string;
  /** An INSERT that does nothing where the key is taken. */
  readonly insertOrIgnore: string;
  /** At the end of a SELECT: what it reads stays as it is until the transaction ends. */
  readonly forShare: string;
  /** The greatest of several expressions, none of which is null. */
  readonly greatest: (...expressions: string[]) => string;
}

/** A statement that differs, written once for each database instead of anew for each request. */
export function inDialects(write: (dialect: Dialect) => string): (dialect: Dialect) => string {
  const sqlite = write(SQLITE);
  const mysql = write(MYSQL);
  return (dialect) => (dialect === SQLITE ? sqlite : mysql);
}

export const SQLITE: Dialect = {
  joinInOrder: 'CROSS JOIN',
  by: (index) => `INDEXED BY ${index}`,
  answering: () => '',
  returning: (column) => `RETURNING ${column}`,
  insertOrIgnore: 'INSERT OR IGNORE',
  forShare: '',
  greatest: (...expressions) => `MAX(${expressions.join(', ')})`,
};

/** MariaDB, too. */
export const MYSQL: Dialect = {
  joinInOrder: 'STRAIGHT_JOIN',
  by: (index) => `FORCE INDEX (${index})`,
  // https://dev.mysql.com/doc/refman/8.4/en/information-functions.html#function_last-insert-id
  answering: (column) => `, ${column} = LAST_INSERT_ID(${column})`,
  returning: () => '',
  insertOrIgnore: 'INSERT IGNORE',
  forShare: 'LOCK IN SHARE MODE',
  greatest: (...expressions) => `GREATEST(${expressions.join(', ')})`,
};
