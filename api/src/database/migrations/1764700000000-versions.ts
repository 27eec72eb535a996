import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from './migration-steps.js';

const TABLES = ['users', 'posts'];

/** Tells whether what was made from a row is still what it shows. */
export class Versions1764700000000 implements MigrationInterface {
  name = 'Versions1764700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await addColumn(runner, table, 'version', 'integer NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`ALTER TABLE ${table} DROP COLUMN version`);
  }
}
