import type { MigrationInterface, QueryRunner, TableColumnOptions, TableOptions } from 'typeorm';
import { createTable } from './migration-steps.js';

const sqlite = (runner: QueryRunner) => runner.dataSource.options.type === 'better-sqlite3';

/** Accounts, sessions, photos, posts, follows, likes and comments. */
export class Core1763700000000 implements MigrationInterface {
  name = 'Core1763700000000';

  async up(runner: QueryRunner): Promise<void> {
    // whatever the database was created with: tables inherit it, and everybody's letters must fit
    if (!sqlite(runner)) await runner.query('ALTER DATABASE CHARACTER SET utf8mb4');
    for (const table of tables(sqlite(runner))) await createTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of tables(sqlite(runner)).reverse()) await runner.dropTable(name);
  }
}

function tables(onSqlite: boolean): TableOptions[] {
  const bigint = onSqlite ? 'integer' : 'bigint';
  const id: TableColumnOptions = {
    name: 'id',
    type: bigint,
    isPrimary: true,
    isGenerated: true,
    generationStrategy: 'increment',
  };
  const reference = (name: string, more: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
    name,
    type: bigint,
    ...more,
  });
  const text = (
    name: string,
    length: number,
    more: Partial<TableColumnOptions> = {},
  ): TableColumnOptions => ({
    name,
    type: 'varchar',
    length: String(length),
    ...more,
  });
  const int = (name: string, more: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
    name,
    type: onSqlite ? 'integer' : 'int',
    ...more,
  });
  const counter = (name: string) => int(name, { default: 0 });
  const moment = (name: string, more: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
    name,
    type: 'datetime',
    precision: 3,
    ...more,
  });
  const foreignKey = (
    name: string,
    column: string,
    referencedTableName: string,
    onDelete: 'CASCADE' | 'NO ACTION',
  ) => ({
    name,
    columnNames: [column],
    referencedTableName,
    referencedColumnNames: ['id'],
    onDelete,
    onUpdate: 'NO ACTION',
  });
  const index = (name: string, ...columnNames: string[]) => ({ name, columnNames });
  const unique = (name: string, ...columnNames: string[]) => ({ name, columnNames, isUnique: true });
  // names and keys are compared byte by byte, not as the server's language would
  const exact = (name: string, length: number, more: Partial<TableColumnOptions> = {}) =>
    text(name, length, { ...(onSqlite ? {} : { collation: 'utf8mb4_bin' }), ...more });
  // on SQLite a prefix LIKE can use an index only if the column compares as LIKE does: without regard to case
  const username = exact('username', 30, onSqlite ? { collation: 'NOCASE' } : {});

  return [
    {
      name: 'users',
      columns: [
        id,
        username,
        exact('email', 254),
        exact('password_hash', 72),
        text('name', 50),
        text('bio', 500),
        counter('post_count'),
        counter('follower_count'),
        counter('following_count'),
        moment('created_at'),
      ],
      indices: [
        unique('users_username', 'username'),
        unique('users_email', 'email'),
        index('users_follower_count', 'follower_count', 'id'),
      ],
    },
    {
      name: 'sessions',
      columns: [id, reference('user_id'), moment('created_at'), moment('expires_at')],
      indices: [index('sessions_user', 'user_id')],
      foreignKeys: [foreignKey('sessions_user_fk', 'user_id', 'users', 'CASCADE')],
    },
    {
      name: 'refresh_tokens',
      withoutRowid: true,
      columns: [
        exact('token_hash', 64, { isPrimary: true }),
        reference('session_id'),
        moment('created_at'),
        moment('replaced_at', { isNullable: true }),
      ],
      indices: [index('refresh_tokens_session', 'session_id', 'created_at')],
      foreignKeys: [foreignKey('refresh_tokens_session_fk', 'session_id', 'sessions', 'CASCADE')],
    },
    {
      name: 'posts',
      columns: [
        id,
        reference('author_id'),
        text('caption', 2200),
        counter('like_count'),
        counter('comment_count'),
        moment('created_at'),
        moment('edited_at', { isNullable: true }),
      ],
      indices: [index('posts_author', 'author_id', 'id')],
      foreignKeys: [foreignKey('posts_author_fk', 'author_id', 'users', 'NO ACTION')],
    },
    {
      name: 'media',
      columns: [
        id,
        reference('uploader_id'),
        exact('storage_key', 22),
        int('width'),
        int('height'),
        text('alt', 1000),
        text('blurhash', 100),
        { name: 'variants', type: 'text' },
        reference('post_id', { isNullable: true }),
        counter('position'),
        reference('avatar_of_id', { isNullable: true }),
        moment('created_at'),
      ],
      indices: [
        unique('media_storage_key', 'storage_key'),
        index('media_post', 'post_id', 'position'),
        unique('media_avatar_of', 'avatar_of_id'),
        index('media_uploader', 'uploader_id'),
      ],
      foreignKeys: [
        foreignKey('media_uploader_fk', 'uploader_id', 'users', 'NO ACTION'),
        foreignKey('media_post_fk', 'post_id', 'posts', 'NO ACTION'),
        foreignKey('media_avatar_of_fk', 'avatar_of_id', 'users', 'NO ACTION'),
      ],
    },
    {
      name: 'follows',
      withoutRowid: true,
      columns: [
        reference('follower_id', { isPrimary: true }),
        reference('followee_id', { isPrimary: true }),
        moment('created_at'),
      ],
      indices: [index('follows_followee', 'followee_id', 'follower_id')],
      foreignKeys: [
        foreignKey('follows_follower_fk', 'follower_id', 'users', 'NO ACTION'),
        foreignKey('follows_followee_fk', 'followee_id', 'users', 'NO ACTION'),
      ],
    },
    {
      name: 'likes',
      withoutRowid: true,
      columns: [
        reference('post_id', { isPrimary: true }),
        reference('user_id', { isPrimary: true }),
        moment('created_at'),
      ],
      indices: [index('likes_user', 'user_id', 'post_id')],
      foreignKeys: [
        foreignKey('likes_post_fk', 'post_id', 'posts', 'CASCADE'),
        foreignKey('likes_user_fk', 'user_id', 'users', 'NO ACTION'),
      ],
    },
    {
      name: 'comments',
      columns: [id, reference('post_id'), reference('author_id'), text('body', 2200), moment('created_at')],
      indices: [index('comments_post', 'post_id', 'id'), index('comments_author', 'author_id', 'post_id')],
      foreignKeys: [
        foreignKey('comments_post_fk', 'post_id', 'posts', 'CASCADE'),
        foreignKey('comments_author_fk', 'author_id', 'users', 'NO ACTION'),
      ],
    },
  ];
}
