import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import type { Config } from '../config/config.js';

const APP_POLICY = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:', 'https:', 'http:'], // the composer previews pictures by their address
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['angular', 'angular#bundler', 'service-worker'],
};

/** Swagger UI puts styles into its page and knows no Trusted Types. */
const DOCS_POLICY = {
  ...Object.fromEntries(Object.entries(APP_POLICY).filter(([name]) => !name.includes('trusted-types'))),
  'style-src': ["'self'", "'unsafe-inline'"],
};

/** Header names and values. */
export type Headers = Readonly<Record<string, string>>;

/**
 * The headers that answers carry for security (OWASP HTTP Headers Cheat Sheet), with a strict Content Security Policy.
 * They are the same for each request, so they are made once: what answers before or beside Fastify sends them, too.
 */
export class SecurityHeaders {
  /** For everything but Swagger UI. */
  readonly app: Headers;
  private readonly docs: Headers;

  constructor(config: Config) {
    this.app = headersOf(config, APP_POLICY);
    this.docs = headersOf(config, DOCS_POLICY);
  }

  /** Puts them on every answer of Fastify's. */
  addTo(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, reply, done) => {
      reply.headers(/^\/docs(\/|$|\?)/.test(request.url) ? this.docs : this.app);
      done();
    });
  }
}

function headersOf(config: Config, directives: Record<string, string[]>): Headers {
  const headers: Record<string, string> = {};
  const recorder = {
    setHeader: (name: string, value: string) => (headers[name] = value),
    removeHeader: () => undefined,
  };
  const set = helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    strictTransportSecurity: config.publicUrl.startsWith('https:'),
    referrerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: config.corsOrigins.length > 0 ? 'cross-origin' : 'same-origin' },
  });
  set({} as never, recorder as never, (error?: unknown) => {
    if (error) throw error as Error;
  });
  return headers;
}
