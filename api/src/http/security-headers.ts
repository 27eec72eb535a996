import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import { API_PREFIX } from '../common/http/api-prefix.js';
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

/** Answers with data are no pages: nothing is loaded by them, and nobody frames them. */
const API_POLICY = { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] };

/** What says how browsers are to show a page, which data is not. */
const FOR_PAGES = {
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
} as const;

/** Header names and values. */
export type Headers = Readonly<Record<string, string>>;

/**
 * The headers that answers carry for security (OWASP HTTP Headers Cheat Sheet), with a strict Content Security Policy; those of the
 * API the fewer that are for data (OWASP REST Security Cheat Sheet): most of what a small answer sends were headers for pages. They are the same for each request, so they are made once: what answers before or beside Fastify sends them, too.
 */
export class SecurityHeaders {
  /** For pages and files. */
  readonly app: Headers;
  private readonly api: Headers;
  private readonly docs: Headers;

  constructor(config: Config) {
    this.app = headersOf(config, APP_POLICY);
    this.docs = headersOf(config, DOCS_POLICY);
    this.api = headersOf(config, API_POLICY, FOR_PAGES);
  }

  /** Puts them on every answer of Fastify's. */
  addTo(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, reply, done) => {
      reply.headers(this.of(request.url));
      done();
    });
  }

  private of(url: string): Headers {
    if (url.startsWith(`${API_PREFIX}/`)) return this.api;
    return /^\/docs(\/|$|\?)/.test(url) ? this.docs : this.app;
  }
}

function headersOf(
  config: Config,
  directives: Record<string, string[]>,
  others: Partial<typeof FOR_PAGES> = {},
): Headers {
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
    ...others,
  });
  set({} as never, recorder as never, (error?: unknown) => {
    if (error) throw error as Error;
  });
  return headers;
}
