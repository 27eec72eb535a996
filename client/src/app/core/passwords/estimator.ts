import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** How hard a password is to guess. */
export interface Estimate {
  /** 0 to 4; the server takes none below 2. */
  readonly score: number;
  /** One sentence that says what would help; empty when nothing has to. */
  readonly advice: string;
}

/** As on the server, so that both say the same. */
const MOST_SUBSTITUTIONS = 16;

const estimator = new ZxcvbnFactory({
  dictionary,
  graphs: adjacencyGraphs,
  l33tMaxSubstitutions: MOST_SUBSTITUTIONS,
});

const ANOTHER_WORD = 'Add another word or two that have nothing to do with each other.';

/** By zxcvbn's names of what is wrong, and of what would help. */
const ADVICE: Partial<Record<string, string>> = {
  userInputs: 'Leave out your own name and address, and Lightwell’s.',
  straightRow: 'Avoid rows of keys beside each other.',
  keyPattern: 'Avoid patterns on the keyboard, or make them longer and with more turns.',
  simpleRepeat: 'Avoid the same letters again and again.',
  extendedRepeat: 'Avoid the same letters again and again.',
  sequences: 'Avoid sequences like abc or 6543.',
  recentYears: 'Avoid years and dates.',
  dates: 'Avoid years and dates.',
  topTen: 'Very many people use this password: take something of your own.',
  topHundred: 'Very many people use this password: take something of your own.',
  common: 'Many people use this password: take something of your own.',
  similarToCommon: 'It is much like one that many people use. Add a word or two of your own.',
  wordByItself: ANOTHER_WORD,
  namesByThemselves: 'Names alone are guessed first: add words that have nothing to do with them.',
  commonNames: 'Names alone are guessed first: add words that have nothing to do with them.',
  associatedYears: 'Avoid years that have to do with you.',
  repeated: 'Avoid the same words and letters again.',
  longerKeyboardPattern: 'Avoid patterns on the keyboard, or make them longer and with more turns.',
  reverseWords: 'Words that are only turned around are guessed, too: add another one.',
  l33t: 'Signs in place of letters, like @ for a, help little: add another word instead.',
  capitalization: 'Capital letters help little: add another word instead.',
  allUppercase: 'Capital letters help little: add another word instead.',
};

/** A word that belongs to the place, and is tried first here. */
const SITE = 'lightwell';

/** @param names what its owner is known by: name, username, e-mail address */
export function estimate(password: string, names: readonly string[]): Estimate {
  const own = [SITE, ...names].filter(Boolean).flatMap((name) => [name, name.replace(/@.*/s, '')]);
  const core = withoutTrimmings(password);
  if (core !== '' && own.some((name) => withoutTrimmings(name) === core)) {
    return { score: 0, advice: ADVICE['userInputs'] ?? '' };
  }
  const { score, feedback } = estimator.check(password, own);
  if (score > 3) return { score, advice: '' };
  const key = [feedback.warning, ...feedback.suggestions].find((name) => name && ADVICE[name]);
  return { score, advice: (key && ADVICE[key]) ?? ANOTHER_WORD };
}

/** The letters and digits alone, without digits at both ends: `Kofi.Mensah1!` is `kofimensah`. */
function withoutTrimmings(text: string): string {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  return letters.replaceAll(/^\d+|\d+$/g, '');
}
