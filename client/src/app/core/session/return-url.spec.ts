import { safeReturnUrl } from './return-url';

describe('safeReturnUrl', () => {
  const safe = (candidate?: string | null) => safeReturnUrl(candidate, 'https://lightwell.example');

  it('keeps paths of this app', () => {
    expect(safe('/settings')).toBe('/settings');
    expect(safe('/@alice/followers?from=feed#top')).toBe('/@alice/followers?from=feed#top');
  });

  it.each([
    undefined,
    null,
    '',
    'settings',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
  ])('turns %s into the home page', (candidate) => expect(safe(candidate)).toBe('/'));

  it('never leads back to the log-in pages', () => {
    expect(safe('/login?returnUrl=%2Flogin')).toBe('/');
    expect(safe('/signup')).toBe('/');
    expect(safe('/verify-email')).toBe('/');
    expect(safe('/reset-password')).toBe('/');
  });
});
