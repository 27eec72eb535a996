import { describe, expect, it } from '@jest/globals';
import { prefixRange, shortened, wordsOf } from './words.js';

describe('words', () => {
  it.each<[string, string[]]>([
    ['Zoë O’Neil-Łuk', ['zoe', 'oneil', 'łuk']],
    ['  Ana   ANA\tÁna ', ['ana']],
    ['mira.sol_7', ['mira.sol_7']],
    ['山田 太郎', ['山田', '太郎']],
    ['ＦＵＬＬ ﬁn', ['full', 'fin']],
    ['!!! — 🏔️ ', []],
    ['', []],
    ['𝒜'.repeat(60), ['a'.repeat(50)]],
  ])('of %j are %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it.each([
    ['four', 'four'],
    ['fives', 'fiv…'],
    ['📷📷📷📷📷', '📷📷📷…'],
  ])('of %j, shortened to four characters, stay %j', (text, short) => {
    expect(shortened(text, 4)).toBe(short);
  });

  it('begin with a prefix when they are in its range', () => {
    const [from, to] = prefixRange('an');
    const inside = ['an', 'ana', 'an\u{10fffe}', 'an山'];
    expect(inside.filter((word) => word >= from && word < to)).toEqual(inside);
    expect(['am', 'a', 'ao', 'b', ''].filter((word) => word >= from && word < to)).toEqual([]);
  });
});
