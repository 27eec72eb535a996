import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnsFor } from './columns.js';
import { createTable } from './migration-steps.js';

/** Letters that are still to be sent. */
export class Letters1764900000000 implements MigrationInterface {
  name = 'Letters1764900000000';

  async up(runner: QueryRunner): Promise<void> {
    const { id, int, exact } = columnsFor(runner);
    await createTable(runner, {
      name: 'outgoing_letters',
      columns: [
        id,
        exact('kind', '40'),
        { name: 'data', type: 'text' },
        { name: 'tries', type: int, default: 0 },
        { name: 'next_try_at', type: 'datetime', precision: 3 },
        { name: 'created_at', type: 'datetime', precision: 3 },
      ],
      indices: [{ name: 'outgoing_letters_due', columnNames: ['next_try_at'] }],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('outgoing_letters');
  }
}
