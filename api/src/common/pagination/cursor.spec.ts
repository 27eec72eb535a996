import { describe, expect, it } from '@jest/globals';
import { InvalidCursor } from '../errors/request.errors.js';
import { decodeCursor, encodeCursor } from './cursor.js';

describe('cursors', () => {
  it.each([1, 9, 10, 1234, 2 ** 31, Number.MAX_SAFE_INTEGER])('bring back the id %d', (id) => {
    const cursor = encodeCursor(id);
    expect(decodeCursor(cursor)).toBe(id);
    expect(encodeURIComponent(cursor)).toBe(cursor); // goes into an address as it is
  });

  const encode = (text: string) => Buffer.from(text).toString('base64url');

  it.each([
    ['nothing', ''],
    ['white space', ' '],
    ['no base64url', '***'],
    ['padding', 'MQ=='],
    ['white space around one', ` ${encode('1')}`],
    ['a bare id', '1'],
    ['zero', encode('0')],
    ['a negative id', encode('-1')],
    ['a fraction', encode('1.5')],
    ['an exponent', encode('1e3')],
    ['hexadecimal digits', encode('0x10')],
    ['a leading zero', encode('01')],
    ['a sign', encode('+1')],
    ['digits with a space', encode('1 ')],
    ['an unsafe integer', encode('9007199254740993')],
    ['Infinity', encode('Infinity')],
    ['SQL', encode('1 OR 1=1')],
    ['bytes beyond ASCII', encode('１')],
    ['a very long text', 'A'.repeat(100_000)],
  ])('refuse %s', (_, cursor) => {
    expect(() => decodeCursor(cursor)).toThrow(InvalidCursor);
  });
});
