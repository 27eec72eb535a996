import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ERROR_CODES } from '../src/http/openapi-examples.js';
import { Contract, type Method, openApi as document } from './support/contract.js';
import { TestApp } from './support/test-app.js';

const contract = new Contract(document);
const operations = contract.operations.map(({ method, path, operation }) => ({
  id: operation.operationId,
  method,
  path,
  operation,
}));

/** What people without an account may do; everything else needs an access token. */
const OPEN_TO_EVERYBODY = new Set(
  `signup login finishLogin beginPasskeyLogin loginWithPasskey refresh verifyEmail forgotPassword resetPassword getInstance checkUsername getUser listUserPosts listFollowers listFollowing getPost listLikes listComments
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
    const statuses = Object.keys(operation.responses);
    expect(statuses.filter((status) => status.startsWith('2'))).toHaveLength(1);
    expect(statuses).toEqual(
      expect.arrayContaining(['400', '408', '413', '417', '429', '431', '500', '503']),
    );
  });

  it.each(operations)('shows each error of $id by its code, and the headers that matter', ({ operation }) => {
    for (const [status, { content = {}, headers = {}, description }] of Object.entries(
      contract.responsesOf(operation),
    )) {
      expect(Object.keys(headers)).toEqual(expect.arrayContaining(['X-Request-Id', 'Cache-Control']));
      expect(description).not.toBe('');
      if (status.startsWith('2')) continue;
      expect(Object.keys(content)).toEqual(['application/problem+json']);
      const { schema, examples = {} } = content['application/problem+json'] ?? { schema: {} };
      expect(Object.keys(examples)).not.toEqual([]);
      for (const [code, reference] of Object.entries(examples)) {
        const { value } = contract.resolved<{ value?: unknown }>(reference);
        expect(value).toMatchObject({ code, status: Number(status), type: `/problems/${code}` });
        expect(contract.invalid(schema, value)).toEqual([]);
        expect(contract.invalid(schema, { ...(value as object), code: 'unheard_of' })).not.toEqual([]);
      }
      if (status === '401') expect(headers['WWW-Authenticate']).toMatchObject({ required: true });
      if (['429', '503'].includes(status)) expect(headers['Retry-After']).toMatchObject({ required: true });
    }
  });

  it('knows every code, with its words', () => {
    const shown = operations.flatMap(({ operation }) =>
      Object.values(contract.responsesOf(operation)).flatMap(({ content }) =>
        Object.keys(content?.['application/problem+json']?.examples ?? {}),
      ),
    );
    // files of photos are beside the API
    expect(ERROR_CODES.filter((code) => !shown.includes(code))).toEqual(['range_not_satisfiable']);
    const { enum: codes, description = '' } = document.components.schemas.ErrorCode ?? {};
    expect(codes).toEqual(ERROR_CODES);
    for (const code of ERROR_CODES)
      expect(description).toMatch(new RegExp(`\\| \`${code}\` \\| \\d{3} \\| \\w.+[.] \\|`));
  });

  it.each(operations.filter(({ operation }) => operation.requestBody))(
    'has bodies for $id that can be sent',
    ({ operation }) => {
      for (const { schema, examples = {} } of Object.values(operation.requestBody?.content ?? {})) {
        for (const { value } of Object.values(examples)) expect(contract.invalid(schema, value)).toEqual([]);
      }
      const key = operation.parameters?.find(({ name }) => name === 'Idempotency-Key');
      expect(JSON.stringify(key ?? {})).not.toContain('"example"'); // sent twice, it would make nothing
    },
  );

  it('counts in whole numbers, and names null where it can be', () => {
    const text = JSON.stringify(document);
    expect(text).not.toContain('"number"');
    expect(text).not.toContain('"nullable"');
    expect(document.components.schemas.UsernameAvailabilityDto?.properties?.reason).toMatchObject({
      type: ['string', 'null'],
      enum: expect.arrayContaining([null]),
    });
  });

  /** Sends what an operation takes at least, without a token. */
  const send = ({ method, path }: { method: Method; path: string }) =>
    app.beside[method](path.replace('{username}', 'nobody.here').replaceAll(/\{\w+\}/g, '1'));

  it.each(operations.filter(({ id }) => !OPEN_TO_EVERYBODY.has(id)))(
    '$id answers 401 without a token, as documented',
    async (operation) => {
      expect(operation.operation.security).toContainEqual({ bearer: [] });
      expect(operation.operation.security).not.toContainEqual({});
      expect(Object.keys(operation.operation.responses)).toContain('401');
      const { body, type, headers } = await send(operation).expect(401);
      expect(type).toBe('application/problem+json');
      expect(body).toMatchObject({ code: 'unauthenticated', status: 401 });
      expect(headers['www-authenticate']).toBe('Bearer');
    },
  );

  it.each(operations.filter(({ id }) => OPEN_TO_EVERYBODY.has(id)))(
    '$id answers everybody, and says so',
    async (operation) => {
      const { status, body } = await send(operation);
      const { security = [{}] } = operation.operation;
      if (operation.id !== 'refresh') expect(security).toContainEqual({}); // which needs a cookie
      expect(status === 401 && body.code === 'unauthenticated').toBe(false);
    },
  );
});
