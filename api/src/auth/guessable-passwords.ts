import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { ValidateBy } from 'class-validator';
import type { FieldError } from '../common/errors/domain-error.js';
import { ValidationFailed } from '../common/errors/request.errors.js';

/** What zxcvbn says of passwords that take fewer than 10^6 guesses: 0 or 1 of 4. */
const LEAST_SCORE = 2;
/** How many ways of reading 4 as a, 3 as e and so on are tried: a password with very many would take a tenth of a second. */
const MOST_SUBSTITUTIONS = 16;

const ADVICE = 'Choose a longer one: a few words that have nothing to do with each other are good.';
const OWN = `This password is made of your own name or address, or of Lightwell’s. ${ADVICE}`;
const PATTERN = `This password follows a simple pattern. ${ADVICE}`;
const COMMON = `Too many people use this password, or one like it. ${ADVICE}`;

/** A word that belongs to the place, and is tried first here (OWASP ASVS 6.1.2). */
const SITE = 'lightwell';

/** By zxcvbn's name of what is wrong. */
const FAULTS: Record<string, string> = {
  userInputs: OWN,
  straightRow: PATTERN,
  keyPattern: PATTERN,
  simpleRepeat: PATTERN,
  extendedRepeat: PATTERN,
  sequences: PATTERN,
  recentYears: PATTERN,
  dates: PATTERN,
};

let estimator: ZxcvbnFactory | undefined;

/** The estimator with its lists of 49,000 passwords that people use most and of 7,800 words; read when the first password is to be judged. */
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, l33tMaxSubstitutions: MOST_SUBSTITUTIONS });
}

/**
 * Refuses new passwords that are guessed first.
 * @param namesIn what of the same body its sender is known by
 */
export const IsHardToGuess = <Body extends object>(namesIn: (body: Body) => unknown[]) => {
  const fault = (password: unknown, body: object | undefined) =>
    typeof password === 'string' && body && estimator
      ? faultOf(password, namesIn(body as Body), estimator)
      : null;
  return ValidateBy({
    name: 'passwordGuessable',
    async: true,
    validator: {
      validate: async (value: unknown, about) => {
        estimator ??= await load();
        return fault(value, about?.object) === null;
      },
      defaultMessage: (about) => fault(about?.value, about?.object) ?? '',
    },
  });
};

/**
 * The same for a password whose owner is known by more than the request says.
 * @param pointer to the field
 * @throws ValidationFailed
 */
export async function refuseGuessable(
  password: string,
  names: readonly unknown[],
  pointer: FieldError['pointer'],
): Promise<void> {
  const detail = await whyGuessable(password, names);
  if (detail !== null) throw new ValidationFailed([{ pointer, detail, code: 'password_guessable' }]);
}

/**
 * Why a password would be guessed first (OWASP ASVS 6.2.4 and 6.2.11, NIST SP 800-63B 3.1.1.2), in words; null when it would not.
 * @param names what its owner is known by: username, name, e-mail address; others are ignored
 */
export async function whyGuessable(password: string, names: readonly unknown[]): Promise<string | null> {
  estimator ??= await load();
  return faultOf(password, names, estimator);
}

function faultOf(password: string, names: readonly unknown[], zxcvbn: ZxcvbnFactory): string | null {
  const own = [SITE, ...names].flatMap((name) =>
    typeof name === 'string' && name ? [name, name.replace(/@.*/s, '')] : [],
  );
  const core = withoutTrimmings(password);
  if (core !== '' && own.some((name) => withoutTrimmings(name) === core)) return OWN;
  const { score, feedback } = zxcvbn.check(password, own);
  return score < LEAST_SCORE ? (FAULTS[feedback.warning ?? ''] ?? COMMON) : null;
}

/** The letters and digits alone, without digits at both ends: `Kofi.Mensah1!` is `kofimensah`. */
function withoutTrimmings(text: string): string {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  return letters.replaceAll(/^\d+|\d+$/g, '');
}
