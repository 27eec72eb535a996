import { UrlMatchResult, UrlSegment } from '@angular/router';

/** Matches `/@alice` and everything below it, with `username` as a parameter. */
export function profileMatcher([first]: UrlSegment[]): UrlMatchResult | null {
  if (!first || !/^@[^@]+$/.test(first.path)) return null;
  return { consumed: [first], posParams: { username: new UrlSegment(first.path.slice(1), {}) } };
}
