import { io, type Socket } from 'socket.io-client';
import type { ClientEvents, ServerEvents } from '../../src/realtime/realtime.events.js';
import type { ServerUnderTest } from './server-under-test.js';

/** What a socket was told. */
type Heard = {
  [E in keyof ServerEvents]: { event: E; message: Parameters<ServerEvents[E]>[0] };
}[keyof ServerEvents];

const PATIENCE_MS = 15_000;

/** A connection as a browser or an integrator opens it, which remembers what it hears. */
export class TestSocket {
  readonly heard: Heard[] = [];
  private readonly waiting = new Set<() => void>();

  private constructor(readonly socket: Socket<ServerEvents, ClientEvents>) {
    socket.onAny((event: keyof ServerEvents, message: Heard['message']) => {
      this.heard.push({ event, message } as Heard);
      for (const look of this.waiting) look();
    });
    for (const change of ['connect', 'disconnect'] as const) {
      socket.on(change, () => {
        for (const look of this.waiting) look();
      });
    }
  }

  /**
   * Connects. Rejects with the server's word when it is not let in.
   * @param reconnection whether it connects again by itself when the connection is lost, as in a browser
   */
  static async open(
    app: Pick<ServerUnderTest, 'url'>,
    token: unknown,
    headers: Record<string, string> = {},
    reconnection = false,
  ): Promise<TestSocket> {
    const socket: Socket<ServerEvents, ClientEvents> = io(app.url, {
      path: '/realtime',
      transports: ['websocket'],
      auth: { token },
      reconnection,
      reconnectionDelayMax: 200,
      forceNew: true,
      extraHeaders: headers,
    });
    const opened = new TestSocket(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return opened;
  }

  /** The next message of this event, also when it came before. Each is given once. */
  async next<E extends keyof ServerEvents>(event: E): Promise<Parameters<ServerEvents[E]>[0]> {
    const take = () => {
      const index = this.heard.findIndex((one) => one.event === event);
      return index < 0 ? undefined : this.heard.splice(index, 1)[0]?.message;
    };
    return await this.until(take, `"${event}"`);
  }

  /** Waits until it is connected, if it is not. */
  async connected(): Promise<void> {
    await this.until(() => this.socket.connected || undefined, 'a connection');
  }

  /** Waits until the server has closed the connection. */
  async closed(): Promise<void> {
    await this.until(() => this.socket.disconnected || undefined, 'the end');
  }

  /** Says something without anything in it, whether or not the server knows it. */
  say(event: string): void {
    const socket: Socket = this.socket;
    socket.emit(event);
  }

  close(): void {
    this.socket.disconnect();
  }

  private until<T>(look: () => T | undefined, what: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const check = () => {
        const found = look();
        if (found === undefined) return;
        clearTimeout(late);
        this.waiting.delete(check);
        resolve(found);
      };
      const late = setTimeout(() => {
        this.waiting.delete(check);
        reject(new Error(`Waited in vain for ${what}`));
      }, PATIENCE_MS);
      this.waiting.add(check);
      check();
    });
  }
}
