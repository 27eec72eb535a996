import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from './migration-steps.js';

/** Comments that reply to others. */
export class Replies1764300000000 implements MigrationInterface {
  name = 'Replies1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    const bigint = runner.dataSource.options.type === 'better-sqlite3' ? 'integer' : 'bigint';
    // without a foreign key: SQLite would have to copy the table, and a reply outlives what it replies to
    await addColumn(runner, 'comments', 'reply_to_id', `${bigint} NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE comments DROP COLUMN reply_to_id');
  }
}
