import { Logger } from '@nestjs/common';
import { type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import { type Admission, SocketAdmission } from '../auth/socket-admission.js';
import { parseId } from '../common/http/id.pipe.js';
import {
  type Acknowledge,
  personRoom,
  postRoom,
  type RealtimeServer,
  type RealtimeSocket,
  sessionRoom,
} from '../realtime/realtime.events.js';
import { Realtime } from '../realtime/realtime.js';
import { Visibility } from '../visibility/visibility.js';

/** Tabs and devices of one person at one process. */
const MAX_CONNECTIONS = 20;
const MAX_WATCHED = 100;
/** A longer wait would overflow the timer, and no token lives as long. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * The door to `/realtime`: a socket comes in with an access token, which it renews before it expires, and hears what concerns its
 * person. It can do nothing but say which posts it shows.
 */
@WebSocketGateway()
export class SocketsGateway implements OnGatewayInit<RealtimeServer> {
  private readonly logger = new Logger(SocketsGateway.name);
  private readonly ends = new WeakMap<RealtimeSocket, NodeJS.Timeout>();

  constructor(
    private readonly realtime: Realtime,
    private readonly admission: SocketAdmission,
    private readonly visibility: Visibility,
  ) {}

  afterInit(server: RealtimeServer): void {
    this.realtime.attach(server);
    server.use((socket, next) => {
      this.admit(server, socket).then(
        () => next(),
        (error: Error) => next(error),
      );
    });
    server.on('connection', (socket) => this.listen(socket));
  }

  private async admit(server: RealtimeServer, socket: RealtimeSocket): Promise<void> {
    const admission = await this.admissionBy(socket.handshake.auth);
    if (!admission) throw new Error('unauthenticated');
    const { userId, sessionId, expiresAt } = admission;
    const connections = server.of('/').adapter.rooms.get(personRoom(userId))?.size ?? 0;
    if (connections >= MAX_CONNECTIONS) throw new Error('too_many_connections');
    socket.data = { userId, sessionId };
    await socket.join([personRoom(userId), sessionRoom(sessionId)]);
    this.endAt(socket, expiresAt);
  }

  private listen(socket: RealtimeSocket): void {
    socket.on('authenticate', (message, acknowledge) => {
      void this.answer(this.renew(socket, message), acknowledge).then((ok) => {
        if (!ok) socket.disconnect(true);
      });
    });
    socket.on('watch', (message, acknowledge) => void this.answer(this.watch(socket, message), acknowledge));
    socket.once('disconnect', () => clearTimeout(this.ends.get(socket)));
  }

  /** Tells a client what came of its message. What fails, for instance for want of a database, is not ok. Never rejects. */
  private async answer(work: Promise<boolean>, acknowledge: unknown): Promise<boolean> {
    const ok = await work.catch((error: unknown) => {
      this.logger.warn(error);
      return false;
    });
    if (typeof acknowledge === 'function') (acknowledge as Acknowledge)({ ok });
    return ok;
  }

  /** A newer token of the same person goes on where the old one ends; the session may be another. */
  private async renew(socket: RealtimeSocket, message: unknown): Promise<boolean> {
    const admission = await this.admissionBy(message);
    if (admission?.userId !== socket.data.userId) return false;
    await socket.leave(sessionRoom(socket.data.sessionId));
    socket.data.sessionId = admission.sessionId;
    await socket.join(sessionRoom(admission.sessionId));
    this.endAt(socket, admission.expiresAt);
    return true;
  }

  private async watch(socket: RealtimeSocket, message: unknown): Promise<boolean> {
    const postIds = (message as { postIds?: unknown } | null)?.postIds;
    if (!Array.isArray(postIds) || postIds.length > MAX_WATCHED) return false;
    const ids = postIds.map((id) => (typeof id === 'string' ? parseId(id) : 0)).filter((id) => id > 0);
    const rooms = new Set(
      (await this.visibility.visiblePostIds({ id: socket.data.userId }, ids)).map(postRoom),
    );
    for (const room of socket.rooms)
      if (room.startsWith('post:') && !rooms.has(room)) await socket.leave(room);
    await socket.join([...rooms]);
    return true;
  }

  /** Errors of the database are as good as a bad token: the client tries again later. */
  private async admissionBy(message: unknown): Promise<Admission | null> {
    const token = (message as { token?: unknown } | null)?.token;
    return typeof token === 'string' ? this.admission.admit(token).catch(() => null) : null;
  }

  private endAt(socket: RealtimeSocket, expiresAt: Date): void {
    clearTimeout(this.ends.get(socket));
    const timer = setTimeout(
      () => socket.disconnect(true),
      Math.min(expiresAt.getTime() - Date.now(), MAX_TIMER_MS),
    );
    this.ends.set(socket, timer.unref());
  }
}
