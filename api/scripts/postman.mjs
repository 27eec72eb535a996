import { readFileSync } from 'node:fs';
import converter from 'openapi-to-postmanv2';
import { journey, journeyPhoto } from './postman-journey.mjs';

const options = {
  folderStrategy: 'Tags',
  requestNameSource: 'Fallback',
  parametersResolution: 'Example',
  alwaysInheritAuthentication: true,
  enableOptionalParameters: false,
};

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Names of the requests after which the access token is worth nothing. */
const endings = ['Log out', 'Delete my account'];

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
    item: [journey(document), ...inOrder(item, document)],
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

/**
 * Folders as the document has its tags; in each, what reads comes before what makes, and what takes away comes last. What would end the
 * session stands at the very end, so that a run of the whole collection gets there logged in.
 */
function inOrder(folders, { tags }) {
  const place = ({ name }) => tags.findIndex((tag) => tag.name === name);
  const sorted = folders
    .toSorted((a, b) => place(a) - place(b))
    .map(({ name, description, item }) => ({
      name,
      ...(description && { description }),
      item: item.map(stable).toSorted((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1)),
    }));
  const ending = sorted.flatMap(({ item }) => item.filter(endsSession));
  const going = sorted.map((folder) => ({ ...folder, item: folder.item.filter((one) => !endsSession(one)) }));
  return [
    ...going.filter(({ item }) => item.length > 0),
    { name: 'the end', description: 'What logs you out.', item: ending },
  ];
}

const rank = ({ request }) => methods.indexOf(request.method);

const endsSession = ({ name }) => endings.includes(name);

/** Drops what the converter invents anew each time: ids, and example answers (the document has them). */
function stable({ name, request }) {
  const variable = request.url.variable.map((parameter) => ({ ...parameter, value: filled(parameter) }));
  const isForm = request.body?.mode === 'formdata';
  const header = request.header
    .filter(({ key }) => !(isForm && key === 'Content-Type')) // Postman's own has the boundary
    .map((one) => (one.key === 'Idempotency-Key' ? { ...one, value: '{{$guid}}' } : one));
  const body = isForm ? { ...request.body, formdata: request.body.formdata.map(withPhoto) } : request.body;
  return { name, request: { ...request, header, body, url: { ...request.url, variable } }, response: [] };
}

const withPhoto = (field) => (field.type === 'file' ? { ...field, src: journeyPhoto } : field);

/** A path parameter that the Journey remembers is offered where it fits. */
function filled({ key, value }) {
  return variables.includes(key) ? `{{${key}}}` : value;
}
