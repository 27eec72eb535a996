import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnsFor } from './columns.js';
import { createTable } from './migration-steps.js';

/** The browsers that are told of notifications while the app is closed. */
export class Push1764400000000 implements MigrationInterface {
  name = 'Push1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    const { bigint, id, exact, cascading } = columnsFor(runner);
    await createTable(runner, {
      name: 'push_subscriptions',
      columns: [
        id,
        { name: 'user_id', type: bigint },
        { name: 'session_id', type: bigint },
        exact('endpoint_hash', '43'),
        exact('endpoint', '2000'),
        exact('p256dh', '87'),
        exact('auth', '22'),
        exact('label', '60'),
        { name: 'created_at', type: 'datetime', precision: 3 },
        { name: 'last_success_at', type: 'datetime', precision: 3, isNullable: true },
      ],
      indices: [
        { name: 'push_subscriptions_endpoint', columnNames: ['endpoint_hash'], isUnique: true },
        { name: 'push_subscriptions_user', columnNames: ['user_id'] },
        { name: 'push_subscriptions_session', columnNames: ['session_id'] },
      ],
      foreignKeys: [
        cascading('push_subscriptions_user_fk', 'user_id', 'users'),
        cascading('push_subscriptions_session_fk', 'session_id', 'sessions'),
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('push_subscriptions');
  }
}
