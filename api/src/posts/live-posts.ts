import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Realtime } from '../realtime/realtime.js';
import { PostsRepository } from './posts.repository.js';

/** Tells people who are connected what happens to posts, once it is committed. */
@Injectable()
export class LivePosts implements OnModuleInit {
  constructor(
    private readonly posts: PostsRepository,
    private readonly realtime: Realtime,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.realtime.lend({ postCounts: (ids) => this.posts.counts(ids) });
  }

  /** There is a new post. */
  async published(postId: number, authorId: number): Promise<void> {
    await this.database.afterCommit(() => Promise.resolve(this.realtime.announcePost(postId, authorId)));
  }

  /** Counters of posts have changed. */
  async counted(postIds: readonly number[]): Promise<void> {
    await this.database.afterCommit(() => {
      for (const id of postIds) this.realtime.postChanged(id);
      return Promise.resolve();
    });
  }
}
