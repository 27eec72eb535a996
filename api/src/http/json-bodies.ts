import type { FastifyInstance, FastifyRequest } from 'fastify';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import { MalformedJson } from '../common/errors/request.errors.js';
import { API_PREFIX } from '../common/http/api-prefix.js';

const UPLOADS = `${API_PREFIX}/media`;

const CHARSET = /;\s*charset\s*=?\s*"?([^";\s]*)/i;
const UTF_8 = /^(utf-?8|us-ascii)$/i;

/**
 * JSON alone is taken, in UTF-8, and forms only where files are uploaded; everything else is 415. An empty body counts as none:
 * clients put the header on requests that carry nothing.
 */
export function acceptJsonOnly(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, body as string, (error, value) => done(error && new MalformedJson(), value));
  });
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    done(readsBody(request) && !isFit(request) ? new UnsupportedMediaTypeException() : null, payload);
  });
}

/** Whether a body is read if there is one. */
const readsBody = ({ method }: FastifyRequest) => method !== 'GET' && method !== 'HEAD';

function isFit({ url, headers }: FastifyRequest): boolean {
  const type = headers['content-type'] ?? '';
  const isForm = /^\s*multipart\//i.test(type);
  const charset = CHARSET.exec(type)?.[1];
  return (!isForm || url.split('?', 1)[0] === UPLOADS) && (charset === undefined || UTF_8.test(charset));
}
