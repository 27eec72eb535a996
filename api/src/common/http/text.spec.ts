import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { MaxCharacters, Trim, TrimLowerCase } from './text.js';

class Texts {
  @Trim()
  @MaxCharacters(3)
  text?: unknown;

  @TrimLowerCase()
  name?: unknown;
}

const read = (values: object) => plainToInstance(Texts, values);
const errors = (text: unknown) => validateSync(read({ text }));

describe('text fields', () => {
  it('lose the white space around them', () => {
    expect(read({ text: ' \n a b\t\u00a0', name: ' ÀB ' })).toEqual({ text: 'a b', name: 'àb' });
  });

  it.each([[7], [null], [undefined], [['x ']], [{ x: 1 }]])('leave %j to the validation', (value) => {
    expect(read({ text: value, name: value })).toEqual({ text: value, name: value });
    expect(errors(value)).toEqual([]);
  });

  it.each(['', 'abc', '📷📷📷', '❤️a'])('count %j as at most three characters', (text) => {
    expect(errors(text)).toEqual([]);
  });

  it.each(['abcd', '📷📷📷📷', '❤️❤️', '\u{fe0f}\u{fe0f}\u{fe0f}\u{fe0f}'])('count %j as more', (text) => {
    expect(errors(text)).toMatchObject([{ constraints: { maxLength: 'text has at most 3 characters' } }]);
  });
});
