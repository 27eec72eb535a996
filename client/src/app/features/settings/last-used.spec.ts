import { ago, lastUsed } from './last-used';

describe('lastUsed', () => {
  const now = new Date('2026-06-30T12:00:00Z');

  it.each([
    ['2026-06-30T12:00:00Z', 'Active now'],
    ['2026-06-30T11:46:00Z', 'Active now'],
    ['2026-06-30T11:30:00Z', 'Last used 30 minutes ago'],
    ['2026-06-30T09:00:00Z', 'Last used 3 hours ago'],
    ['2026-06-29T11:00:00Z', 'Last used yesterday'],
    ['2026-06-25T11:00:00Z', 'Last used 5 days ago'],
    ['2026-06-09T11:00:00Z', 'Last used 3 weeks ago'],
    ['2026-04-20T11:00:00Z', 'Last used 2 months ago'],
  ])('%s: %s', (then, words) => expect(lastUsed(new Date(then), now)).toBe(words));
});

describe('ago', () => {
  const now = new Date('2026-06-30T12:00:00Z');

  it.each([
    ['2026-06-30T11:59:40Z', 'just now'],
    ['2026-06-30T11:59:00Z', '1 minute ago'],
    ['2026-06-29T11:00:00Z', 'yesterday'],
  ])('%s: %s', (then, words) => expect(ago(new Date(then), now)).toBe(words));
});
