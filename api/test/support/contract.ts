import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Method = (typeof METHODS)[number];

interface Schema {
  $ref?: string;
  description?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean;
  required?: string[];
  enum?: unknown[];
}
interface Content {
  schema: Schema;
  example?: unknown;
  examples?: Record<string, { $ref?: string; value?: unknown }>;
}
interface Response {
  description: string;
  headers?: Record<string, { $ref?: string; required?: boolean }>;
  content?: Record<string, Content>;
}
export interface Operation {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  security?: Record<string, string[]>[];
  parameters?: { name: string; in: string; required?: boolean; schema: Schema; example?: unknown }[];
  requestBody?: { content: Record<string, Content> };
  responses: Record<string, Response | { $ref: string }>;
}
export interface OpenApi {
  openapi: string;
  tags: { name: string; description: string }[];
  paths: Record<string, Partial<Record<Method, Operation>>>;
  components: Record<string, Record<string, object>> & { schemas: Record<string, Schema> };
}

/** What a server said, and what it was asked. */
export interface Answer {
  method: string;
  /** With its query. */
  path: string;
  status: number;
  headers: IncomingHttpHeaders;
  /** Parsed, where it is JSON. */
  body: unknown;
}

/** api/openapi.json as it is committed. */
export const openApi = JSON.parse(
  readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8'),
) as OpenApi;

/** An OpenAPI document that answers can be compared with. */
export class Contract {
  /** Every operation, and how its addresses look; those with fewer parameters first, because they are meant first. */
  readonly operations: { method: Method; path: string; pattern: RegExp; operation: Operation }[];
  private readonly schemas = new Ajv2020({ strict: false, allErrors: true });
  private readonly validators = new Map<string, ValidateFunction>();

  constructor(private readonly document: OpenApi) {
    addFormats.default(this.schemas);
    this.schemas.addSchema(closed(document), 'openapi');
    this.operations = Object.entries(document.paths)
      .toSorted(([one], [other]) => one.split('{').length - other.split('{').length)
      .flatMap(([path, operations]) =>
        METHODS.flatMap((method) => {
          const operation = operations[method];
          const pattern = new RegExp(`^${path.replaceAll('.', '[.]').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
          return operation ? [{ method, path, pattern, operation }] : [];
        }),
      );
  }

  /** @returns in which respects an answer is not what the document says; empty when all is well */
  faultsOf({ method, path, status, headers, body }: Answer): string[] {
    const asked = (method === 'HEAD' ? 'get' : method.toLowerCase()) as Method;
    const address = path.split('?', 1)[0] ?? path;
    const found = this.operations.find((one) => one.method === asked && one.pattern.test(address));
    if (!found) return status === 404 ? [] : [`${method} ${address}: ${String(status)} of no operation`];
    const name = `${found.operation.operationId} ${String(status)}`;
    const response = this.responsesOf(found.operation)[status];
    if (!response) return [`${name} is not documented`];
    const faults = Object.entries(response.headers ?? {})
      .filter(([header, { required }]) => required && headers[header.toLowerCase()] === undefined)
      .map(([header]) => `${name} lacks the header ${header}`);
    if (method === 'HEAD') return faults;
    const type = headers['content-type']?.split(';', 1)[0] ?? '';
    const [documented, content] = Object.entries(response.content ?? {})[0] ?? [''];
    if (type !== documented) return [...faults, `${name} is ${type}, documented as ${documented}`];
    if (!content) return faults;
    return [...faults, ...this.invalid(content.schema, body).map((fault) => `${name} ${fault}`)];
  }

  /** @returns what is wrong with a value; empty when it is as the schema says */
  invalid(schema: Schema, value: unknown): string[] {
    const key = JSON.stringify(schema);
    const known = this.validators.get(key);
    const validate = known ?? this.schemas.compile(JSON.parse(key.replaceAll('"#/', '"openapi#/')) as object);
    this.validators.set(key, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
    );
  }

  /** What an operation can answer, by status, without references. */
  responsesOf({ responses }: Operation): Record<string, Response> {
    return Object.fromEntries(
      Object.entries(responses).map(([status, response]) => {
        const { headers, ...rest } = this.resolved<Response>(response);
        const known = Object.entries(headers ?? {}).map(([name, header]) => [name, this.resolved(header)]);
        return [status, { ...rest, headers: Object.fromEntries(known) as Response['headers'] }];
      }),
    );
  }

  /** What a reference stands for; anything else stands for itself. */
  resolved<T extends object>(value: T | { $ref?: string }): T {
    if (!('$ref' in value) || value.$ref === undefined) return value as T;
    const [, room = '', name = ''] = /^#\/components\/(\w+)\/(.+)$/.exec(value.$ref) ?? [];
    return this.document.components[room]?.[name] as T;
  }
}

/** No object may have a property that is not documented. */
function closed(document: OpenApi): OpenApi {
  const copy = structuredClone(document);
  for (const schema of Object.values(copy.components.schemas))
    if (schema.properties) schema.additionalProperties ??= false;
  return copy;
}

const contract = new Contract(openApi);

/** For supertest's `expect`: whatever the API answers must be what api/openapi.json says. */
export function expectDocumented(answer: {
  req: { method: string; path: string };
  status: number;
  headers: IncomingHttpHeaders;
  body: unknown;
}): void {
  const { method, path } = answer.req;
  if (!path.startsWith('/api/v1/') || path === '/api/v1/openapi.json' || method === 'OPTIONS') return;
  const { status, headers, body } = answer;
  const faults = contract.faultsOf({ method, path, status, headers, body });
  if (faults.length > 0) throw new Error(`Not as api/openapi.json says: ${faults.join('; ')}`);
}
