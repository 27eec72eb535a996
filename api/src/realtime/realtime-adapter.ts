import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { createAdapter } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
import type { Server, ServerOptions } from 'socket.io';
import type { Config } from '../config/config.js';

const MAX_MESSAGE_BYTES = 10_000;

/** Opens Socket.IO at `/realtime` beside the API; with REDIS_URL, what one process says is heard at all. */
export class RealtimeAdapter extends IoAdapter {
  private readonly connections: Redis[] = [];

  constructor(
    app: INestApplicationContext,
    private readonly config: Config,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    return super.createIOServer(port, {
      ...options,
      path: '/realtime',
      serveClient: false,
      // long polling would need every request of a client to reach the same process
      transports: ['websocket'],
      maxHttpBufferSize: MAX_MESSAGE_BYTES,
      allowRequest: (request: IncomingMessage, answer: (error: string | null, allowed: boolean) => void) =>
        answer(null, this.isAllowed(request)),
      ...(this.config.redisUrl !== null && { adapter: this.redisAdapter(this.config.redisUrl) }),
    } as ServerOptions);
  }

  override async close(server: Server): Promise<void> {
    await super.close(server);
    for (const connection of this.connections) connection.disconnect();
  }

  /** Pages of other sites may not connect, although a token is needed anyway. What is no browser sends no origin. */
  private isAllowed({ headers }: IncomingMessage): boolean {
    const { origin, host } = headers;
    if (origin === undefined) return true;
    if (origin === new URL(this.config.publicUrl).origin || this.config.corsOrigins.includes(origin))
      return true;
    return URL.canParse(origin) && new URL(origin).host === host;
  }

  private redisAdapter(url: string) {
    const publish = new Redis(url, { maxRetriesPerRequest: null });
    const subscribe = publish.duplicate();
    this.connections.push(publish, subscribe);
    // ioredis reconnects by itself; an error without a listener would end the process
    for (const connection of this.connections) connection.on('error', () => undefined);
    return createAdapter(publish, subscribe);
  }
}
