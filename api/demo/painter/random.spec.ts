import { describe, expect, it } from '@jest/globals';
import { mulberry32 } from './random.js';

describe('mulberry32', () => {
  it('repeats its sequence for a seed and stays within 0..1', () => {
    const first = mulberry32(42);
    const second = mulberry32(42);
    for (let i = 0; i < 1000; i++) {
      const value = first();
      expect(value).toBe(second());
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(1);
    }
  });
});
