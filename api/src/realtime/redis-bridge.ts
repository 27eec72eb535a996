import { Logger } from '@nestjs/common';
import { createAdapter } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
import { type Config, deriveKey } from '../config/config.js';
import type { RealtimeServer } from './realtime.events.js';

/** Processes come back to Redis one after the other, but clients are to come back once. */
const CALM_MS = 1000;

/** For how long an end is waited for that Redis, if it is away, will not confirm. */
const FAREWELL_MS = 250;

/** What cannot be said now is never said: whoever misses it reads it from the database. */
class Publisher extends Redis {
  override publish(channel: string | Buffer, message: string | Buffer): Promise<number> {
    return super.publish(channel, message).catch(() => 0);
  }
}

/**
 * Carries what one process says to the sockets of the others, through Redis. While Redis is away each process goes on with its own
 * sockets; afterwards all of them are made to connect anew, because that is when clients look for what they have missed.
 */
export class RedisBridge {
  private readonly logger = new Logger(RedisBridge.name);
  private readonly publisher: Redis;
  private readonly subscriber: Redis;
  private readonly channels: string;
  private calm: NodeJS.Timeout | undefined;
  private settling: NodeJS.Timeout | undefined;
  private listening = false;

  /** @param url of Redis */
  constructor(url: string, config: Config) {
    this.publisher = new Publisher(url, { enableOfflineQueue: false, disconnectTimeout: FAREWELL_MS });
    // The adapter's subscriptions must be waiting when it connects: those sent before it is ready would be lost.
    this.subscriber = new Redis(url, {
      maxRetriesPerRequest: null,
      lazyConnect: true,
      disconnectTimeout: FAREWELL_MS,
    });
    // Errors are followed by `close`; here they would only be printed for want of a listener.
    for (const connection of [this.publisher, this.subscriber]) connection.on('error', () => undefined);
    // Others may use the same Redis, whose channels are not divided into databases: they must hear nothing of this installation.
    this.channels = `lightwell:${deriveKey(config.jwtSecret, 'realtime').export().toString('hex')}`;
  }

  /** For the Socket.IO server. */
  adapter(): ReturnType<typeof createAdapter> {
    return createAdapter(this.publisher, this.subscriber, { key: this.channels });
  }

  /** Whether everything is heard that others say. */
  get isListening(): boolean {
    return this.listening && this.subscriber.status === 'ready';
  }

  /** Sees to it that nobody stays ignorant of what was said while Redis was away. */
  attach(server: RealtimeServer): void {
    server.on('lapse', () => this.reconnectAll(server));
    this.subscriber.once('ready', () => {
      this.settling = setTimeout(() => (this.listening = true), CALM_MS); // when its subscriptions are made for sure
    });
    watch(this.publisher, { back: () => server.serverSideEmit('lapse') });
    watch(this.subscriber, {
      lost: () => {
        clearTimeout(this.settling);
        this.listening = false;
        this.logger.warn('Redis cannot be reached');
      },
      back: () => {
        this.logger.log('Redis is back');
        this.reconnectAll(server);
      },
    });
  }

  close(): void {
    clearTimeout(this.calm);
    clearTimeout(this.settling);
    for (const connection of [this.publisher, this.subscriber]) {
      connection.removeAllListeners('close');
      connection.disconnect();
    }
  }

  /** Closes the connections below the sockets, which clients take for an accident and connect anew. */
  private reconnectAll(server: RealtimeServer): void {
    this.calm ??= setTimeout(() => {
      this.calm = undefined;
      this.listening = true;
      for (const socket of server.of('/').sockets.values()) socket.conn.close();
    }, CALM_MS);
  }
}

/** Calls once when a connection is lost or cannot be made, and once when it is there again. */
function watch(connection: Redis, { lost, back }: { lost?: () => void; back: () => unknown }): void {
  let away = false;
  connection.on('close', () => {
    if (!away) lost?.();
    away = true;
  });
  connection.on('ready', () => {
    if (away) back();
    away = false;
  });
}
