import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { createTable } from './migration-steps.js';
import { wordsOf } from '../../common/words.js';

const PEOPLE_AT_ONCE = 500;

/** The words by which people are found. */
export class Search1764200000000 implements MigrationInterface {
  name = 'Search1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    const onSqlite = runner.dataSource.options.type === 'better-sqlite3';
    await createTable(runner, {
      name: 'user_words',
      withoutRowid: true,
      columns: [
        {
          name: 'word',
          type: 'varchar',
          length: '50',
          isPrimary: true,
          // compared byte by byte, not as the server's language would
          ...(onSqlite ? {} : { collation: 'utf8mb4_bin' }),
        },
        { name: 'user_id', type: onSqlite ? 'integer' : 'bigint', isPrimary: true },
      ],
      indices: [{ name: 'user_words_user', columnNames: ['user_id'] }],
      foreignKeys: [
        {
          name: 'user_words_user_fk',
          columnNames: ['user_id'],
          referencedTableName: 'users',
          referencedColumnNames: ['id'],
          onDelete: 'CASCADE',
          onUpdate: 'NO ACTION',
        },
      ],
    });
    await addWordsOfEverybody(runner, onSqlite);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('user_words');
  }
}

async function addWordsOfEverybody(runner: QueryRunner, onSqlite: boolean): Promise<void> {
  for (let last = 0; ;) {
    const people = (await runner.query(
      'SELECT id, username, name FROM users WHERE id > ? ORDER BY id LIMIT ?',
      [last, PEOPLE_AT_ONCE],
    )) as { id: number; username: string; name: string }[];
    const rows = people.flatMap(({ id, username, name }) =>
      wordsOf(`${username} ${name}`).map((word) => [word, Number(id)]),
    );
    if (rows.length === 0) return;
    await runner.query(
      `INSERT ${onSqlite ? 'OR IGNORE' : 'IGNORE'} INTO user_words (word, user_id) VALUES ${rows.map(() => '(?, ?)').join(', ')}`,
      rows.flat(),
    );
    last = Number(people.at(-1)?.id);
  }
}
