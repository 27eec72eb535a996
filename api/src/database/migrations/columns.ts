import type { QueryRunner, TableColumnOptions, TableForeignKeyOptions } from 'typeorm';

/**
 * What tables are made of, in the words of the database at hand. New migrations take it from here. What released ones made
 * must never change, so another meaning gets another name.
 */
export function columnsFor(runner: QueryRunner) {
  const onSqlite = runner.dataSource.options.type === 'better-sqlite3';
  const bigint = onSqlite ? 'integer' : 'bigint';
  return {
    bigint,
    int: onSqlite ? 'integer' : 'int',

    /** A key that the database numbers. */
    id: {
      name: 'id',
      type: bigint,
      isPrimary: true,
      isGenerated: true,
      generationStrategy: 'increment',
    } satisfies TableColumnOptions,

    /** Text that is compared byte by byte, not as the server's language would. */
    exact: (name: string, length: string): TableColumnOptions => ({
      name,
      type: 'varchar',
      length,
      ...(onSqlite ? {} : { collation: 'utf8mb4_bin' }),
    }),

    /** The same, as it is written in SQL. */
    exactText: (length: number): string =>
      `varchar(${String(length)})${onSqlite ? '' : ' CHARACTER SET utf8mb4 COLLATE utf8mb4_bin'}`,

    /** A foreign key whose rows go with what they refer to. */
    cascading: (name: string, column: string, referencedTableName: string): TableForeignKeyOptions => ({
      name,
      columnNames: [column],
      referencedTableName,
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
      onUpdate: 'NO ACTION',
    }),
  };
}
