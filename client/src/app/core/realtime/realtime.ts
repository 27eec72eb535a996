import { ApplicationRef, DOCUMENT, Service, effect, inject, signal, untracked } from '@angular/core';
import { Observable, Subject, filter, firstValueFrom, fromEvent, interval, map, merge } from 'rxjs';
import { SessionStore } from '../session/session-store';
import { ServerMessages } from './realtime-events';
import { LiveSocket, SOCKET_LOADER } from './socket';

/** How often (ms) an app in view asks for news while there is no connection to hear them from. */
const ASK_EVERY = 60_000;
/** How long (ms) the server may take for an acknowledgement before the connection is held for dead. */
const PATIENCE = 5000;
/** The first wait (ms) after the server has cut the connection or refused it; it doubles each time up to the longest. */
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60_000;
/** A connection that lasted this long (ms) was a good one: the next wait is the first again. */
const LASTING = 60_000;
/** Timers may be early (ms); a token that is renewed late is still good for a while. */
const MARGIN = 1000;

type Message = {
  [Name in keyof ServerMessages]: { readonly name: Name; readonly body: ServerMessages[Name] };
}[keyof ServerMessages];

const NAMES: readonly (keyof ServerMessages)[] = ['notification', 'unread-count', 'feed', 'post'];

/**
 * The connection over which the server tells a member what happens. It is there while somebody is logged in whose account is open, comes back by
 * itself after the network, the server or the laptop was away, and renews its token before the old one ends.
 */
@Service()
export class Realtime {
  private readonly session = inject(SessionStore);
  private readonly loadSocket = inject(SOCKET_LOADER);
  private readonly app = inject(ApplicationRef);
  private readonly document = inject(DOCUMENT);
  private readonly messages = new Subject<Message>();
  private readonly connects = new Subject<void>();
  private readonly up = signal(false);
  private readonly memberId = this.session.openId;
  private socket: LiveSocket | null = null;
  private watched: readonly string[] = [];
  private renewing: ReturnType<typeof setTimeout> | undefined;
  private returning: ReturnType<typeof setTimeout> | undefined;
  private wait = FIRST_WAIT;
  private connectedAt = 0;

  /** Whether the server can be heard. */
  readonly connected = this.up.asReadonly();

  /**
   * Something may have gone unheard and is to be asked for: after each connect, and, while there is no connection, when the app
   * comes back into view and once a minute.
   */
  readonly missed: Observable<void>;

  constructor() {
    const view = this.document.defaultView ?? window;
    const seenAgain = fromEvent(this.document, 'visibilitychange').pipe(filter(() => this.inView()));
    const asking = merge(interval(ASK_EVERY), seenAgain).pipe(
      filter(() => this.inView() && this.memberId() !== undefined && !this.up()),
    );
    this.missed = merge(this.connects, asking).pipe(map(() => undefined));

    effect(() => {
      const id = this.memberId();
      untracked(() => {
        this.close();
        if (id) void this.open(id);
      });
    });
    this.session.ended.subscribe(() => this.close());
    this.session.renewed.subscribe((token) => this.authenticate(token));
    merge(fromEvent(view, 'online'), seenAgain).subscribe(() => this.wake());
    // The network is gone, but a connection over it may look alive for another minute.
    fromEvent(view, 'offline').subscribe(() => this.socket?.io.engine?.close());
  }

  /** What the server says under one name. */
  on<Name extends keyof ServerMessages>(name: Name): Observable<ServerMessages[Name]> {
    return this.messages.pipe(
      filter((message): message is Extract<Message, { name: Name }> => message.name === name),
      map(({ body }) => body as ServerMessages[Name]),
    );
  }

  /** Names the posts on screen, at most `MOST_WATCHED`, whose counters the server is to tell; now and after each connect. */
  watch(postIds: readonly string[]): void {
    this.watched = postIds;
    if (this.socket?.connected) this.sayWhatIsWatched(this.socket);
  }

  private async open(memberId: string): Promise<void> {
    // What is on the page comes first, and then the code for this.
    await this.app.whenStable();
    const openSocket = await this.loadSocket().catch(() => null);
    // Without the code (offline at this moment) the app asks, and the next visit will have it.
    if (!openSocket || this.memberId() !== memberId || this.socket) return;
    const socket = openSocket({
      path: '/realtime',
      transports: ['websocket'],
      forceNew: true,
      // Without a token the server refuses, and the app comes back to it.
      auth: (give) =>
        void this.session.usableToken().then(
          (token) => give({ token }),
          () => give({ token: null }),
        ),
    });
    this.socket = socket;
    for (const name of NAMES) this.forward(socket, name);
    socket.on('connect', () => this.onConnect(socket));
    socket.on('disconnect', () => this.onDisconnect(socket));
    socket.on('connect_error', () => this.onDisconnect(socket));
  }

  private forward<Name extends keyof ServerMessages>(socket: LiveSocket, name: Name): void {
    const listener = (body: ServerMessages[Name]) => this.messages.next({ name, body } as Message);
    socket.on(name, listener as never);
  }

  private onConnect(socket: LiveSocket): void {
    this.connectedAt = Date.now();
    this.up.set(true);
    this.renewInTime();
    if (this.watched.length > 0) this.sayWhatIsWatched(socket);
    this.connects.next();
  }

  /** Socket.IO comes back by itself unless it was the server that ended the connection or refused it. */
  private onDisconnect(socket: LiveSocket): void {
    if (this.up() && Date.now() - this.connectedAt > LASTING) this.wait = FIRST_WAIT;
    this.up.set(false);
    clearTimeout(this.renewing);
    if (socket !== this.socket || socket.active) return;
    clearTimeout(this.returning);
    this.returning = setTimeout(() => void this.comeBack(socket), this.wait * (0.5 + Math.random()));
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  /** Renews the token first: if the session is over, that says so and logs out. */
  private async comeBack(socket: LiveSocket): Promise<void> {
    await firstValueFrom(this.session.renew()).catch(() => null);
    if (socket === this.socket) socket.connect();
  }

  /** The device was asleep or offline: what looks connected may be dead, and what waits may try now. */
  private wake(): void {
    const { socket } = this;
    if (!socket) return;
    if (socket.connected) this.sayWhatIsWatched(socket);
    else if (socket.active) socket.disconnect().connect();
  }

  /** Also finds out whether the server still hears. */
  private sayWhatIsWatched(socket: LiveSocket): void {
    socket.timeout(PATIENCE).emit('watch', { postIds: this.watched }, (error) => {
      if (error && socket.connected) socket.io.engine?.close();
    });
  }

  private authenticate(token: string): void {
    const { socket } = this;
    if (!socket?.connected) return;
    this.renewInTime();
    socket.emit('authenticate', { token }, () => undefined);
  }

  /** An app that is only looked at sends no requests that would renew the token. */
  private renewInTime(): void {
    clearTimeout(this.renewing);
    this.renewing = setTimeout(
      () => void this.session.usableToken().catch(() => null),
      this.session.tokenIsGoodFor() + MARGIN,
    );
  }

  private close(): void {
    clearTimeout(this.renewing);
    clearTimeout(this.returning);
    this.wait = FIRST_WAIT;
    this.up.set(false);
    const { socket } = this;
    this.socket = null;
    socket?.disconnect();
  }

  private inView(): boolean {
    return this.document.visibilityState === 'visible';
  }
}
