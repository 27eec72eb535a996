import { Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ServerMessages } from '../app/core/realtime/realtime-events';
import { LiveSocket, OpenSocket, SOCKET_LOADER } from '../app/core/realtime/socket';

type Options = Parameters<OpenSocket>[0];

/** A message of the app, and how to acknowledge it. */
interface Heard {
  readonly name: string;
  readonly message: unknown;
  readonly acknowledge: (error: Error | null, answer?: { readonly ok: boolean }) => void;
}

/** The server's end of Socket.IO, as far as the app uses it. Connects only when the test says so. */
export class LiveServer {
  private readonly listeners = new Map<string, (message?: unknown) => void>();
  private options: Options = {};
  readonly heard: Heard[] = [];
  /** What the app did: `open`, `connect` (again), `disconnect`, `close` (of the network connection). */
  readonly did: string[] = [];
  private connected = false;
  private active = true;

  static provide(): Provider {
    return [
      LiveServer,
      {
        provide: SOCKET_LOADER,
        useFactory: () => () => Promise.resolve(TestBed.inject(LiveServer).open),
      },
    ];
  }

  /** Lets the app in; answers the token it came with. */
  async accept(): Promise<unknown> {
    await vi.waitFor(() => expect(this.did).toContain('open'));
    const { auth } = this.options;
    const token = await new Promise<unknown>((give) => {
      if (typeof auth === 'function') auth((credentials) => give((credentials as { token: unknown }).token));
    });
    this.connected = this.active = true;
    this.listeners.get('connect')?.();
    return token;
  }

  /** Says something to the app. */
  say<Name extends keyof ServerMessages>(name: Name, message: ServerMessages[Name]): void {
    this.listeners.get(name)?.(message);
  }

  /** The network is gone; Socket.IO tries again by itself. */
  lose(): void {
    this.connected = false;
    this.listeners.get('disconnect')?.();
  }

  /** The server ends the connection, e.g. because the session is over. */
  cut(): void {
    this.connected = this.active = false;
    this.listeners.get('disconnect')?.();
  }

  /** What the app said last under a name. */
  lastHeard(name: string): Heard | undefined {
    return this.heard.findLast((heard) => heard.name === name);
  }

  private readonly open = (options: Options): LiveSocket => {
    this.did.push('open');
    this.options = options;
    const emit = (name: string, message: unknown, acknowledge: Heard['acknowledge']) => {
      this.heard.push({ name, message, acknowledge });
    };
    const isConnected = () => this.connected;
    const isActive = () => this.active;
    const socket = {
      get connected() {
        return isConnected();
      },
      get active() {
        return isActive();
      },
      io: { engine: { close: () => this.did.push('close') } },
      on: (name: string, listener: () => void) => this.listeners.set(name, listener),
      emit,
      timeout: () => ({ emit }),
      connect: () => this.did.push('connect'),
      disconnect: () => {
        this.connected = this.active = false;
        this.did.push('disconnect');
        return socket;
      },
    };
    return socket as unknown as LiveSocket;
  };
}
