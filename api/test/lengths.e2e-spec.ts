import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Member, signUp } from './factories/members.js';
import { publishWithoutFiles as publish } from './factories/posts.js';
import { TestApp } from './support/test-app.js';

/** What the validation lets through must fit the columns, whatever the characters are made of. */
describe('the longest texts', () => {
  let app: TestApp;
  let anna: Member;
  let postId: string;
  beforeAll(async () => {
    app = await TestApp.start();
    anna = await signUp(app, 'anna');
    postId = (await publish(app, anna)).id;
  });
  afterAll(() => app.stop());

  const fields: [string, number, 'patch' | 'post', () => string][] = [
    ['name', 50, 'patch', () => '/users/me'],
    ['bio', 500, 'patch', () => '/users/me'],
    ['caption', 2200, 'patch', () => `/posts/${postId}`],
    ['body', 2200, 'post', () => `/posts/${postId}/comments`],
  ];

  describe.each(fields)('of a %s', (field, length, method, path) => {
    it.each([
      ['letters', 'x'],
      ['letters of three bytes', '写'],
      ['letters of four bytes', '𠮷'],
      ['emoji', '📷'],
    ])('of %s are kept to the last', async (_, character) => {
      const text = character.repeat(length);
      const send = (value: string) =>
        app
          .as(anna)
          [method](path())
          .send({ [field]: value });
      const { body } = await send(text);
      expect(body).toMatchObject({ [field]: text });
      await send(text + character).expect(422);
    });

    it.each([
      ['emoji with variation selectors', '❤️'],
      ['nothing but variation selectors', '\u{fe0f}'],
      ['lone surrogates', '\ud83d'],
      ['null bytes', 'x\0'],
      ['accents that join', 'e\u0301'],
    ])('of %s are kept or refused, never an error of the server', async (_, character) => {
      for (const times of [length / 2, length / 2 + 1, length, length + 1]) {
        const text = character.repeat(times);
        const { status } = await app
          .as(anna)
          [method](path())
          .send({ [field]: text });
        expect([200, 201, 422]).toContain(status);
        if ([...text].length > length) expect(status).toBe(422);
      }
    });
  });
});
