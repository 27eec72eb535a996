import { describe, expect, it } from '@jest/globals';
import { byteRange, RangeNotSatisfiable } from './byte-ranges.js';

describe('byte ranges', () => {
  it.each([
    ['bytes=0-99', { start: 0, end: 99 }],
    ['bytes=999-999', { start: 999, end: 999 }],
    ['bytes=500-', { start: 500, end: 999 }],
    ['bytes=-500', { start: 500, end: 999 }],
    ['bytes=-5000', { start: 0, end: 999 }],
    ['bytes=900-5000', { start: 900, end: 999 }],
    ['Bytes= 1-2 ', { start: 1, end: 2 }],
  ])('of %s in 1000 bytes', (header, range) => {
    expect(byteRange(header, 1000)).toEqual(range);
  });

  it.each(['bytes=1000-', 'bytes=1000-2000', 'bytes=-0', 'bytes=99999999999999999999-'])(
    'refuses %s, which is behind the end',
    (header) => {
      expect(() => byteRange(header, 1000)).toThrow(RangeNotSatisfiable);
    },
  );

  it.each(['bytes=0-1,5-6', 'bytes=5-1', 'bytes=-', 'bytes=a-b', 'bytes 0-1', 'lines=0-1', ''])(
    'leaves %j to be answered with everything',
    (header) => {
      expect(byteRange(header, 1000)).toBeNull();
    },
  );
});
