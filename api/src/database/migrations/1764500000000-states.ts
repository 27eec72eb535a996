import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from './migration-steps.js';

const TABLES = ['users', 'posts'];

/** Accounts and posts that moderators hide. */
export class States1764500000000 implements MigrationInterface {
  name = 'States1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await addColumn(runner, table, 'state', "varchar(10) NOT NULL DEFAULT 'visible'");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`ALTER TABLE ${table} DROP COLUMN state`);
  }
}
