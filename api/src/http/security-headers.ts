import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
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

/** Security headers on every answer (OWASP HTTP Headers Cheat Sheet), with a strict Content Security Policy. */
export async function addSecurityHeaders(fastify: FastifyInstance, config: Config): Promise<void> {
  const options = (directives: Record<string, string[]>): FastifyHelmetOptions => ({
    contentSecurityPolicy: { useDefaults: false, directives },
    strictTransportSecurity: config.publicUrl.startsWith('https:'),
    referrerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: config.corsOrigins.length > 0 ? 'cross-origin' : 'same-origin' },
  });
  await fastify.register(helmet, { global: false });
  const app = options(APP_POLICY);
  const docs = options(DOCS_POLICY);
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.helmet(/^\/docs(\/|$|\?)/.test(request.url) ? docs : app);
    done();
  });
}
