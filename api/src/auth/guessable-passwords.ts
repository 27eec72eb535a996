import { dictionary } from '@zxcvbn-ts/language-common';
import { ValidateBy } from 'class-validator';
import { PASSWORD_BYTES } from './password-length.js';

/** What people use most, from leaked lists: about 18,000 that are long enough. */
const COMMON = new Set(
  dictionary['passwords-common'].filter((password) => password.length >= PASSWORD_BYTES.min),
);

/** The longest repetition (characters) that somebody would try. */
const MOST_REPEATED = 32;

/** Keys and characters in the order in which fingers find them. */
const RUNS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
].flatMap((run) => [run, [...run].reverse().join('')]);

/**
 * Refuses new passwords that are guessed first.
 * @param namesIn what of the same body its sender is known by
 */
export const IsHardToGuess = <Body extends object>(namesIn: (body: Body) => unknown[]) => {
  const fault = (password: unknown, body: object | undefined) =>
    typeof password === 'string' && body ? whyGuessable(password, namesIn(body as Body)) : null;
  return ValidateBy({
    name: 'passwordGuessable',
    validator: {
      validate: (value: unknown, about) => fault(value, about?.object) === null,
      defaultMessage: (about) => fault(about?.value, about?.object) ?? '',
    },
  });
};

/**
 * Why a password would be guessed first (OWASP ASVS 6.2.4, NIST SP 800-63B 3.1.1.2), in a sentence; null when it would not.
 * @param names what its owner is known by: username, name, e-mail address; others are ignored
 */
export function whyGuessable(password: string, names: readonly unknown[]): string | null {
  const lowered = password.toLowerCase();
  if (COMMON.has(lowered)) return 'Too many people use this password. Choose another.';
  if (RUNS.some((run) => run.includes(lowered)) || isRepetition(lowered)) {
    return 'This password follows a simple pattern. Choose another.';
  }
  const own = names.flatMap((name) => (typeof name === 'string' ? [name, name.replace(/@.*/s, '')] : []));
  const core = withoutTrimmings(password);
  return core !== '' && own.some((name) => withoutTrimmings(name) === core)
    ? 'This password is your own name or address. Choose another.'
    : null;
}

/** A few characters again and again. Who types them more often than this is not guessed by it. */
function isRepetition(text: string): boolean {
  return text.length <= MOST_REPEATED && /^(.{1,4})\1+$/su.test(text);
}

/** The letters and digits alone, without digits at both ends: `Kofi.Mensah1!` is `kofimensah`. */
function withoutTrimmings(text: string): string {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  return letters.replaceAll(/^\d+|\d+$/g, '');
}
