import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Batch } from '../common/batch.js';
import { Config } from '../config/config.js';
import { Visibility } from '../visibility/visibility.js';
import { FollowedAuthors } from './followed-authors.js';
import {
  personRoom,
  type PostCounts,
  postRoom,
  type RealtimeServer,
  type RealtimeSocket,
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

/** What features lend: who may connect, and the counters of posts. */
export interface RealtimeHost {
  /** Null when the token is not good. */
  admit(token: string): Promise<Admission | null>;
  /** Whoever may see them. */
  postCounts(postIds: readonly number[]): Promise<Map<number, PostCounts>>;
}

/** Says things to people who are connected, in this process and in others. What nobody hears is no loss: it is in the database. */
@Injectable()
export class Realtime implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Realtime.name);
  private server: RealtimeServer | null = null;
  private readonly host: Partial<RealtimeHost> = {};
  private readonly newPosts = new Batch<NewPost>((posts) => this.sayToFollowers(posts), MOMENT_MS);
  private readonly changedPosts = new Batch<number>(
    (ids) => this.countsChanged([...new Set(ids)]),
    MOMENT_MS,
  );

  constructor(
    private readonly followed: FollowedAuthors,
    private readonly visibility: Visibility,
    private readonly config: Config,
  ) {}

  /** Takes what a feature lends: realtime knows no features, they know it. */
  lend(host: Partial<RealtimeHost>): void {
    Object.assign(this.host, host);
  }

  attach(server: RealtimeServer): void {
    this.server = server;
    server.on('posted', (post) => this.newPosts.add(post));
    server.on(
      'changed',
      (postIds) => void this.sayCounts(postIds).catch((error: unknown) => this.logger.warn(error)),
    );
  }

  /** @returns null when the token is not good */
  async admit(token: string): Promise<Admission | null> {
    return (await this.host.admit?.(token)) ?? null;
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

  private async countsChanged(postIds: number[]): Promise<void> {
    if (this.config.redisUrl !== null) this.server?.serverSideEmit('changed', postIds); // each knows its own people
    await this.sayCounts(postIds);
  }

  /** To those who are connected to this process and have a post on screen. Who no longer sees it stops hearing of it. */
  private async sayCounts(postIds: readonly number[]): Promise<void> {
    const watched = postIds.filter((id) => this.hasRoom(postRoom(id)));
    if (watched.length === 0) return;
    for (const [id, counts] of (await this.host.postCounts?.(watched)) ?? []) {
      const sockets = this.socketsIn(postRoom(id));
      const watchers = [...new Set(sockets.map(({ data }) => data.userId))];
      const viewers = new Set(await this.visibility.viewersOfPost(id, watchers));
      for (const socket of sockets) if (!viewers.has(socket.data.userId)) await socket.leave(postRoom(id));
      this.server?.local.to(postRoom(id)).emit('post', { id: String(id), counts });
    }
  }

  /** To those who are connected to this process. */
  private async sayToFollowers(posts: readonly NewPost[]): Promise<void> {
    const connected = [...(this.server?.of('/').adapter.rooms.keys() ?? [])].flatMap((room) => {
      const [kind, id] = room.split(':');
      return kind === 'person' ? [Number(id)] : [];
    });
    for (const post of posts) {
      const followers = await this.followed.followersAmong(Number(post.authorId), connected);
      for (const userId of await this.visibility.viewersOfPost(Number(post.postId), followers)) {
        this.server?.local.to(personRoom(userId)).emit('feed', post);
      }
    }
  }

  private socketsIn(room: string): RealtimeSocket[] {
    const { adapter, sockets } = this.server?.of('/') ?? {};
    return [...(adapter?.rooms.get(room) ?? [])].flatMap((id) => sockets?.get(id) ?? []);
  }

  private hasRoom(room: string): boolean {
    return this.server?.of('/').adapter.rooms.has(room) ?? false;
  }
}
