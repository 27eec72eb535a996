import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Member, signUp } from './factories/members.js';
import { publish } from './factories/posts.js';
import { type Answer, Contract, type Method, openApi } from './support/contract.js';
import { TestApp } from './support/test-app.js';

const contract = new Contract(openApi);

/** One way to get a request wrong. */
interface Mistake {
  name: string;
  token?: string;
  path?: string;
  query?: string;
  headers?: Record<string, string>;
  body?: string;
}

const json = { 'Content-Type': 'application/json' };
const form = { 'Content-Type': 'multipart/form-data; boundary=x' };

const bodies: Mistake[] = [
  { name: 'no body' },
  { name: 'an empty body', headers: json, body: '' },
  { name: 'malformed JSON', headers: json, body: '{"a":' },
  { name: 'JSON that is no object', headers: json, body: '[]' },
  { name: 'nothing in JSON', headers: json, body: 'null' },
  { name: 'unknown fields', headers: json, body: '{"surprise":1,"__proto__":{}}' },
  { name: 'inherited names', headers: json, body: '{"toString":1,"constructor":{}}' },
  {
    name: 'half a character',
    headers: json,
    body: '{"body":"\\ud800","caption":"\\ud800","name":"\\ud800"}',
  },
  { name: 'a deep body', headers: json, body: `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}` },
  { name: 'a large body', headers: json, body: `"${' '.repeat(200_000)}"` },
  { name: 'plain text', headers: { 'Content-Type': 'text/plain' }, body: 'hello' },
  { name: 'no media type', headers: { 'Content-Type': 'nonsense' }, body: 'hello' },
  { name: 'another charset', headers: { 'Content-Type': 'application/json; charset=latin1' }, body: '{}' },
  {
    name: 'a form',
    headers: form,
    body: '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n',
  },
  { name: 'a form that is cut', headers: form, body: '--x\r\nContent-Disposition: form-data; name="fi' },
  { name: 'a form without a boundary', headers: { 'Content-Type': 'multipart/form-data' }, body: 'x' },
];

const headers: Mistake[] = [
  { name: 'no token', token: '' },
  { name: 'a bad token', token: 'eyJhbGciOiJIUzI1NiJ9.e30.nonsense' },
  { name: 'another scheme', token: '', headers: { Authorization: 'Basic YTpi' } },
  { name: 'an expectation', headers: { Expect: 'a-miracle' } },
  { name: 'long headers', headers: { 'X-Long': 'x'.repeat(20_000) } },
  { name: 'an empty Idempotency-Key', headers: { 'Idempotency-Key': '' } },
  { name: 'a long Idempotency-Key', headers: { 'Idempotency-Key': 'x'.repeat(256) } },
  {
    name: 'a page of another site',
    headers: { Origin: 'https://evil.example', Cookie: 'lightwell_refresh=x' },
  },
  { name: 'conditions', headers: { 'If-None-Match': '*', Range: 'bytes=5-2', Accept: 'text/html' } },
];

const queries = [
  'limit=0',
  'limit=101',
  'limit=abc',
  'limit=0x10',
  'limit=1e1',
  'limit=',
  'limit=5&limit=6',
  'limit[a]=5',
  'cursor=',
  'cursor=nonsense',
  'cursor=MQ&cursor=Mg',
  'q=',
  `q=${'x'.repeat(101)}`,
  'q=%00',
  'q=%ff',
  'url=nonsense',
  'url=http://127.0.0.1:1/p/1&format=xml',
  '__proto__[a]=1',
].map((query): Mistake => ({ name: query, query }));

const names = ['0', '-1', 'x', '9'.repeat(30), '%00', '%2f', '%ff', '..', '%F0%9F%93%B7', 'x'.repeat(1300)];

/** Asks exactly so: clients for tests put addresses in order, and would not say `Expect`. */
async function ask(
  url: string,
  { body, ...asked }: { method: string; path: string; headers: Record<string, string>; body?: string },
): Promise<Answer> {
  const sent = request(url, asked).end(body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const said = await text(answer);
  return {
    ...asked,
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    body: said === '' ? undefined : JSON.parse(said),
  };
}

describe('the comparison of answers with the document', () => {
  const problem = {
    type: '/problems/post_not_found',
    title: 'Not Found',
    status: 404,
    detail: 'This post does not exist.',
    instance: '/api/v1/posts/1',
    code: 'post_not_found',
    requestId: '0f8b1c1e-6f0e-4f0f-9d3e-2f5d2a7a3c11',
  };
  const answer: Answer = {
    method: 'GET',
    path: '/api/v1/posts/1?a=b',
    status: 404,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'x-request-id': problem.requestId,
      'cache-control': 'no-store',
    },
    body: problem,
  };

  it('takes what is documented', () => expect(contract.faultsOf(answer)).toEqual([]));

  it('notices when one pair of operation and status is taken out of the document', () => {
    const document = structuredClone(openApi);
    delete document.paths['/api/v1/posts/{postId}']?.get?.responses[404];
    expect(new Contract(document).faultsOf(answer)).toEqual(['getPost 404 is not documented']);
  });

  it.each([
    ['another code', { body: { ...problem, code: 'user_not_found' } }],
    ['one property too many', { body: { ...problem, stack: 'at …' } }],
    ['one too few', { body: { ...problem, requestId: undefined } }],
    ['another media type', { headers: { ...answer.headers, 'content-type': 'application/json' } }],
    ['no request id', { headers: { ...answer.headers, 'x-request-id': undefined } }],
    ['another status', { status: 402 }],
    ['an operation that there is not', { path: '/api/v1/posts/1/shares', status: 200 }],
  ])('notices %s', (_, change) => {
    expect(contract.faultsOf({ ...answer, ...change })).not.toEqual([]);
  });
});

describe('the API, whatever it is sent,', () => {
  let app: TestApp;
  let alice: Member;
  let postId: string;
  let number = 0;
  beforeAll(async () => {
    app = await TestApp.start();
    const bob = await signUp(app, 'bob');
    postId = (await publish(app, bob, 'Out at #sea')).id;
  });
  afterAll(() => app.stop());
  // some of the operations end her session, or her
  beforeEach(async () => (alice = await signUp(app, `alice${String(++number)}`)));

  /** An address at which there is something, wherever others than the viewer can make it. */
  const real = (path: string) =>
    path
      .replace('{postId}', postId)
      .replace('{username}', 'bob')
      .replace('{name}', 'sea')
      .replace(/\{\w+\}/, '1');

  const send = async (method: Method, path: string, mistake: Mistake) => {
    const { token = alice.token, query = '', body } = mistake;
    const answer = await ask(app.url, {
      method: method.toUpperCase(),
      path: `${path}?${query}`,
      headers: {
        ...(token !== '' && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'Content-Length': String(Buffer.byteLength(body)) }), // also where none is expected
        ...mistake.headers,
      },
      body,
    });
    expect([mistake.name, answer.status]).not.toEqual([mistake.name, 500]);
    expect([mistake.name, ...contract.faultsOf(answer)]).toEqual([mistake.name]);
  };

  it.each(
    contract.operations.map(({ method, path, operation }) => ({ id: operation.operationId, method, path })),
  )('answers $id as documented', async ({ method, path }) => {
    for (const mistake of [...bodies, ...headers, ...queries]) await send(method, real(path), mistake);
    if (!path.includes('{')) return;
    for (const name of names) {
      await send(method, path.replaceAll(/\{\w+\}/g, name), { name });
    }
  });
});
