import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Params } from 'nestjs-pino';
import type { Config } from '../config/config.js';

/** What is asked for by the dozen and tells nothing. */
const UNLOGGED = /^\/(health|photos|media|assets|docs)\/|^\/[^/]+\.(js|css|svg|ico|png|webmanifest)$/;

const pathOf = (url: string | undefined) => url?.split('?', 1)[0] ?? '';

/** A mounted middleware sees a shortened `url`. */
const addressOf = (request: IncomingMessage & { originalUrl?: string }) =>
  pathOf(request.originalUrl ?? request.url);

/**
 * Logs one line for each request, as JSON, or readable on a terminal. Neither headers nor bodies nor queries are logged:
 * there are no secrets in what is not there.
 */
export function loggingOptions(config: Config): Params {
  return {
    pinoHttp: {
      level: config.logLevel,
      genReqId: (request) => request.id,
      autoLogging: { ignore: (request) => UNLOGGED.test(addressOf(request)) },
      customLogLevel: (_request, response, error) => {
        if (error || response.statusCode >= 500) return 'error';
        return response.statusCode >= 400 ? 'warn' : 'info';
      },
      customSuccessMessage: summary,
      customErrorMessage: summary,
      serializers: {
        req: ({ id, method, url }: { id: unknown; method: string; url?: string }) => ({
          id,
          method,
          path: pathOf(url),
        }),
        res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
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

function summary(request: IncomingMessage, response: ServerResponse): string {
  return `${request.method ?? ''} ${addressOf(request)} ${String(response.statusCode)}`;
}
