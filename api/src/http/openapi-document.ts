import { readFileSync } from 'node:fs';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { INestApplication } from '@nestjs/common';
import { ProblemDto } from '../common/errors/problem.dto.js';
import { API_PREFIX } from '../common/http/api-prefix.js';
import { describeAnswers } from './openapi-answers.js';

const packageFile = new URL('../../../package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };

const TAGS: Record<string, string> = {
  auth: 'Sign up, log in, stay logged in, log out.',
  identity: 'E-mail addresses, passwords, passkeys and codes: confirmed, changed and recovered.',
  instance: 'What this Lightwell offers.',
  accounts: 'The end of an account.',
  users: 'My account, and everybody’s profiles.',
  followers: 'Who follows whom.',
  posts: 'Photos with captions.',
  likes: 'Who likes which post.',
  comments: 'What people write under posts.',
  feed: 'Posts of followees, and of everybody.',
  notifications: 'What the viewer is told of.',
  push: 'Notifications on devices, while the app is closed, too (Push API).',
  hashtags: 'What posts have in common.',
  search: 'People and hashtags by their beginnings.',
  previews: 'How other sites and messengers show links to posts and profiles.',
  media: 'Uploads.',
};

const DESCRIPTION = `Photo sharing for people who run it themselves.

**Authentication.** Sign up or log in, and send the \`accessToken\` as \`Authorization: Bearer\`. It lives 15 minutes;
\`POST ${API_PREFIX}/auth/refresh\` trades the refresh cookie for a new one.

**Without an account** everybody can call what takes a token but does not need one. Whoever runs the server may close that, too
(\`PUBLIC_BROWSING=off\`); then these operations answer 401 like the others.

**Lists** take \`limit\` (1 to 100) and \`cursor\`, and answer \`items\` and \`nextCursor\`, which is null on the last page.

**Errors** are RFC 9457 problems (\`application/problem+json\`) with a stable \`code\` (all are listed at the schema \`ErrorCode\`), and
one entry in \`errors\` for each wrong field. Addresses that are no operation answer 404 \`not_found\`.

**Sent again?** What makes something takes an \`Idempotency-Key\`, so that a request whose answer was lost can be sent again. All else
that changes something can be sent again as it is.

**Addresses of photos** are relative to the server.`;

/** Builds the OpenAPI 3.1 document from the controllers, sorted, so that two builds compare. */
export function buildOpenApiDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Lightwell')
    .setDescription(DESCRIPTION)
    .setVersion(version)
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/', 'This server')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'The access token of a session.',
    })
    .addCookieAuth('lightwell_refresh', {
      type: 'apiKey',
      in: 'cookie',
      description: 'The refresh token of a session.',
    });
  for (const [name, description] of Object.entries(TAGS)) builder.addTag(name, description);
  const description = builder.build();
  description.info.contact = { name: 'The people who run this server' }; // who they are is theirs to say
  const document = SwaggerModule.createDocument(app, description, {
    operationIdFactory: (_controller, method) => method,
    extraModels: [ProblemDto],
  });
  describeAnswers(document);
  return sortKeys(wholeNumbers(document)) as OpenAPIObject;
}

/** No number of this API has a fraction or is negative. */
function wholeNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wholeNumbers);
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, wholeNumbers(one)]));
  const isNumber = [inner.type].flat().some((type) => type === 'number' || type === 'integer');
  if (!isNumber) return inner;
  const { type, minimum = 0, maximum } = inner as { type: unknown; minimum?: number; maximum?: number };
  return {
    ...inner,
    type: Array.isArray(type) ? type.map((one: unknown) => (one === 'number' ? 'integer' : one)) : 'integer',
    format: maximum === undefined ? 'int64' : 'int32',
    minimum,
  };
}

/** Tags and the like are lists and keep their order, and so do examples: the first is the one that is tried. Other keys are sorted. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, key === 'examples' ? inner : sortKeys(inner)]),
  );
}
