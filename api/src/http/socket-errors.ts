import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { Logger } from '@nestjs/common';
import type { ErrorCode } from '../common/errors/error-codes.js';
import { problemOf } from '../common/errors/problem.filter.js';
import type { Headers } from './security-headers.js';

/** What Node's HTTP parser says of requests that it cannot read. */
const CODE_BY_PARSER_CODE: Partial<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'payload_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
};

/**
 * Answers in words what never becomes a request of Fastify's, and ends its connection: nobody knows where in the stream of bytes the
 * next request would begin.
 */
export class SocketErrors {
  private readonly logger = new Logger('HttpServer');

  constructor(private readonly securityHeaders: Headers) {}

  /** For requests that cannot be parsed, are too slow or have headers without end. */
  readonly refuse = (error: Error & { code?: string }, socket: Duplex): void => {
    if (socket.writable && !isAnswering(socket)) {
      const code = CODE_BY_PARSER_CODE[error.code ?? ''] ?? 'bad_request';
      const { status, head, body } = this.answer(code, '/');
      const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(
        `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`,
      );
    }
    socket.destroy();
  };

  /** The same for what Node answers by itself: `Expect` of something that nobody knows (417), and CONNECT. */
  answerFor(server: Server): void {
    server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
      const { status, head, body } = this.answer('expectation_failed', request.url ?? '/');
      response.writeHead(status, head).end(body);
    });
    server.on('connect', (_request: IncomingMessage, socket: Duplex) => this.refuse(new Error(), socket));
  }

  private answer(code: ErrorCode, url: string) {
    const problem = problemOf(code, undefined, { id: randomUUID(), url });
    this.logger.warn(`${problem.requestId} ${code}`);
    const body = JSON.stringify(problem);
    const head = {
      ...this.securityHeaders,
      'X-Request-Id': problem.requestId,
      'Cache-Control': 'no-store',
      'Content-Type': 'application/problem+json',
      'Content-Length': String(Buffer.byteLength(body)),
      Connection: 'close',
    };
    return { status: problem.status, head, body };
  }
}

/** Whether an answer has begun on this connection: another one in its middle would be read as a part of it. */
function isAnswering(socket: Duplex): boolean {
  return (socket as { _httpMessage?: { headersSent: boolean } | null })._httpMessage?.headersSent ?? false;
}
