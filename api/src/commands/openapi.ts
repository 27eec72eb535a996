import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.js';
import { setApiPrefix } from '../http/http-app.js';
import { readConfig } from '../config/config.js';
import { buildOpenApiDocument } from '../http/openapi-document.js';

/**
 * Writes `api/openapi.json` without a database or a port; with `--check` only compares, and fails when it is out of date.
 */
const file = new URL('../../openapi.json', import.meta.url);
const config = readConfig({ JWT_SECRET: 'only the shape of the API is looked at' });
const app = await NestFactory.create(AppModule.with(config), new FastifyAdapter(), {
  preview: true,
  logger: false,
});
setApiPrefix(app);
const text = `${JSON.stringify(buildOpenApiDocument(app), null, 2)}\n`;
await app.close();

if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('api/openapi.json is out of date: run npm run openapi.');
  process.exitCode = 1;
}
