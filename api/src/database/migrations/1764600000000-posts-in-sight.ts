import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { createIndex, dropIndex } from './migration-steps.js';

/** Lets the index of somebody's posts say which are hidden, so that the feed need not look at the posts themselves. */
export class PostsInSight1764600000000 implements MigrationInterface {
  name = 'PostsInSight1764600000000';

  async up(runner: QueryRunner): Promise<void> {
    const columnNames = ['author_id', 'id', 'state'];
    await createIndex(runner, 'posts', { name: 'posts_author_state', columnNames });
    await dropIndex(runner, 'posts', 'posts_author'); // the beginning of the one above
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.createIndex(
      'posts',
      new TableIndex({ name: 'posts_author', columnNames: ['author_id', 'id'] }),
    );
    await runner.dropIndex('posts', 'posts_author_state');
  }
}
