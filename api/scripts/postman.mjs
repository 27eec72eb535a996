import { readFileSync } from 'node:fs';
import converter from 'openapi-to-postmanv2';
import { journey } from './postman-journey.mjs';

const options = {
  folderStrategy: 'Tags',
  requestNameSource: 'Fallback',
  requestParametersResolution: 'Example',
  exampleParametersResolution: 'Example',
  alwaysInheritAuthentication: true,
  enableOptionalParameters: false,
};

/** Variables of the collection: only the address is to be set by hand, the Journey folder fills in the rest. */
const variables = ['baseUrl', 'accessToken', 'username', 'mediaId', 'postId', 'commentId'];

/**
 * The Postman collection (format 2.1) that belongs to an OpenAPI document: a folder for each tag and, first, the Journey
 * through the main calls. The same document always gives the same text.
 *
 * @param {string} openApiFile path of the document
 * @returns {Promise<string>} JSON
 */
export async function postmanCollection(openApiFile) {
  const document = JSON.parse(readFileSync(openApiFile, 'utf8'));
  const { info, item } = await convert(document);
  const collection = {
    info: { name: info.name, description: info.description, schema: info.schema },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{accessToken}}', type: 'string' }] },
    variable: variables.map((key) => ({
      key,
      value: key === 'baseUrl' ? addressIn(document) : '',
      type: 'string',
    })),
    item: [journey(document), ...byName(item).map(stable)],
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

function convert(document) {
  return new Promise((resolve, reject) => {
    converter.convertV2({ type: 'json', data: withoutPatterns(document) }, options, (error, conversion) => {
      if (error || !conversion.result) reject(error ?? new Error(conversion.reason));
      else resolve(conversion.output[0].data);
    });
  });
}

/** Where the server listens by default, with the document's own base path if it names one. */
function addressIn({ servers = [] }) {
  return new URL(servers[0]?.url ?? '', 'http://127.0.0.1:3000').href.replace(/\/$/, '');
}

/** The converter makes up a value for each pattern, another one each time. */
function withoutPatterns(document) {
  return JSON.parse(JSON.stringify(document), (key, value) => (key === 'pattern' ? undefined : value));
}

/** Drops what the converter invents anew each time: ids, and example answers (the document has them). */
function stable({ name, description, item, request }) {
  if (item) return { name, ...(description && { description }), item: byName(item).map(stable) };
  const variable = request.url.variable.map((parameter) => ({ ...parameter, value: filled(parameter) }));
  return { name, request: { ...request, url: { ...request.url, variable } }, response: [] };
}

/** A path parameter that the Journey remembers is offered where it fits. */
function filled({ key, value }) {
  return variables.includes(key) ? `{{${key}}}` : value;
}

function byName(items) {
  return items.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
