import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnsFor } from './columns.js';
import { addColumn, createTable } from './migration-steps.js';

/** Notifications, which of them somebody has read, and which kinds they do not want. */
export class Notifications1764000000000 implements MigrationInterface {
  name = 'Notifications1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    const { bigint, id, exact, cascading } = columnsFor(runner);
    await addColumn(runner, 'users', 'read_notification_id', `${bigint} NOT NULL DEFAULT 0`);
    await createTable(runner, {
      name: 'notifications',
      columns: [
        id,
        { name: 'recipient_id', type: bigint },
        { name: 'actor_id', type: bigint },
        exact('kind', '10'),
        exact('cause', '40'),
        { name: 'post_id', type: bigint, isNullable: true },
        { name: 'comment_id', type: bigint, isNullable: true },
        { name: 'created_at', type: 'datetime', precision: 3 },
      ],
      indices: [
        { name: 'notifications_cause', columnNames: ['recipient_id', 'actor_id', 'cause'], isUnique: true },
        { name: 'notifications_recipient', columnNames: ['recipient_id', 'id'] },
        { name: 'notifications_actor', columnNames: ['actor_id'] },
        { name: 'notifications_post', columnNames: ['post_id'] },
        { name: 'notifications_comment', columnNames: ['comment_id'] },
      ],
      foreignKeys: [
        cascading('notifications_recipient_fk', 'recipient_id', 'users'),
        cascading('notifications_actor_fk', 'actor_id', 'users'),
        cascading('notifications_post_fk', 'post_id', 'posts'),
        cascading('notifications_comment_fk', 'comment_id', 'comments'),
      ],
    });
    await createTable(runner, {
      name: 'notification_mutes',
      withoutRowid: true,
      columns: [
        { name: 'user_id', type: bigint, isPrimary: true },
        { ...exact('kind', '10'), isPrimary: true },
      ],
      foreignKeys: [cascading('notification_mutes_user_fk', 'user_id', 'users')],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('notification_mutes');
    await runner.dropTable('notifications');
    await runner.query('ALTER TABLE users DROP COLUMN read_notification_id');
  }
}
