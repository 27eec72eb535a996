import { withWord, wordAt } from './typeahead-word';

/** The text with the cursor at `|`. */
function at(marked: string) {
  const cursor = marked.indexOf('|');
  return wordAt(marked.replace('|', ''), cursor);
}

describe('wordAt', () => {
  it('finds the mention or hashtag that is being typed', () => {
    expect(at('With @al|')).toEqual({ kind: 'person', text: 'al', start: 5, end: 8 });
    expect(at('#früh|')).toEqual({ kind: 'hashtag', text: 'früh', start: 0, end: 5 });
    expect(at('(@jun.sa|')).toMatchObject({ text: 'jun.sa' });
  });

  it('takes the rest of a word behind the cursor with it', () => {
    expect(at('With @al|ice, early')).toEqual({ kind: 'person', text: 'al', start: 5, end: 11 });
  });

  it.each(['al|', '@|', 'me@ex|', 'https://example.org/#to|', '@alice |', '#lake. N|', '#lake.|', '##a|'])(
    'finds nothing in %s',
    (marked) => expect(at(marked)).toBeNull(),
  );
});

describe('withWord', () => {
  it('puts the whole word in, a space behind it, and the cursor behind that', () => {
    const text = 'With @al';
    const word = wordAt(text, text.length);
    expect(word && withWord(text, word, '@alice')).toEqual({ text: 'With @alice ', cursor: 12 });
  });

  it('does not double a space', () => {
    const word = wordAt('With @al early', 8);
    expect(word && withWord('With @al early', word, '@alice')).toEqual({
      text: 'With @alice early',
      cursor: 12,
    });
  });
});
