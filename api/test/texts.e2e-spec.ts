import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProblemDto } from '../src/common/errors/problem.dto.js';
import { type Member, PASSWORD, signUp } from './factories/members.js';
import { jpeg, publish } from './factories/posts.js';
import { TestApp } from './support/test-app.js';

describe('texts', () => {
  let app: TestApp;
  let alice: Member;
  let postId: string;
  beforeAll(async () => {
    app = await TestApp.start();
    alice = await signUp(app, 'alice');
    postId = (await publish(app, alice)).id;
  });
  afterAll(() => app.stop());

  /** Everything that takes what people write: what is sent, and the field that is to blame. */
  const fields: [string, (text: string) => PromiseLike<{ status: number; body: unknown }>][] = [
    ['name', (name) => app.as(alice).patch('/users/me').send({ name })],
    ['bio', (bio) => app.as(alice).patch('/users/me').send({ bio })],
    ['caption', (caption) => app.as(alice).patch(`/posts/${postId}`).send({ caption })],
    ['body', (body) => app.as(alice).post(`/posts/${postId}/comments`).send({ body })],
    ['alt', (alt) => app.as(alice).post('/posts').send({ imageUrl: 'https://example.org/x.png', alt })],
    ['identifier', (identifier) => app.api.post('/auth/login').send({ identifier, password: PASSWORD })],
    ['email', (email) => app.api.post('/auth/signup').send({ username: 'new', email, password: PASSWORD })],
    [
      'username',
      (username) => app.api.post('/auth/signup').send({ username, email: 'n@x.org', password: PASSWORD }),
    ],
  ];

  const refused: [string, string][] = [
    ['half a pair', '\ud800'],
    ['half a pair in a word', 'a\udc00b'],
    ['a null byte', 'a\0b'],
    ['a bell', 'a\u0007b'],
    ['a control character of the second set', 'a\u0085b'],
    ['a turn of direction', '\u202egnp.exe'],
    ['a turn of direction that ends', 'a\u2066b\u2069c'],
    ['nothing to be seen', '\u200b\u2060\ufe0f'],
    ['a letter that is blank', '\u3164'],
  ];

  describe.each(fields)('%s', (field, send) => {
    it.each(refused)('does not hold %s', async (_, text) => {
      const { status, body } = await send(text);
      expect(status).toBe(422);
      expect((body as ProblemDto).errors).toMatchObject([{ pointer: `#/${field}` }]);
    });
  });

  it.each(['name', 'identifier'])('have one line as %s', async (field) => {
    const { status, body } = await fields.find(([name]) => name === field)![1]('a\nb');
    expect([status, (body as ProblemDto).errors]).toMatchObject([422, [{ pointer: `#/${field}` }]]);
  });

  it.each([
    ['emoji that are joined', '👩‍👩‍👧‍👦 🏳️‍🌈 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['Arabic and Hebrew with marks of direction', 'سارة\u200f (1) \u200eשלום'],
    ['Persian with a joiner that does not join', 'می\u200cخواهم'],
    ['accents that join', 'e\u0301 ก็'],
  ])('keep %s', async (_, text) => {
    const me = await app
      .as(alice)
      .patch('/users/me')
      .send({ name: text, bio: `${text}\n\n\t${text}` });
    expect(me.body).toMatchObject({ name: text, bio: `${text}\n\n\t${text}` });
    const comment = await app
      .as(alice)
      .post(`/posts/${postId}/comments`)
      .send({ body: `1\r\n${text}` });
    expect(comment.body).toMatchObject({ body: `1\r\n${text}` });
  });

  it.each(['%00', 'a%00', '%E2%80%AEa', '%E2%80%8B'])('are not searched for %s', async (q) => {
    const { body } = await app.as(alice).get(`/search?q=${q}`).expect(422);
    expect(body).toMatchObject({ errors: [{ pointer: '#/q' }] });
  });

  it.each([
    ['a password', '/auth/login', { identifier: 'alice', password: '\ud800' }, 'password'],
    [
      'a new password',
      '/auth/signup',
      { username: 'bobby', email: 'b@x.org', password: 'long enough\ud800' },
      'password',
    ],
    ['an address', '/posts', { imageUrl: 'http://example.org/\ud800' }, 'imageUrl'],
    ['an id', '/posts', { mediaIds: ['\ud800'] }, 'mediaIds/0'],
  ])('are whole characters in %s', async (_, path, body, pointer) => {
    const answer = await app.as(alice).post(path).send(body).expect(422);
    expect((answer.body as ProblemDto).errors).toMatchObject([
      { pointer: `#/${pointer}`, code: 'well_formed' },
    ]);
  });

  it.each(['http://1.2.3.0x1ff/x.png', 'http://256.0.0.1/x.png', 'http://exa mple.org/', 'https://[::1/x'])(
    'are addresses that can be read, unlike %s',
    async (imageUrl) => {
      const { body } = await app.as(alice).post('/posts').send({ imageUrl }).expect(422);
      expect(body).toMatchObject({ errors: [{ pointer: '#/imageUrl' }] });
    },
  );

  describe('forms', () => {
    const send = (type: string, body: Buffer) =>
      app.as(alice).post('/media').set('Content-Type', type).send(body);
    const begun = async () =>
      Buffer.concat([
        Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'),
        await jpeg(200, 200),
      ]);

    it.each([
      'multipart/form-data',
      'multipart/form-data; boundary=',
      'multipart/form-data; boundary=""',
      `multipart/form-data; boundary=${'x'.repeat(300)}`,
    ])('without a boundary are refused: %s', async (type) => {
      const { body } = await send(type, await begun()).expect(400);
      expect(body).toMatchObject({ code: 'bad_request', detail: expect.stringMatching(/form/) });
    });

    it.each([0, 10, 70, 300])('that end after %s bytes are refused', async (bytes) => {
      const { body } = await send('multipart/form-data; boundary=x', (await begun()).subarray(0, bytes));
      expect([400, 422]).toContain((body as ProblemDto).status);
    });

    it('whose sender goes away leave the server well', async () => {
      const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
      const head =
        `POST /api/v1/media HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${alice.token}\r\n` +
        'Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 9999\r\n\r\n';
      await new Promise((done) => socket.write(Buffer.concat([Buffer.from(head)]), done));
      const part = await begun();
      await new Promise((done) => socket.write(part, done));
      socket.destroy();
      await app.as(alice).get('/users/me').expect(200);
    });
  });
});
