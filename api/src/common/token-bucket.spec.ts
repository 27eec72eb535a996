import { describe, expect, it } from '@jest/globals';
import { TokenBucket } from './token-bucket.js';

describe('a token bucket', () => {
  it('lets a few through at once, and more as time goes by', () => {
    let now = 5000;
    const bucket = new TokenBucket(3, 2, () => now);
    const passing = (tries: number) =>
      Array.from({ length: tries }, () => bucket.take()).filter(Boolean).length;
    expect(passing(5)).toBe(3);
    now += 499;
    expect(passing(2)).toBe(0);
    now += 1;
    expect(passing(2)).toBe(1);
    now += 60_000;
    expect(passing(9)).toBe(3);
  });
});
