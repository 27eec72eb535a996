import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { isOwnOrigin } from '../config/own-origin.js';
import type { Config } from '../config/config.js';
import { limitMessages } from './message-limit.js';
import type { RealtimeServer } from './realtime.events.js';
import { Realtime } from './realtime.js';
import { RedisBridge } from './redis-bridge.js';

const MAX_MESSAGE_BYTES = 10_000;

/** Opens Socket.IO at `/realtime` beside the API; with REDIS_URL, what one process says is heard by the sockets of all. */
export class RealtimeAdapter extends IoAdapter {
  private readonly bridge: RedisBridge | null;

  constructor(
    app: INestApplicationContext,
    private readonly config: Config,
  ) {
    super(app);
    if (config.redisUrl === null) {
      this.bridge = null;
    } else {
      const bridge = new RedisBridge(config.redisUrl, config);
      app.get(Realtime).isInformed = () => bridge.isListening;
      this.bridge = bridge;
    }
  }

  override createIOServer(port: number, options?: ServerOptions): RealtimeServer {
    const server = super.createIOServer(port, {
      ...options,
      path: '/realtime',
      serveClient: false,
      // long polling would need every request of a client to reach the same process
      transports: ['websocket'],
      maxHttpBufferSize: MAX_MESSAGE_BYTES,
      allowRequest: (request: IncomingMessage, answer: (error: string | null, allowed: boolean) => void) =>
        answer(null, isOwnOrigin(request.headers, this.config)), // although a token is needed anyway
      ...(this.bridge && { adapter: this.bridge.adapter() }),
    } as ServerOptions) as RealtimeServer;
    limitMessages(server);
    this.bridge?.attach(server);
    return server;
  }

  override async close(server: Server): Promise<void> {
    await super.close(server);
    this.bridge?.close();
  }
}
