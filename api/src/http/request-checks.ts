import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { BadRequestException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

/** `uri-host [":" port]` of RFC 3986; the port may be empty. */
const HOST = /^(\[[\da-f:.]+\]|[\w.~!$&'()*+,;=%-]+)(:\d{0,5})?$/i;

/** Where Socket.IO listens. */
const REALTIME_PATH = '/realtime/';

/** Whether a connection may become a WebSocket. Every other `Upgrade` is ignored, as RFC 9110, section 7.8, lets servers do. */
export function mayUpgrade({ url, headers }: IncomingMessage): boolean {
  return (url?.startsWith(REALTIME_PATH) ?? false) && headers.upgrade?.toLowerCase() === 'websocket';
}

/**
 * Refuses requests that the next proxy might understand in another way: those of HTTP/1.1 name one host (RFC 9112, section 3.2).
 */
export function checkRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    done(hasOneHost(request.raw) ? undefined : new BadRequestException());
  });
}

/**
 * The connection of who wanted another protocol ends with the answer: who knows what they send next. To be called when Socket.IO
 * listens, whose own answers are meant, too.
 */
export function endAfterUpgrades(server: Server): void {
  server.prependListener('request', ({ headers }: IncomingMessage, response: ServerResponse) => {
    if (headers.upgrade !== undefined) response.shouldKeepAlive = false;
  });
}

function hasOneHost({ rawHeaders, httpVersion }: IncomingMessage): boolean {
  const hosts = rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'host',
  );
  const [host] = hosts;
  if (host === undefined) return httpVersion === '1.0';
  return hosts.length === 1 && HOST.test(host);
}
