import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnsFor } from './columns.js';
import { addColumn, createIndex, createTable, dropIndex } from './migration-steps.js';

/**
 * Addresses that count once they are confirmed, the secrets in letters, and what is known of sessions and devices. An address that somebody
 * only claims may be claimed by others, too; those of before count as they did.
 */
export class Identity1765000000000 implements MigrationInterface {
  name = 'Identity1765000000000';

  async up(runner: QueryRunner): Promise<void> {
    const { bigint, exact, cascading, exactText } = columnsFor(runner);
    const moment = (name: string) => ({ name, type: 'datetime', precision: 3 });

    await addColumn(runner, 'users', 'login_email', `${exactText(254)} NULL`);
    await addColumn(runner, 'users', 'new_email', `${exactText(254)} NULL`);
    await addColumn(runner, 'users', 'email_verified_at', 'datetime(3) NULL');
    await runner.query('UPDATE users SET login_email = email WHERE login_email IS NULL');
    await createIndex(runner, 'users', { name: 'users_email', columnNames: ['email'] });
    await createIndex(runner, 'users', {
      name: 'users_login_email',
      columnNames: ['login_email'],
      isUnique: true,
    });

    await addColumn(runner, 'sessions', 'device', `${exactText(60)} NOT NULL DEFAULT ''`);
    await addColumn(runner, 'sessions', 'address_range', `${exactText(50)} NOT NULL DEFAULT ''`);
    await addColumn(runner, 'sessions', 'last_used_at', 'datetime(3) NULL');

    await createTable(runner, {
      name: 'known_devices',
      withoutRowid: true,
      columns: [
        { name: 'user_id', type: bigint, isPrimary: true },
        { ...exact('device_hash', '43'), isPrimary: true },
        moment('last_used_at'),
      ],
      foreignKeys: [cascading('known_devices_user_fk', 'user_id', 'users')],
    });

    await createTable(runner, {
      name: 'letter_tokens',
      withoutRowid: true,
      columns: [
        { ...exact('token_hash', '43'), isPrimary: true },
        { name: 'user_id', type: bigint },
        exact('purpose', '20'),
        exact('email', '254'),
        moment('expires_at'),
      ],
      indices: [{ name: 'letter_tokens_user', columnNames: ['user_id', 'purpose'] }],
      foreignKeys: [cascading('letter_tokens_user_fk', 'user_id', 'users')],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('letter_tokens');
    await runner.dropTable('known_devices');
    for (const column of ['device', 'address_range', 'last_used_at'])
      await runner.query(`ALTER TABLE sessions DROP COLUMN ${column}`);
    await dropIndex(runner, 'users', 'users_login_email');
    for (const column of ['login_email', 'new_email', 'email_verified_at'])
      await runner.query(`ALTER TABLE users DROP COLUMN ${column}`);
    await createIndex(runner, 'users', { name: 'users_email', columnNames: ['email'], isUnique: true });
  }
}
