import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import {
  type ClusterEvents,
  personRoom,
  postRoom,
  type RealtimeServer,
  type ServerEvents,
  type SessionEnd,
  sessionRoom,
} from './realtime.events.js';

/** What other processes tell. */
type FromElsewhere = { [E in keyof ClusterEvents]: Parameters<ClusterEvents[E]> };

/** Says things to people who are connected, in this process and in others. What nobody hears is no loss: it is in the database. */
@Injectable()
export class Realtime {
  /** What other processes tell this one, which tells those who are connected to it. */
  readonly elsewhere = new EventEmitter<FromElsewhere>();
  private server: RealtimeServer | null = null;

  constructor(private readonly config: Config) {}

  attach(server: RealtimeServer): void {
    this.server = server;
    server.on('posted', (post) => this.elsewhere.emit('posted', post));
    server.on('changed', (postIds) => this.elsewhere.emit('changed', postIds));
    server.on('ended', (end, forgotten) => this.elsewhere.emit('ended', end, forgotten));
  }

  /** Whether this process hears of everything that the others tell; alone it does. */
  isInformed: () => boolean = () => true;

  /** Whether it is worth while to prepare something for somebody. Other processes are not asked. */
  mayBeOnline(userId: number): boolean {
    return this.config.redisUrl !== null || this.hasRoom(personRoom(userId));
  }

  /** Whether somebody may have a post on screen. Other processes are not asked. */
  mayBeWatched(postId: number): boolean {
    return this.config.redisUrl !== null || this.hasRoom(postRoom(postId));
  }

  say<E extends keyof ServerEvents>(userId: number, event: E, ...message: Parameters<ServerEvents[E]>): void {
    this.server?.to(personRoom(userId)).emit(event, ...message);
  }

  /** Tells the other processes, if there are any. */
  tellOthers<E extends Exclude<keyof ClusterEvents, 'ended'>>(
    event: E,
    ...message: Parameters<ClusterEvents[E]>
  ): void {
    if (this.config.redisUrl !== null) this.server?.serverSideEmit(event, ...(message as never));
  }

  /** Who is connected to this process. */
  peopleHere(): number[] {
    return [...(this.server?.of('/').adapter.rooms.keys() ?? [])].flatMap((room) => {
      const [kind, id] = room.split(':');
      return kind === 'person' ? [Number(id)] : [];
    });
  }

  /** Says something to somebody who is connected to this process. */
  sayHere<E extends keyof ServerEvents>(
    userId: number,
    event: E,
    ...message: Parameters<ServerEvents[E]>
  ): void {
    this.server?.local.to(personRoom(userId)).emit(event, ...message);
  }

  /** Who is connected to this process and has a post on screen. */
  watchersHere(postId: number): number[] {
    return [...new Set(this.socketsWatching(postId).map(({ data }) => data.userId))];
  }

  /** Tells those who have a post on screen and still see it of its counters. The others stop hearing of it. */
  async sayCountsHere(
    post: Parameters<ServerEvents['post']>[0],
    viewers: ReadonlySet<number>,
  ): Promise<void> {
    const room = postRoom(post.id);
    for (const socket of this.socketsWatching(post.id))
      if (!viewers.has(socket.data.userId)) await socket.leave(room);
    this.server?.local.to(room).emit('post', post);
  }

  /**
   * Cuts off the sockets of sessions that are over, and has the other processes forget those.
   * @returns when all have, or after `patience` milliseconds
   */
  async end(end: SessionEnd, patience: number): Promise<void> {
    const room = 'sessionId' in end ? sessionRoom(end.sessionId) : personRoom(end.userId);
    this.server?.in(room).disconnectSockets(true);
    if (this.config.redisUrl === null || !this.server) return;
    const forgotten = this.server.serverSideEmitWithAck('ended', end).catch(() => delay(patience));
    await Promise.race([forgotten, delay(patience, undefined, { ref: false })]);
  }

  private socketsWatching(postId: number | string) {
    const { adapter, sockets } = this.server?.of('/') ?? {};
    return [...(adapter?.rooms.get(postRoom(postId)) ?? [])].flatMap((id) => sockets?.get(id) ?? []);
  }

  private hasRoom(room: string): boolean {
    return this.server?.of('/').adapter.rooms.has(room) ?? false;
  }
}
