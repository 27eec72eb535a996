/** The longest word that is kept for searching, in Unicode characters. */
const WORD_LENGTH = 50;

/**
 * The words of a text in the form in which they are searched: lower-case, without accents (NFKD without combining marks),
 * of letters, digits, dots and underscores alone, each once. "Zoë O’Neil-Łuk" gives zoe, oneil and łuk.
 */
export function wordsOf(text: string): string[] {
  const words = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[\s\p{Pd}]+/u)
    .map((word) =>
      Array.from(word.replaceAll(/[^\p{L}\p{N}._]/gu, ''))
        .slice(0, WORD_LENGTH)
        .join(''),
    );
  return [...new Set(words)].filter((word) => word !== '');
}

/** At most `max` characters of a text; what was longer ends in an ellipsis. */
export function shortened(text: string, max: number): string {
  const characters = Array.from(text);
  return characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : text;
}

/**
 * The range of texts that begin with a prefix, for `text >= from AND text < to` on columns that compare by code points.
 * Unlike LIKE it has no wildcards to escape, and every database walks an index for it.
 */
export function prefixRange(prefix: string): [from: string, to: string] {
  return [prefix, `${prefix}\u{10ffff}`];
}
