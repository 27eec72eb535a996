import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from './support/test-app.js';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
interface Operation {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  security?: Record<string, string[]>[];
  responses: Record<string, { description: string; content?: Record<string, unknown> }>;
}
interface Document {
  openapi: string;
  tags: { name: string; description: string }[];
  paths: Record<string, Record<Method, Operation>>;
}

const FILE = new URL('../openapi.json', import.meta.url);
const document = JSON.parse(readFileSync(FILE, 'utf8')) as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  (Object.entries(methods) as [Method, Operation][]).map(([method, operation]) => ({
    id: operation.operationId,
    method,
    path,
    operation,
  })),
);

/** What people without an account may do; everything else needs an access token. */
const OPEN_TO_EVERYBODY = new Set(
  `signup login refresh checkUsername getUser listUserPosts listFollowers listFollowing getPost listLikes listComments
  getExplore getHashtag listHashtagPosts listTrendingHashtags getEmbed`.split(/\s+/),
);

describe('the OpenAPI document', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  it('is served as it is committed, and read in Swagger UI', async () => {
    const { body, type } = await app.api.get('/openapi.json').expect(200);
    expect(type).toBe('application/json');
    expect(body).toEqual(document);
    for (const path of ['/docs', '/docs/']) {
      const { text, type } = await app.beside.get(path).expect(200);
      expect(type).toBe('text/html');
      expect(text).toContain('<div id="swagger-ui">');
    }
    await app.beside.get('/docs/swagger-ui-bundle.js').expect(200);
  });

  it('is OpenAPI 3.1, with names that clients can be generated from', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const ids = operations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(25);
    expect([...OPEN_TO_EVERYBODY].filter((id) => !ids.includes(id))).toEqual([]);
  });

  it.each(operations)('documents $id', ({ path, operation }) => {
    expect(path).toMatch(/^\/api\/v1\//);
    expect(operation.operationId).toMatch(/^[a-z][A-Za-z]+$/);
    expect(operation.summary).toMatch(/^[A-Z][^.]*$/);
    expect(operation.description).toMatch(/\.$/);
    expect(operation.tags).toHaveLength(1);
    expect(document.tags.map(({ name }) => name)).toContain(operation.tags[0]);
    const answers = Object.entries(operation.responses);
    expect(answers.filter(([status]) => status.startsWith('2'))).toHaveLength(1);
    const problems = answers.filter(([status]) => status.startsWith('4'));
    expect(problems.length).toBeGreaterThan(0);
    for (const [, { content }] of problems) {
      expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
    }
  });

  /** Sends what an operation takes at least, without a token. */
  const send = ({ method, path }: { method: Method; path: string }) =>
    app.beside[method](path.replace('{username}', 'nobody.here').replaceAll(/\{\w+\}/g, '1'));

  it.each(operations.filter(({ id }) => !OPEN_TO_EVERYBODY.has(id)))(
    '$id answers 401 without a token, as documented',
    async (operation) => {
      expect(operation.operation.security).toContainEqual({ bearer: [] });
      expect(Object.keys(operation.operation.responses)).toContain('401');
      const { body, type, headers } = await send(operation).expect(401);
      expect(type).toBe('application/problem+json');
      expect(body).toMatchObject({ code: 'unauthenticated', status: 401 });
      expect(headers['www-authenticate']).toBe('Bearer');
    },
  );

  it.each(operations.filter(({ id }) => OPEN_TO_EVERYBODY.has(id)))(
    '$id answers everybody, and only with what is documented',
    async (operation) => {
      const { status, body } = await send(operation);
      expect(Object.keys(operation.operation.responses)).toContain(String(status));
      expect(status === 401 && body.code === 'unauthenticated').toBe(false);
    },
  );
});
