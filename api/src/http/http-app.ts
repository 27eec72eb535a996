import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { type INestApplication, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Logger, LoggerModule } from 'nestjs-pino';
import { AppModule } from '../app.module.js';
import { ProblemFilter, sendProblem } from '../common/errors/problem.filter.js';
import { API_PREFIX } from '../common/http/api-prefix.js';
import { RequestValidationPipe } from '../common/http/request-validation.pipe.js';
import type { Config } from '../config/config.js';
import { RealtimeAdapter } from '../realtime/realtime-adapter.js';
import { acceptJsonOnly } from './json-bodies.js';
import { addCacheHeaders } from './caching.js';
import { addCompression } from './compression.js';
import { writeJson } from './json-answers.js';
import { loggingOptions, logRequests } from './logging.js';
import { DrainingAdapter } from './draining-adapter.js';
import { cutEndlessBodies } from './endless-bodies.js';
import { addNextLinks } from './next-links.js';
import { checkRequests, endAfterUpgrades, mayUpgrade } from './request-checks.js';
import { SecurityHeaders } from './security-headers.js';
import { SocketErrors } from './socket-errors.js';
import { LinkPreviews } from '../previews/link-previews.js';
import { serveClient } from './client-files.js';

/** What lives beside the API. */
const OUTSIDE_PREFIX = ['health/live', 'health/ready', 'photos/:key/:file', 'robots.txt', 'sitemap.xml'];

const MAX_JSON_BYTES = 100_000;
/** A hashtag of 100 characters has up to 1,200 in an address. */
const MAX_PARAMETER_LENGTH = 1200;
const REQUEST_TIMEOUT_MS = 120_000;

@Module({})
class ServerModule {}

/** Builds the whole server, ready to listen: API, Swagger UI, photos and the browser app. */
export async function createHttpApp(config: Config): Promise<NestFastifyApplication> {
  const securityHeaders = new SecurityHeaders(config);
  const socketErrors = new SocketErrors(securityHeaders.app);
  const adapter = new DrainingAdapter({
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: config.trustProxy,
    bodyLimit: MAX_JSON_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: MAX_PARAMETER_LENGTH },
    http: { shouldUpgradeCallback: mayUpgrade, requireHostHeader: false },
    clientErrorHandler: socketErrors.refuse,
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      // e.g. an address that cannot be decoded; hooks do not run for those
      reply.headers({ ...securityHeaders.app, 'X-Request-Id': request.id, 'Cache-Control': 'no-store' });
      sendProblem(error, request, reply);
    },
  });
  const imports = [LoggerModule.forRoot(loggingOptions(config)), AppModule.with(config)];
  const app = await NestFactory.create<NestFastifyApplication>({ module: ServerModule, imports }, adapter, {
    logger: ['error', 'warn'], // every route as it is mapped tells nobody anything
    bodyParser: false,
    abortOnError: false,
  });
  setApiPrefix(app);
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalPipes(new RequestValidationPipe());
  app.enableShutdownHooks();
  if (config.corsOrigins.length > 0) {
    app.enableCors({
      origin: [...config.corsOrigins],
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      credentials: true,
      exposedHeaders: ['Link', 'Location', 'Retry-After'],
    });
  }
  app.useWebSocketAdapter(new RealtimeAdapter(app, config));
  const fastify = adapter.getInstance();
  logRequests(fastify);
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('X-Request-Id', request.id); // not awaited: a reply is a promise of its own end
    done();
  });
  securityHeaders.addTo(fastify);
  checkRequests(fastify);
  socketErrors.answerFor(fastify.server);
  acceptJsonOnly(fastify);
  addNextLinks(fastify);
  writeJson(fastify);
  cutEndlessBodies(fastify);
  await addCompression(fastify);
  await app.register(cookie);
  addCacheHeaders(fastify); // behind that, which adds its header late, too
  await app.register(multipart);
  serveDocumentation(app);
  const clientFolder = fileURLToPath(new URL('../../../client/dist', import.meta.url));
  const previews = app.get(LinkPreviews);
  await serveClient(fastify, clientFolder, config.publicBrowsing, (path) => previews.get(path));
  await app.init();
  endAfterUpgrades(fastify.server);
  app.useLogger(app.get(Logger));
  return app;
}

/** Every route is the API's, but for those that others than its clients ask for. */
export function setApiPrefix(app: INestApplication): void {
  app.setGlobalPrefix(API_PREFIX, { exclude: OUTSIDE_PREFIX });
}

/** The committed document, so that what is served is what is reviewed. */
function serveDocumentation(app: NestFastifyApplication): void {
  const file = new URL('../../openapi.json', import.meta.url);
  if (!existsSync(file)) return; // while it is being generated for the first time
  const document = JSON.parse(readFileSync(file, 'utf8')) as OpenAPIObject;
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: `${API_PREFIX}/openapi.json`,
    customSiteTitle: 'Lightwell API',
    swaggerOptions: { displayRequestDuration: true },
  });
}
