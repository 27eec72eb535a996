import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from './support/test-app.js';

/** What is said on the wire, byte by byte: most clients would not let one say it. */
describe('HTTP messages', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  /** Says all of it at once and hears everything until the server closes the connection. */
  const say = async (...lines: string[]) => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    return answersIn(await text(socket));
  };

  /** The answers of a connection, one after the other. */
  const answersIn = (heard: string) => {
    const answers = [];
    for (let rest = heard; rest !== '';) {
      const [head = ''] = rest.split('\r\n\r\n', 1);
      const [first = '', ...lines] = head.split('\r\n');
      const headers = Object.fromEntries(
        lines.map((line) => [
          line.slice(0, line.indexOf(':')).toLowerCase(),
          line.slice(line.indexOf(':') + 1).trim(),
        ]),
      );
      const start = head.length + 4;
      const end = start + Number(headers['content-length'] ?? Infinity); // or until the connection closes
      answers.push({ status: Number(first.split(' ')[1]), headers, body: rest.slice(start, end) });
      rest = rest.slice(end);
    }
    return answers;
  };

  const expectProblem = (
    answer: ReturnType<typeof answersIn>[number] | undefined,
    status: number,
    code: string,
  ) => {
    expect(answer).toMatchObject({
      status,
      headers: {
        'content-type': expect.stringMatching(/^application\/problem\+json/),
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringMatching(/^default-src '(self|none)'/), // of the app or the API
        'x-request-id': expect.stringMatching(/^[\w-]{36}$/),
      },
    });
    const problem = JSON.parse(answer?.body ?? '') as Record<string, unknown>;
    expect(problem).toMatchObject({ status, code, requestId: answer?.headers['x-request-id'] });
  };

  const EXPLORE = 'GET /api/v1/explore HTTP/1.1';

  it.each([
    ['no host', 400, 'bad_request', [EXPLORE, 'Connection: close']],
    ['two hosts', 400, 'bad_request', [EXPLORE, 'Host: a', 'Host: b', 'Connection: close']],
    ['the same host twice', 400, 'bad_request', [EXPLORE, 'Host: a', 'host: a', 'Connection: close']],
    ['an empty host', 400, 'bad_request', [EXPLORE, 'Host:', 'Connection: close']],
    ['two hosts in one field', 400, 'bad_request', [EXPLORE, 'Host: a, b', 'Connection: close']],
    ['a path in the host', 400, 'bad_request', [EXPLORE, 'Host: a/b', 'Connection: close']],
    ['somebody in the host', 400, 'bad_request', [EXPLORE, 'Host: b@a', 'Connection: close']],
    [
      'an address that cannot be decoded',
      400,
      'bad_request',
      ['GET /%ff HTTP/1.1', 'Host: a', 'Connection: close'],
    ],
    ['an expectation', 417, 'expectation_failed', [EXPLORE, 'Host: a', 'Expect: a-miracle']],
    ['too many headers', 431, 'headers_too_large', [EXPLORE, 'Host: a', `X-Long: ${'x'.repeat(20_000)}`]],
    ['a very long address', 431, 'headers_too_large', [`GET /${'x'.repeat(20_000)} HTTP/1.1`, 'Host: a']],
    ['no HTTP', 400, 'bad_request', ['HELO lightwell']],
    [
      'two lengths',
      400,
      'bad_request',
      ['POST /api/v1/auth/login HTTP/1.1', 'Host: a', 'Content-Length: 1', 'Content-Length: 2'],
    ],
    [
      'a length and chunks',
      400,
      'bad_request',
      ['POST /api/v1/auth/login HTTP/1.1', 'Host: a', 'Content-Length: 1', 'Transfer-Encoding: chunked'],
    ],
    [
      'a broken chunk',
      400,
      'bad_request',
      [
        'POST /api/v1/auth/login HTTP/1.1',
        'Host: a',
        'Content-Type: application/json',
        'Transfer-Encoding: chunked',
        '',
        'no number',
      ],
    ],
    ['a method that nobody knows', 400, 'bad_request', ['BREW /pot HTTP/1.1', 'Host: a']],
    ['a wish to tunnel', 400, 'bad_request', ['CONNECT example.org:443 HTTP/1.1', 'Host: example.org:443']],
  ] as const)('with %s are answered in words', async (_, status, code, lines) => {
    const answers = await say(...lines);
    expect(answers).toHaveLength(1);
    expectProblem(answers[0], status, code);
  });

  it.each([
    ['an old one without a host', ['GET /api/v1/explore HTTP/1.0']],
    ['one with a port', [EXPLORE, 'Host: example.org:3000', 'Connection: close']],
    ['one by an IPv6 address', [EXPLORE, 'Host: [::1]:3000', 'Connection: close']],
  ])('are understood: %s', async (_, lines) => {
    expect(await say(...lines)).toMatchObject([{ status: 200 }]);
  });

  it.each([
    ['nobody may send', 'POST /api/v1/media', 'multipart/form-data; boundary=x', 401],
    ['nobody understands', 'POST /api/v1/auth/login', 'text/plain', 415],
    ['are too long', 'POST /api/v1/auth/login', 'application/json', 413],
  ])('with bodies that %s are not listened to for ever', async (_, start, type, status) => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1').on('error', () => undefined);
    socket.write(
      `${start} HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    let heard = '';
    socket.on('data', (words) => (heard += words.toString()));
    const chunk = Buffer.concat([Buffer.from('8000\r\n'), Buffer.alloc(0x8000, ' '), Buffer.from('\r\n')]);
    let sent = 0;
    while (!socket.destroyed && sent < 100_000_000) {
      sent += chunk.length;
      await new Promise((resolve) => socket.write(chunk, resolve));
    }
    expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${String(status)} `));
    expect(sent).toBeLessThan(20_000_000); // more than 1 MB fits into the buffers of the kernel
  });

  describe('that want another protocol', () => {
    const http2 = [
      'Connection: Upgrade, HTTP2-Settings',
      'Upgrade: h2c',
      'HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA',
    ];
    const webSocket = [
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ];

    it.each([
      ['HTTP/2', EXPLORE, http2, 200],
      ['HTTP/2 of the app', 'GET /login HTTP/1.1', http2, 200],
      ['a WebSocket at a wrong address', 'GET /chat.sock HTTP/1.1', webSocket, 404],
      ['a WebSocket beside the right address', 'GET /realtimes/ HTTP/1.1', webSocket, 404],
      ['something unheard of', EXPLORE, ['Connection: Upgrade', 'Upgrade: telepathy/2'], 200],
      ['HTTP/2 where Socket.IO is', 'GET /realtime/?EIO=4&transport=websocket HTTP/1.1', http2, 400],
    ])(
      'get the answer that they would have got without, and the end: %s',
      async (_, first, upgrade, status) => {
        expect(await say(first, 'Host: a', ...upgrade)).toMatchObject([{ status }]);
      },
    );

    it('get it on a connection that was used before, too', async () => {
      const answers = await say(EXPLORE, 'Host: a', '', EXPLORE, 'Host: a', ...http2);
      expect(answers).toMatchObject([{ status: 200 }, { status: 200, headers: { connection: 'close' } }]);
    });
  });
});
