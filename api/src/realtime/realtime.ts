import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Batch } from '../common/batch.js';
import { Config } from '../config/config.js';
import { FollowedAuthors } from './followed-authors.js';
import {
  personRoom,
  type PostCounts,
  postRoom,
  type RealtimeServer,
  type ServerEvents,
  sessionRoom,
  type SocketIdentity,
} from './realtime.events.js';

const MOMENT_MS = 100;

type NewPost = Parameters<ServerEvents['feed']>[0];

/** Whom an access token lets in, and until when. */
export interface Admission extends SocketIdentity {
  expiresAt: Date;
}

/** What features lend: who may connect, and what of posts somebody may see. */
export interface RealtimeHost {
  /** Null when the token is not good. */
  admit(token: string): Promise<Admission | null>;
  /** Those of these posts that the person may see. Null: nobody in particular. */
  postCounts(userId: number | null, postIds: readonly number[]): Promise<Map<number, PostCounts>>;
}

/** Says things to people who are connected, in this process and in others. What nobody hears is no loss: it is in the database. */
@Injectable()
export class Realtime implements BeforeApplicationShutdown {
  private server: RealtimeServer | null = null;
  private readonly host: Partial<RealtimeHost> = {};
  private readonly newPosts = new Batch<NewPost>((posts) => this.sayToFollowers(posts), MOMENT_MS);
  private readonly changedPosts = new Batch<number>((ids) => this.sayCounts([...new Set(ids)]), MOMENT_MS);

  constructor(
    private readonly followed: FollowedAuthors,
    private readonly config: Config,
  ) {}

  /** Takes what a feature lends: realtime knows no features, they know it. */
  lend(host: Partial<RealtimeHost>): void {
    Object.assign(this.host, host);
  }

  attach(server: RealtimeServer): void {
    this.server = server;
    server.on('posted', (post) => this.newPosts.add(post));
  }

  /** @returns null when the token is not good */
  async admit(token: string): Promise<Admission | null> {
    return (await this.host.admit?.(token)) ?? null;
  }

  /** Those of these posts that the person may see. */
  async visiblePosts(userId: number, postIds: readonly number[]): Promise<number[]> {
    return [...((await this.host.postCounts?.(userId, postIds)) ?? new Map<number, PostCounts>()).keys()];
  }

  /** Whether it is worth while to prepare something for somebody. Other processes are not asked. */
  mayBeOnline(userId: number): boolean {
    return this.config.redisUrl !== null || this.hasRoom(personRoom(userId));
  }

  say<E extends keyof ServerEvents>(userId: number, event: E, ...message: Parameters<ServerEvents[E]>): void {
    this.server?.to(personRoom(userId)).emit(event, ...message);
  }

  /** Tells the followers of an author who are connected that there is a post. */
  announcePost(postId: number, authorId: number): void {
    const post = { postId: String(postId), authorId: String(authorId) };
    if (this.config.redisUrl !== null) this.server?.serverSideEmit('posted', post); // each knows its own people
    this.newPosts.add(post);
  }

  /** Tells whoever has a post on screen of its counters, a moment later. */
  postChanged(postId: number): void {
    if (this.config.redisUrl !== null || this.hasRoom(postRoom(postId))) this.changedPosts.add(postId);
  }

  /** Cuts off the sockets of a session that is over. */
  endSession(sessionId: number): void {
    this.server?.in(sessionRoom(sessionId)).disconnectSockets(true);
  }

  /** Cuts off somebody whose account is gone. */
  endPerson(userId: number): void {
    this.server?.in(personRoom(userId)).disconnectSockets(true);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.newPosts.flush(), this.changedPosts.flush()]);
  }

  private async sayCounts(postIds: readonly number[]): Promise<void> {
    for (const [id, counts] of (await this.host.postCounts?.(null, postIds)) ?? []) {
      this.server?.to(postRoom(id)).emit('post', { id: String(id), counts });
    }
  }

  /** To those who are connected to this process. */
  private async sayToFollowers(posts: readonly NewPost[]): Promise<void> {
    const connected = [...(this.server?.of('/').adapter.rooms.keys() ?? [])].flatMap((room) => {
      const [kind, id] = room.split(':');
      return kind === 'person' ? [Number(id)] : [];
    });
    for (const post of posts) {
      for (const userId of await this.followed.followersAmong(Number(post.authorId), connected)) {
        this.server?.local.to(personRoom(userId)).emit('feed', post);
      }
    }
  }

  private hasRoom(room: string): boolean {
    return this.server?.of('/').adapter.rooms.has(room) ?? false;
  }
}
