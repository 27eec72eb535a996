import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Params, PinoLogger } from 'nestjs-pino';
import type { Config } from '../config/config.js';

/** What is asked for by the dozen and tells nothing. */
const UNLOGGED = /^\/(health|photos|media|assets|docs)\/|^\/[^/]+\.(js|css|svg|ico|png|webmanifest)$/;

const pathOf = (url: string) => url.split('?', 1)[0] ?? '';

/** The request in whose course something is logged. */
const current = new AsyncLocalStorage<FastifyRequest>();

/** Neither headers nor bodies nor queries are logged: there are no secrets in what is not there. */
const described = ({ id, method, originalUrl }: FastifyRequest) => ({
  id,
  method,
  path: pathOf(originalUrl),
});

const asItIs = (value: unknown) => value;

/** JSON lines, or readable ones on a terminal; each says in the course of which request. */
export function loggingOptions(config: Config): Params {
  return {
    forRoutes: [], // requests are logged below
    pinoHttp: {
      level: config.logLevel,
      // what is logged of requests is made here; the serialisers that come with it would add headers and addresses
      wrapSerializers: false,
      serializers: { req: asItIs, res: asItIs },
      mixin: () => {
        const request = current.getStore();
        return request ? { req: described(request) } : {};
      },
      ...(process.stdout.isTTY &&
        !config.production && {
          transport: {
            target: 'pino-pretty',
            options: { singleLine: true, ignore: 'pid,hostname,context,req,res' },
          },
        }),
    },
  };
}

/**
 * Logs one line for each request when its answer is out, or nobody waits for it any more. Nothing is made ready for lines below the
 * level that is asked for: pino-http's middleware takes a tenth of a small request.
 */
export function logRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!UNLOGGED.test(pathOf(request.originalUrl))) {
      const began = Date.now();
      reply.raw.once('close', () => logOne(request, reply, Date.now() - began));
    }
    current.run(request, done);
  });
}

function logOne(request: FastifyRequest, { raw }: FastifyReply, responseTime: number): void {
  const { statusCode } = raw;
  const level = statusCode >= 500 ? 'error' : statusCode >= 400 ? 'warn' : 'info';
  const { root } = PinoLogger;
  if (!root.isLevelEnabled(level)) return;
  const req = described(request);
  const summary = `${req.method} ${req.path} ${raw.writableFinished ? String(statusCode) : 'cut off'}`;
  root[level]({ req, res: { statusCode }, responseTime }, summary);
}
