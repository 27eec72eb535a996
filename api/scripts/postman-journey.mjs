/** Photograph that the upload of the Journey sends; Postman looks for it in its working directory. */
export const journeyPhoto = 'photo.jpg';

/** A person nobody signed up before. */
const newPerson = [
  'const unique = Date.now().toString(36) + Math.random().toString(36).slice(2, 6);',
  "pm.collectionVariables.set('username', 'alice_' + unique);",
];

/**
 * The steps, by operationId: what is sent, the status expected, what is remembered (`variable: expression over answer`) and what
 * else has to hold (`sentence: expression`).
 */
const steps = [
  {
    name: 'Sign up',
    operation: 'signup',
    before: newPerson,
    json: {
      username: '{{username}}',
      email: '{{username}}@example.com',
      password: 'correct horse battery',
      name: 'Alice',
    },
    status: 201,
    remember: { accessToken: 'answer.accessToken' },
  },
  {
    name: 'See myself',
    operation: 'getMe',
    status: 200,
    check: { 'it is me': "answer.username === pm.collectionVariables.get('username')" },
  },
  {
    name: 'Upload a photo',
    operation: 'uploadMedia',
    form: [
      { key: 'file', type: 'file', src: journeyPhoto },
      { key: 'alt', type: 'text', value: 'A lake in the morning' },
    ],
    status: 201,
    remember: { mediaId: 'answer.id' },
    check: { 'it has sizes to choose from': 'answer.variants.length > 0' },
  },
  {
    name: 'Post it',
    operation: 'createPost',
    json: { mediaIds: ['{{mediaId}}'], caption: 'First light' },
    status: 201,
    remember: { postId: 'answer.id' },
  },
  {
    name: 'Find it in the feed',
    operation: 'getFeed',
    status: 200,
    check: { 'it comes first': "answer.items[0].id === pm.collectionVariables.get('postId')" },
  },
  {
    name: 'Like it',
    operation: 'likePost',
    status: 200,
    check: { 'the like counts': 'answer.counts.likes === 1 && answer.viewer.liked' },
  },
  {
    name: 'Comment on it',
    operation: 'createComment',
    json: { body: 'What a morning!' },
    status: 201,
    remember: { commentId: 'answer.id' },
  },
  {
    name: 'Read the comments',
    operation: 'listComments',
    status: 200,
    check: {
      'mine is among them': "answer.items.some(({ id }) => id === pm.collectionVariables.get('commentId'))",
    },
  },
  { name: 'Take the comment back', operation: 'deleteComment', status: 204 },
  { name: 'Delete the post', operation: 'deletePost', status: 204 },
  {
    name: 'See it gone',
    operation: 'getPost',
    status: 404,
    check: { 'by its code': "answer.code === 'post_not_found'" },
  },
];

/**
 * A Postman folder that walks through the main calls, each step building on the ones before.
 *
 * @param {object} document the OpenAPI document; throws when it lacks an operation of the journey
 */
export function journey(document) {
  return {
    name: 'Journey',
    description: `Sign up, post a photo, like and comment, and tidy up. Run the folder in order; "Upload a photo" needs a ${journeyPhoto} in the working directory.`,
    item: steps.map((step) => item(step, document)),
  };
}

function item({ name, operation, before, json, form, ...expected }, document) {
  const { method, path } = find(document, operation);
  return {
    name,
    event: [...(before ? [script('prerequest', before)] : []), script('test', testLines(expected))],
    request: {
      method,
      ...(operation === 'signup' && { auth: { type: 'noauth' } }),
      header: json ? [{ key: 'Content-Type', value: 'application/json' }] : [],
      url: address(path),
      ...(json && { body: { mode: 'raw', raw: JSON.stringify(json, null, 2) } }),
      ...(form && { body: { mode: 'formdata', formdata: form } }),
    },
    response: [],
  };
}

function find(document, operationId) {
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (operation.operationId === operationId) return { method: method.toUpperCase(), path };
    }
  }
  throw new Error(`The Journey uses the operation ${operationId}, which the OpenAPI document does not have.`);
}

/** Path parameters are the variables that earlier steps remembered under the same names. */
function address(path) {
  const filled = path.replaceAll(/\{(\w+)\}/g, '{{$1}}');
  return { raw: `{{baseUrl}}${filled}`, host: ['{{baseUrl}}'], path: filled.split('/').slice(1) };
}

function testLines({ status, remember = {}, check = {} }) {
  return [
    `pm.test('answers ${status}', () => pm.response.to.have.status(${status}));`,
    ...(Object.keys({ ...remember, ...check }).length > 0 ? ['const answer = pm.response.json();'] : []),
    ...Object.entries(check).map(
      ([sentence, expression]) => `pm.test('${sentence}', () => pm.expect(${expression}).to.be.true);`,
    ),
    ...Object.entries(remember).map(
      ([name, expression]) => `pm.collectionVariables.set('${name}', ${expression});`,
    ),
  ];
}

function script(listen, exec) {
  return { listen, script: { type: 'text/javascript', exec } };
}
