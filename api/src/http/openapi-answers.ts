import { STATUS_CODES } from 'node:http';
import type {
  HeaderObject,
  OpenAPIObject,
  OperationObject,
  ParameterObject,
  PathItemObject,
  ReferenceObject,
  ResponseObject,
} from '@nestjs/swagger';
import { NEEDS_RECENT_LOGIN } from '../auth/recent-login.guard.js';
import { SETS_COOKIES } from '../auth/session-cookies.js';
import { type ErrorCode, STATUS_BY_CODE } from '../common/errors/error-codes.js';
import { API_PREFIX } from '../common/http/api-prefix.js';
import { PROBLEMS } from '../common/http/api-problems.decorator.js';
import { EVEN_PENDING } from '../common/http/viewer.js';
import { LIMITED } from '../limits/account-limit.guard.js';
import { ERROR_CODES, exampleOf } from './openapi-examples.js';

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const satisfies (keyof PathItemObject)[];
type Method = (typeof METHODS)[number];

/** An operation, and where it is. */
interface Place {
  readonly method: Method;
  readonly path: string;
  readonly operation: OperationObject & {
    [PROBLEMS]?: ErrorCode[];
    [SETS_COOKIES]?: true;
    [LIMITED]?: true;
    [EVEN_PENDING]?: true;
    [NEEDS_RECENT_LOGIN]?: true;
  };
}

const parametersOf = ({ operation }: Place) => (operation.parameters ?? []) as ParameterObject[];
const takes = (name: string) => (place: Place) => parametersOf(place).some((one) => one.name === name);
const takesFrom = (where: string) => (place: Place) => parametersOf(place).some((one) => one.in === where);
const takesKey = takes('Idempotency-Key');
const takesToken = ({ operation }: Place) => operation.security?.some((one) => 'bearer' in one) ?? false;
const takesBody = ({ operation }: Place) => operation.requestBody !== undefined;
/** Bodies are read wherever one may be sent, also where none is needed. */
const readsBodies = ({ method }: Place) => method !== 'get';
const makes = ({ method, operation }: Place) =>
  ['post', 'put', 'patch'].includes(method) && (operation.security?.every((one) => 'bearer' in one) ?? false);

/** What can go wrong with an operation because of what it is. What it does itself is said at its route. */
const GENERAL_PROBLEMS: [ErrorCode[], (place: Place) => boolean][] = [
  [['bad_request', 'payload_too_large', 'request_timeout', 'expectation_failed'], () => true],
  [['headers_too_large', 'rate_limited', 'internal_error', 'service_unavailable'], () => true],
  [['unauthenticated'], takesToken],
  [['email_unconfirmed'], (place) => takesToken(place) && !place.operation[EVEN_PENDING]],
  [['reauthentication_required'], ({ operation }) => operation[NEEDS_RECENT_LOGIN] === true],
  [['account_limit_reached'], ({ operation }) => operation[LIMITED] === true],
  [['not_found'], takesFrom('path')], // parameters that are longer than any can be
  [['invalid_cursor'], takes('cursor')],
  [['validation_failed'], (place) => takesBody(place) || takesFrom('query')(place)],
  [['malformed_json', 'unsupported_media_type', 'storage_full'], readsBodies],
  [['deleted_meanwhile'], makes],
  [['invalid_idempotency_key', 'idempotency_key_reused'], takesKey],
  [['idempotency_key_unsupported'], (place) => place.method === 'post' && !takesKey(place)],
];

const HEADERS: Record<string, HeaderObject> = {
  'X-Request-Id': {
    description: 'Names the request, also in the server’s log.',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  },
  'Cache-Control': {
    description: 'Whether the answer may be kept: `no-cache` for what everybody may see, else `no-store`.',
    required: true,
    schema: { type: 'string', example: 'no-store' },
  },
  'WWW-Authenticate': {
    description: 'How to log in (RFC 6750).',
    required: true,
    schema: { type: 'string', example: 'Bearer error="invalid_token"' },
  },
  'Retry-After': {
    description: 'Seconds to wait before the request is sent again.',
    required: true,
    schema: { type: 'integer', minimum: 1, example: 42 },
  },
  Link: {
    description: 'The next page, unless this is the last one (RFC 8288).',
    schema: { type: 'string', example: `<${API_PREFIX}/explore?limit=20&cursor=MTIzNA>; rel="next"` },
  },
  'Set-Cookie': {
    description:
      'Sets or clears the refresh token, which scripts cannot read, as `lightwell_refresh` (`__Secure-lightwell_refresh` on https). ' +
      'While PUBLIC_BROWSING is off, another cookie opens photos.',
    required: true,
    schema: {
      type: 'string',
      example: `lightwell_refresh=aGFyZHRvZ3Vlc3M; Path=${API_PREFIX}/auth; HttpOnly; SameSite=Strict`,
    },
  },
};

const EVERYWHERE = ['X-Request-Id', 'Cache-Control'];
const HEADERS_BY_STATUS: Record<string, string[]> = {
  401: ['WWW-Authenticate'],
  429: ['Retry-After'],
  503: ['Retry-After'],
};

/**
 * Says of every operation everything that it can be answered with: each error by its code, with the words of the server, and the
 * headers that matter. Answers that several operations share are written down once.
 */
export function describeAnswers(document: OpenAPIObject): void {
  const components = (document.components ??= {});
  const places = placesIn(document);
  components.headers = HEADERS;
  components.responses = {};
  components.examples = Object.fromEntries(
    ERROR_CODES.flatMap((code) => {
      const place = places.find((one) => problemsOf(one).includes(code));
      if (!place) return []; // it is the photos', which are beside the API
      const value = exampleOf(code, exampleAddress(place));
      return [[code, { summary: value.detail, value }]];
    }),
  );
  for (const place of places) {
    const { operation } = place;
    for (const [status, response] of Object.entries(operation.responses)) {
      const answer = response as ResponseObject;
      answer.description ||= STATUS_CODES[Number(status)] ?? '';
      answer.headers = { ...answer.headers, ...headersOf(successHeaders(place)) };
    }
    for (const [status, codes] of Map.groupBy(problemsOf(place), (code) => STATUS_BY_CODE[code])) {
      const name = codes.join('-');
      components.responses[name] ??= problemResponse(status, codes);
      operation.responses[status] = { $ref: `#/components/responses/${name}` };
    }
  }
  for (const { operation } of places) {
    delete operation[PROBLEMS];
    delete operation[SETS_COOKIES];
    delete operation[LIMITED];
    delete operation[EVEN_PENDING];
    delete operation[NEEDS_RECENT_LOGIN];
  }
  const codes = components.schemas?.ErrorCode;
  if (codes && !('$ref' in codes)) codes.description = tableOfCodes();
}

function placesIn(document: OpenAPIObject): Place[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ method, path, operation }] : [];
    }),
  );
}

/** In the order of the list, so that the same codes always make the same answer. */
function problemsOf(place: Place): ErrorCode[] {
  const general = GENERAL_PROBLEMS.flatMap(([codes, concerns]) => (concerns(place) ? codes : []));
  const all = new Set([...general, ...(place.operation[PROBLEMS] ?? [])]);
  return ERROR_CODES.filter((code) => all.has(code));
}

function problemResponse(status: number, codes: ErrorCode[]): ResponseObject {
  return {
    description: `${STATUS_CODES[status] ?? ''}: ${codes.map((code) => `\`${code}\``).join(', ')}`,
    headers: headersOf([...EVERYWHERE, ...(HEADERS_BY_STATUS[status] ?? [])]),
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/ProblemDto' },
            { type: 'object', properties: { code: { type: 'string', enum: codes } } },
          ],
        },
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  };
}

function successHeaders(place: Place): string[] {
  return [
    ...EVERYWHERE,
    ...(takes('cursor')(place) ? ['Link'] : []),
    ...(place.operation[SETS_COOKIES] ? ['Set-Cookie'] : []),
  ];
}

function headersOf(names: string[]): Record<string, ReferenceObject> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

function exampleAddress(place: Place): string {
  const parameters = parametersOf(place).filter((one) => one.in === 'path');
  return parameters.reduce(
    (path, { name, example }) => path.replace(`{${name}}`, String(example ?? 'alice')),
    place.path,
  );
}

function tableOfCodes(): string {
  const rows = ERROR_CODES.map((code) => {
    const { status, detail } = exampleOf(code, '/');
    return `| \`${code}\` | ${String(status)} | ${detail} |`;
  });
  const words =
    'What happened, for programs. A code keeps its meaning over releases, and new ones may come: treat those by their status.';
  return [words, '', '| code | status | for people, e.g. |', '| --- | --- | --- |', ...rows].join('\n');
}
