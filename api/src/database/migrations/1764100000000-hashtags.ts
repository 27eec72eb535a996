import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { addColumn, createTable } from './migration-steps.js';

/** Hashtags, who follows them, and what is marked up in captions and comments. */
export class Hashtags1764100000000 implements MigrationInterface {
  name = 'Hashtags1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    const onSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const bigint = onSqlite ? 'integer' : 'bigint';
    const key = (name: string) => ({ name, type: bigint, isPrimary: true });
    const foreignKey = (name: string, column: string, table: string, onDelete: string) => ({
      name,
      columnNames: [column],
      referencedTableName: table,
      referencedColumnNames: ['id'],
      onDelete,
      onUpdate: 'NO ACTION',
    });
    await addColumn(runner, 'posts', 'entities', 'text NULL');
    await addColumn(runner, 'comments', 'entities', 'text NULL');
    await createTable(runner, {
      name: 'hashtags',
      columns: [
        { ...key('id'), isGenerated: true, generationStrategy: 'increment' },
        {
          name: 'name',
          type: 'varchar',
          length: '100',
          // compared byte by byte, not as the server's language would
          ...(onSqlite ? {} : { collation: 'utf8mb4_bin' }),
        },
        { name: 'post_count', type: onSqlite ? 'integer' : 'int', default: 0 },
      ],
      indices: [
        { name: 'hashtags_name', columnNames: ['name'], isUnique: true },
        { name: 'hashtags_post_count', columnNames: ['post_count', 'id'] },
      ],
    });
    await createTable(runner, {
      name: 'post_hashtags',
      withoutRowid: true,
      columns: [key('hashtag_id'), key('post_id')],
      indices: [{ name: 'post_hashtags_post', columnNames: ['post_id'] }],
      foreignKeys: [
        foreignKey('post_hashtags_hashtag_fk', 'hashtag_id', 'hashtags', 'NO ACTION'),
        foreignKey('post_hashtags_post_fk', 'post_id', 'posts', 'NO ACTION'),
      ],
    });
    await createTable(runner, {
      name: 'hashtag_follows',
      withoutRowid: true,
      columns: [key('user_id'), key('hashtag_id')],
      indices: [{ name: 'hashtag_follows_hashtag', columnNames: ['hashtag_id'] }],
      foreignKeys: [
        foreignKey('hashtag_follows_user_fk', 'user_id', 'users', 'CASCADE'),
        foreignKey('hashtag_follows_hashtag_fk', 'hashtag_id', 'hashtags', 'NO ACTION'),
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['hashtag_follows', 'post_hashtags', 'hashtags']) await runner.dropTable(table);
    await runner.query('ALTER TABLE comments DROP COLUMN entities');
    await runner.query('ALTER TABLE posts DROP COLUMN entities');
  }
}
