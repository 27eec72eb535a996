import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { type Socket, Server as SocketServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** For how long a connection that lies idle may still bring a request: it may be on its way already. */
const LINGER_MS = 2000;
/** For how long a request that runs may go on, the time above included. */
const FINISH_MS = 7000;

/**
 * Ends an HTTP server without dropping a request. No connection is accepted any more, but those that are open are not closed in
 * the face of whoever is just using them: what comes is answered with `Connection: close` (RFC 9112, section 9.6).
 */
export class Drain {
  /** Open connections, with the answers that each still owes. What has become a WebSocket is none of them. */
  private readonly connections = new Map<Socket, Set<ServerResponse>>();
  private readonly emptied = Promise.withResolvers<void>();
  private state: 'serving' | 'lingering' | 'finishing' = 'serving';

  /** To be made before anybody else listens to the server. */
  constructor(private readonly server: Server) {
    server.on('connection', (socket: Socket) => {
      this.connections.set(socket, new Set());
      socket.once('close', () => this.forget(socket));
    });
    server.on('upgrade', (request: IncomingMessage) => this.forget(request.socket));
    server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) =>
      this.owe(socket, response),
    );
  }

  /** Takes seven seconds at most. What is not done then is cut off. */
  async finish(): Promise<void> {
    this.state = 'lingering';
    // that of HTTP servers would close idle connections at once
    SocketServer.prototype.close.call(this.server);
    for (const answers of this.connections.values())
      for (const answer of answers) answer.shouldKeepAlive = false;
    if (this.connections.size === 0) return;
    await this.emptyOrAfter(LINGER_MS);
    this.state = 'finishing';
    for (const [socket, answers] of this.connections) if (answers.size === 0) socket.destroy();
    await this.emptyOrAfter(FINISH_MS - LINGER_MS);
    for (const socket of this.connections.keys()) socket.destroy();
  }

  private owe(socket: Socket, answer: ServerResponse): void {
    const answers = this.connections.get(socket);
    answers?.add(answer);
    if (this.state !== 'serving') answer.shouldKeepAlive = false;
    answer.once('close', () => {
      answers?.delete(answer);
      if (this.state === 'finishing' && answers?.size === 0) socket.destroySoon();
    });
  }

  private forget(socket: Socket): void {
    this.connections.delete(socket);
    if (this.state !== 'serving' && this.connections.size === 0) this.emptied.resolve();
  }

  private async emptyOrAfter(milliseconds: number): Promise<void> {
    await Promise.race([this.emptied.promise, delay(milliseconds, undefined, { ref: false })]);
  }
}
