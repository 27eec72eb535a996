const COLUMNS = 72;

/** Everything in one line: a line break in a name, for instance, must not look like the end of a paragraph. */
export const inOneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();

/** Breaks a text into lines of 72 characters at most, but for words that are longer, such as addresses. */
export function wrapped(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of inOneLine(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && lengthOf(longer) > COLUMNS) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].join('\n');
}

const lengthOf = (text: string) => Array.from(text).length;
