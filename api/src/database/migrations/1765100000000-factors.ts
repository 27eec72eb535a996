import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnsFor } from './columns.js';
import { addColumn, createTable } from './migration-steps.js';

/** Passkeys, second factors, and when somebody last proved who they are. */
export class Factors1765100000000 implements MigrationInterface {
  name = 'Factors1765100000000';

  async up(runner: QueryRunner): Promise<void> {
    const { bigint, int, id, exact, cascading } = columnsFor(runner);
    const moment = (name: string, isNullable = false) => ({
      name,
      type: 'datetime',
      precision: 3,
      isNullable,
    });
    const user = { name: 'user_id', type: bigint };

    await addColumn(runner, 'sessions', 'authenticated_at', 'datetime(3) NULL');
    await createTable(runner, {
      name: 'passkeys',
      columns: [
        id,
        user,
        exact('credential_hash', '43'),
        exact('credential_id', '1400'),
        { name: 'public_key', type: 'text' },
        { name: 'counter', type: bigint },
        exact('transports', '100'),
        exact('name', '60'),
        moment('created_at'),
        moment('last_used_at', true),
      ],
      indices: [
        { name: 'passkeys_credential', columnNames: ['credential_hash'], isUnique: true },
        { name: 'passkeys_user', columnNames: ['user_id'] },
      ],
      foreignKeys: [cascading('passkeys_user_fk', 'user_id', 'users')],
    });
    await createTable(runner, {
      name: 'authenticators',
      withoutRowid: true,
      columns: [
        { ...user, isPrimary: true },
        exact('secret', '200'),
        moment('confirmed_at', true),
        { name: 'last_step', type: bigint, default: 0 },
      ],
      foreignKeys: [cascading('authenticators_user_fk', 'user_id', 'users')],
    });
    await createTable(runner, {
      name: 'recovery_codes',
      withoutRowid: true,
      columns: [
        { ...user, isPrimary: true },
        { ...exact('code_hash', '43'), isPrimary: true },
      ],
      foreignKeys: [cascading('recovery_codes_user_fk', 'user_id', 'users')],
    });
    await createTable(runner, {
      name: 'auth_challenges',
      withoutRowid: true,
      columns: [
        { ...exact('ticket_hash', '43'), isPrimary: true },
        { ...user, isNullable: true },
        exact('purpose', '20'),
        exact('challenge', '100'),
        { name: 'tries', type: int, default: 0 },
        moment('expires_at'),
      ],
      indices: [
        { name: 'auth_challenges_expires', columnNames: ['expires_at'] },
        { name: 'auth_challenges_user', columnNames: ['user_id'] },
      ],
      foreignKeys: [cascading('auth_challenges_user_fk', 'user_id', 'users')],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['auth_challenges', 'recovery_codes', 'authenticators', 'passkeys'])
      await runner.dropTable(table);
    await runner.query('ALTER TABLE sessions DROP COLUMN authenticated_at');
  }
}
