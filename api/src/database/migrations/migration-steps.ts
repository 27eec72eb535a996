import { type QueryRunner, Table, TableIndex, type TableIndexOptions, type TableOptions } from 'typeorm';

/*
 * Steps of migrations that find out whether they have been done. MySQL and MariaDB commit each change of the schema by itself
 * (https://dev.mysql.com/doc/refman/8.4/en/implicit-commit.html): what was cut off between two steps begins again with the first.
 */

/** With its indices and foreign keys. */
export async function createTable(runner: QueryRunner, table: TableOptions): Promise<void> {
  await runner.createTable(new Table(table), true);
}

/**
 * A plain statement: TypeORM would copy the whole table on SQLite.
 * @param definition type and constraints in SQL
 */
export async function addColumn(
  runner: QueryRunner,
  table: string,
  column: string,
  definition: string,
): Promise<void> {
  if (await runner.hasColumn(table, column)) return;
  await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column} ${definition}`);
}

/** Puts an index in the place of one of its name that differs in being unique or not; other differences need a new name. */
export async function createIndex(
  runner: QueryRunner,
  table: string,
  index: TableIndexOptions,
): Promise<void> {
  const there = await findIndex(runner, table, index.name);
  if (there?.isUnique === (index.isUnique ?? false)) return;
  if (there) await runner.dropIndex(table, there);
  await runner.createIndex(table, new TableIndex(index));
}

export async function dropIndex(runner: QueryRunner, table: string, name: string): Promise<void> {
  const there = await findIndex(runner, table, name);
  if (there) await runner.dropIndex(table, there);
}

async function findIndex(runner: QueryRunner, table: string, name: string | undefined) {
  return (await runner.getTable(table))?.indices.find((index) => index.name === name);
}
