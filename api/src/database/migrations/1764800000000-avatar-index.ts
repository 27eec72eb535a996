import type { MigrationInterface, QueryRunner } from 'typeorm';

const UNIQUE_INDEX = 'CREATE UNIQUE INDEX media_avatar_of ON media (avatar_of_id)';

/**
 * Keeps photos that are nobody's profile picture out of the index of those that are. Where SQLite has statistics (ANALYZE) it would otherwise
 * think that a person has as many pictures as there are such photos, and read the whole table for each. The other databases know that a
 * unique index has one row for a value.
 */
export class AvatarIndex1764800000000 implements MigrationInterface {
  name = 'AvatarIndex1764800000000';

  async up(runner: QueryRunner): Promise<void> {
    await replaceIndex(runner, `${UNIQUE_INDEX} WHERE avatar_of_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await replaceIndex(runner, UNIQUE_INDEX);
  }
}

async function replaceIndex(runner: QueryRunner, statement: string): Promise<void> {
  if (runner.dataSource.options.type !== 'better-sqlite3') return; // the others have no indices of a part of a table
  await runner.query('DROP INDEX media_avatar_of');
  await runner.query(statement);
}
