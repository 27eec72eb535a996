import type { FastifyInstance } from 'fastify';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import { MalformedJson } from '../common/errors/request.errors.js';

const UPLOADS = '/api/v1/media';

/**
 * JSON alone is taken, and forms only where files are uploaded; everything else is 415. An empty body counts as none:
 * clients put the header on requests that carry nothing.
 */
export function acceptJsonOnly(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, body as string, (error, value) => done(error && new MalformedJson(), value));
  });
  fastify.addHook('preParsing', async (request) => {
    const isForm = request.headers['content-type']?.startsWith('multipart/');
    if (isForm && request.url.split('?', 1)[0] !== UPLOADS) throw new UnsupportedMediaTypeException();
    return Promise.resolve(undefined);
  });
}
