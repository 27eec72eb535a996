/** A word that is being typed and may become a mention or a hashtag. */
export interface TypeaheadWord {
  readonly kind: 'person' | 'hashtag';
  /** What has been typed of it, without `@` or `#`. */
  readonly text: string;
  /** Where its `@` or `#` stands, in UTF-16 code units of the text. */
  readonly start: number;
  /** Behind its last letter, which may be behind the cursor. */
  readonly end: number;
}

/** Not in the middle of another word, an e-mail address or an address of a page. */
const BEFORE_CURSOR = /(?<![\p{L}\p{M}\p{N}_@#/&.])([@#])([\p{L}\p{M}\p{N}_.]{1,50})$/u;
const REST_OF_WORD = /^[\p{L}\p{M}\p{N}_]*/u;

/** The word with `@` or `#` that the cursor is in or behind; null when there is none, or nothing of it yet. */
export function wordAt(text: string, cursor: number): TypeaheadWord | null {
  const match = BEFORE_CURSOR.exec(text.slice(0, cursor));
  if (!match) return null;
  const [, sign, typed = ''] = match;
  // Hashtags have no dots: it was the end of a sentence.
  if (sign === '#' && typed.includes('.')) return null;
  const rest = REST_OF_WORD.exec(text.slice(cursor))?.[0] ?? '';
  return {
    kind: sign === '@' ? 'person' : 'hashtag',
    text: typed,
    start: match.index,
    end: cursor + rest.length,
  };
}

/** The text with another word (with its sign) in place of the one typed, and where the cursor goes: behind the space after it. */
export function withWord(
  text: string,
  { start, end }: TypeaheadWord,
  word: string,
): { readonly text: string; readonly cursor: number } {
  const rest = text.slice(end);
  const space = rest.startsWith(' ') ? '' : ' ';
  return { text: text.slice(0, start) + word + space + rest, cursor: start + word.length + 1 };
}
