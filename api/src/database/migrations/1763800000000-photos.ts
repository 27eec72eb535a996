import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { addColumn, createIndex, createTable, dropIndex } from './migration-steps.js';

/** Photos that share files, how much each person stores, and the answers to requests that may be sent again. */
export class Photos1763800000000 implements MigrationInterface {
  name = 'Photos1763800000000';

  async up(runner: QueryRunner): Promise<void> {
    const onSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const key = onSqlite ? 'varchar(43)' : 'varchar(43) COLLATE utf8mb4_bin';
    const bigint = onSqlite ? 'integer' : 'bigint';
    const int = onSqlite ? 'integer' : 'int';
    await addColumn(runner, 'media', 'content_hash', `${key} NULL`);
    await addColumn(runner, 'media', 'dominant_color', `varchar(7) NOT NULL DEFAULT '#808080'`);
    await addColumn(runner, 'media', 'bytes', `${int} NOT NULL DEFAULT 0`);
    await addColumn(runner, 'users', 'storage_bytes', `${bigint} NOT NULL DEFAULT 0`);
    await createIndex(runner, 'media', { name: 'media_storage_key', columnNames: ['storage_key'] });
    await createIndex(runner, 'media', {
      name: 'media_content',
      columnNames: ['uploader_id', 'content_hash'],
    });
    await dropIndex(runner, 'media', 'media_uploader'); // the beginning of the one above
    await createTable(runner, {
      name: 'idempotency_keys',
      withoutRowid: true,
      columns: [
        { name: 'user_id', type: bigint, isPrimary: true },
        {
          name: 'key_hash',
          type: 'varchar',
          length: '43',
          isPrimary: true,
          ...(onSqlite ? {} : { collation: 'utf8mb4_bin' }),
        },
        {
          name: 'request_hash',
          type: 'varchar',
          length: '43',
          ...(onSqlite ? {} : { collation: 'utf8mb4_bin' }),
        },
        { name: 'answer', type: 'text' },
        { name: 'created_at', type: 'datetime', precision: 3 },
      ],
      indices: [{ name: 'idempotency_keys_created', columnNames: ['created_at'] }],
      foreignKeys: [
        {
          name: 'idempotency_keys_user_fk',
          columnNames: ['user_id'],
          referencedTableName: 'users',
          referencedColumnNames: ['id'],
          onDelete: 'CASCADE',
          onUpdate: 'NO ACTION',
        },
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('idempotency_keys');
    await runner.createIndex(
      'media',
      new TableIndex({ name: 'media_uploader', columnNames: ['uploader_id'] }),
    );
    await runner.dropIndex('media', 'media_content');
    await runner.dropIndex('media', 'media_storage_key');
    await runner.createIndex(
      'media',
      new TableIndex({ name: 'media_storage_key', columnNames: ['storage_key'], isUnique: true }),
    );
    await runner.query('ALTER TABLE users DROP COLUMN storage_bytes');
    for (const column of ['bytes', 'dominant_color', 'content_hash']) {
      await runner.query(`ALTER TABLE media DROP COLUMN ${column}`);
    }
  }
}
