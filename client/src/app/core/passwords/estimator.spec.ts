import { estimate } from './estimator';

const NAMES = ['kofi.mensah', 'Kofi Mensah', 'kofi@example.org'];

describe('estimate', () => {
  it.each([
    ['password1', 'Many people use this password: take something of your own.'],
    ['qwertyuiop', 'Very many people use this password: take something of your own.'],
    ['Kofi.Mensah1!', 'Leave out your own name and address, and Lightwell’s.'],
    ['aaaaaaaaaa', 'Avoid the same letters again and again.'],
    ['abcdefgh', 'Avoid sequences like abc or 6543.'],
  ])('%s is too weak', (password, advice) => {
    const { score, advice: given } = estimate(password, NAMES);
    expect(score).toBeLessThan(2);
    expect(given).toBe(advice);
  });

  it('has no advice about a strong one', () => {
    expect(estimate('lamp otter ribbon quartz', NAMES)).toEqual({ score: 4, advice: '' });
  });

  it('says in one sentence what would help those in between', () => {
    const { score, advice } = estimate('otter lamp', []);
    expect(score).toBeGreaterThan(1);
    expect(advice).toMatch(/^[A-Z][^.]+\.$/);
  });

  it('holds one thing against one person and not against another', () => {
    expect(estimate('mensah-kofi', NAMES).score).toBeLessThan(estimate('mensah-kofi', []).score);
  });
});
