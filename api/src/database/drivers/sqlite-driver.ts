import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/*
 * Written for TypeORM 1.1.1. After an update, look at what BetterSqlite3Driver and BetterSqlite3QueryRunner ask of the better-sqlite3
 * package: the constructor with its options, `prepare`, `pragma` and `close`; of a statement `reader`, `all` and `run`.
 */

/** Names for SQLite's extended result codes, as the better-sqlite3 package gives them. https://sqlite.org/rescode.html */
const NAME_BY_RESULT_CODE: Partial<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  10: 'SQLITE_IOERR',
  13: 'SQLITE_FULL',
  787: 'SQLITE_CONSTRAINT_FOREIGNKEY',
  1299: 'SQLITE_CONSTRAINT_NOTNULL',
  1555: 'SQLITE_CONSTRAINT_PRIMARYKEY',
  2067: 'SQLITE_CONSTRAINT_UNIQUE',
};

const STATEMENTS_KEPT = 500;

/**
 * Node's own `node:sqlite` in the shape of the better-sqlite3 package, which is what TypeORM speaks: so the embedded
 * database needs no native module. Prepared statements are kept for the whole connection.
 */
export class SqliteDriver {
  private readonly connection: DatabaseSync;
  private readonly statements = new Map<string, SqliteStatement>();

  constructor(file: string, options: { readonly?: boolean; timeout?: number } = {}) {
    this.connection = new DatabaseSync(file, {
      readOnly: options.readonly ?? false,
      timeout: options.timeout ?? 5000,
    });
  }

  prepare(sql: string): SqliteStatement {
    const kept = this.statements.get(sql);
    if (kept) return kept;
    const statement = new SqliteStatement(translateErrors(() => this.connection.prepare(sql)));
    this.statements.set(sql, statement);
    if (this.statements.size > STATEMENTS_KEPT)
      this.statements.delete(this.statements.keys().next().value ?? '');
    return statement;
  }

  pragma(text: string): unknown[] {
    return translateErrors(() => this.connection.prepare(`PRAGMA ${text}`).all());
  }

  /** Whether a transaction is open: SQLite ends one by itself when it cannot go on, for instance on a full disk. */
  get inTransaction(): boolean {
    return this.connection.isOpen && this.connection.isTransaction;
  }

  close(): void {
    this.statements.clear();
    this.connection.close();
  }
}

class SqliteStatement {
  /** Whether it answers with rows. */
  readonly reader: boolean;

  constructor(private readonly statement: StatementSync) {
    this.reader = statement.columns().length > 0;
  }

  all(...parameters: SQLInputValue[]): unknown[] {
    return translateErrors(() => this.statement.all(...parameters));
  }

  run(...parameters: SQLInputValue[]): { changes: number | bigint; lastInsertRowid: number | bigint } {
    return translateErrors(() => this.statement.run(...parameters));
  }
}

/** What has no name of its own has that of its kind: the lowest byte. */
const nameOf = (resultCode: number) =>
  NAME_BY_RESULT_CODE[resultCode] ?? NAME_BY_RESULT_CODE[resultCode & 0xff];

function translateErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const failure = error as Error & { errcode?: number; code?: string };
    failure.code = nameOf(failure.errcode ?? 0) ?? failure.code;
    throw failure;
  }
}
