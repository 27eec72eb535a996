import { timeAgo } from './relative-time';

describe('timeAgo', () => {
  const now = new Date(2026, 5, 15, 12, 0);
  const ago = (minutes: number) => timeAgo(new Date(now.getTime() - minutes * 60_000), now);

  it.each([
    [0.5, 'now'],
    [-3, 'now'],
    [1, '1 min'],
    [59, '59 min'],
    [60, '1 h'],
    [23 * 60 + 59, '23 h'],
    [24 * 60, '1 d'],
    [6 * 24 * 60, '6 d'],
    [14 * 24 * 60, 'Jun 1'],
    [400 * 24 * 60, 'May 11, 2025'],
  ])('says how long ago %s minutes are', (minutes, text) => expect(ago(minutes)).toBe(text));
});
