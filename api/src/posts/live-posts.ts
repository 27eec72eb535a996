import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Batch } from '../common/batch.js';
import { Database } from '../database/database.js';
import type { ServerEvents } from '../realtime/realtime.events.js';
import { Realtime } from '../realtime/realtime.js';
import { Relations } from '../visibility/relations.js';
import { Visibility } from '../visibility/visibility.js';
import { PostsRepository } from './posts.repository.js';

const MOMENT_MS = 100;

type NewPost = Parameters<ServerEvents['feed']>[0];

/** Tells people who are connected what happens to posts, a moment after it is committed. Each process tells its own people. */
@Injectable()
export class LivePosts implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(LivePosts.name);
  private readonly newPosts = new Batch<NewPost>((posts) => this.sayToFollowers(posts), MOMENT_MS);
  private readonly changedPosts = new Batch<number>(
    (ids) => this.countsChanged([...new Set(ids)]),
    MOMENT_MS,
  );

  constructor(
    private readonly posts: PostsRepository,
    private readonly relations: Relations,
    private readonly visibility: Visibility,
    private readonly realtime: Realtime,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.realtime.elsewhere.on('posted', (post) => this.newPosts.add(post));
    this.realtime.elsewhere.on(
      'changed',
      (ids) => void this.sayCounts(ids).catch((error: unknown) => this.logger.warn(error)),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.newPosts.flush(), this.changedPosts.flush()]);
  }

  /** There is a new post. */
  async published(postId: number, authorId: number): Promise<void> {
    const post = { postId: String(postId), authorId: String(authorId) };
    await this.database.afterCommit(() => {
      this.realtime.tellOthers('posted', post);
      this.newPosts.add(post);
      return Promise.resolve();
    });
  }

  /** Counters of posts have changed. */
  async counted(postIds: readonly number[]): Promise<void> {
    await this.database.afterCommit(() => {
      for (const id of postIds) if (this.realtime.mayBeWatched(id)) this.changedPosts.add(id);
      return Promise.resolve();
    });
  }

  private async sayToFollowers(posts: readonly NewPost[]): Promise<void> {
    const connected = this.realtime.peopleHere();
    for (const post of posts) {
      const followers = await this.relations.followersAmong(Number(post.authorId), connected);
      for (const userId of await this.visibility.viewersOfPost(Number(post.postId), followers)) {
        this.realtime.sayHere(userId, 'feed', post);
      }
    }
  }

  private async countsChanged(postIds: number[]): Promise<void> {
    this.realtime.tellOthers('changed', postIds);
    await this.sayCounts(postIds);
  }

  private async sayCounts(postIds: readonly number[]): Promise<void> {
    const watchers = new Map(postIds.map((id) => [id, this.realtime.watchersHere(id)]));
    const watched = postIds.filter((id) => watchers.get(id)?.length);
    if (watched.length === 0) return;
    for (const [id, counts] of await this.posts.counts(watched)) {
      const viewers = await this.visibility.viewersOfPost(id, watchers.get(id) ?? []);
      await this.realtime.sayCountsHere({ id: String(id), counts }, new Set(viewers));
    }
  }
}
