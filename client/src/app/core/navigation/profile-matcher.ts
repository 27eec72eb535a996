import { UrlMatchResult, UrlSegment } from '@angular/router';

/** Matches `/@alice` and everything below it, with `username` as a parameter. */
export function profileMatcher([first]: UrlSegment[]): UrlMatchResult | null {
  if (!first || !/^@[^@]+$/.test(first.path)) return null;
  return { consumed: [first], posParams: { username: new UrlSegment(first.path.slice(1), {}) } };
}

/** Matches `/alice`, with `username` as a parameter: somebody left out the @. */
export function nameMatcher(segments: UrlSegment[]): UrlMatchResult | null {
  const [name] = segments;
  if (!name || segments.length > 1 || !/^[\w.]{3,30}$/.test(name.path)) return null;
  return { consumed: [name], posParams: { username: name } };
}
