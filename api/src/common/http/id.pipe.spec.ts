import { describe, expect, it } from '@jest/globals';
import { IdPipe, parseId } from './id.pipe.js';

describe('ids', () => {
  it.each(['1', '42', '9007199254740991'])('reads %s', (text) => {
    expect(parseId(text)).toBe(Number(text));
    expect(new IdPipe().transform(text)).toBe(Number(text));
  });

  it.each([
    '',
    ' ',
    '0',
    '01',
    '-1',
    '+1',
    '1.0',
    '1e3',
    '0x1',
    '1 ',
    ' 1',
    '1\n',
    'abc',
    'NaN',
    '１',
    '9007199254740992',
    '9999999999999999',
    '9'.repeat(400),
    '1;DROP TABLE users',
    '__proto__',
  ])('takes %j for an id that no row has', (text) => {
    expect(parseId(text)).toBe(0);
    expect(new IdPipe().transform(text)).toBe(0);
  });
});
