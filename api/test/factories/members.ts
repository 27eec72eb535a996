import type { Response } from 'supertest';
import type { ServerUnderTest } from '../support/server-under-test.js';
import type { SessionDto } from '../../src/auth/auth.dto.js';

/** Somebody with an account and a log-in. */
export interface Member {
  id: string;
  username: string;
  token: string;
  /** The `Cookie` header that refreshes the session. */
  cookie: string;
}

/** Everybody's password in the tests. */
export const PASSWORD = 'correct horse';

/**
 * Signs somebody up.
 * @param address that they come from, for a server that trusts its proxy
 */
export async function signUp(app: ServerUnderTest, username: string, address = '127.0.0.1'): Promise<Member> {
  const email = `${username}@example.org`;
  const answer = await app.api
    .post('/auth/signup')
    .set('X-Forwarded-For', address)
    .send({ username, email, password: PASSWORD, name: username });
  if (answer.status !== 201) throw new Error(`${username} could not sign up: ${answer.text}`);
  const { accessToken, user } = answer.body as SessionDto;
  return { id: user.id, username, token: accessToken, cookie: cookieOf(answer) };
}

/** Signs several people up. */
export async function signUpAll<const T extends readonly string[]>(app: ServerUnderTest, ...usernames: T) {
  const members = [];
  for (const username of usernames) members.push(await signUp(app, username));
  return members as { [K in keyof T]: Member };
}

/** What an answer sets: each cookie with its attributes. */
export function cookiesOf(answer: Response): string[] {
  return answer.get('Set-Cookie') ?? [];
}

/** The refresh cookie of an answer, as a browser would send it back. */
export function cookieOf(answer: Response): string {
  return cookiesOf(answer)[0]?.split(';', 1)[0] ?? '';
}
