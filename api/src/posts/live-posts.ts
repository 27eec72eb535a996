import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { Realtime } from '../realtime/realtime.js';
import type { PostCounts } from '../realtime/realtime.events.js';
import { PostsRepository } from './posts.repository.js';

/** Tells people who are connected what happens to posts, once it is committed. */
@Injectable()
export class LivePosts implements OnModuleInit {
  constructor(
    private readonly posts: PostsRepository,
    private readonly notifications: NotificationsService,
    private readonly realtime: Realtime,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.realtime.lend({ postCounts: (userId, ids) => this.counts(userId, ids) });
  }

  /** There is a new post. */
  async published(postId: number, authorId: number): Promise<void> {
    await this.database.afterCommit(() => Promise.resolve(this.realtime.announcePost(postId, authorId)));
  }

  /** Posts are about to be deleted, in the same transaction. */
  async willDelete(postIds: readonly number[]): Promise<void> {
    await this.notifications.willDelete('postId', postIds);
  }

  /** Counters of posts have changed. */
  async counted(postIds: readonly number[]): Promise<void> {
    await this.database.afterCommit(() => {
      for (const id of postIds) this.realtime.postChanged(id);
      return Promise.resolve();
    });
  }

  private async counts(userId: number | null, ids: readonly number[]): Promise<Map<number, PostCounts>> {
    const viewer = userId === null ? null : { id: userId, sessionId: 0 };
    const rows = await this.posts.visibleByIds(viewer, ids);
    return new Map(rows.map(({ id, counts }) => [id, counts]));
  }
}
