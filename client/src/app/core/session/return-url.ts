const WAYS_IN = /^\/(login|signup|forgot-password|reset-password|verify-email|confirm-email)(\/|$)/;

/**
 * A `returnUrl` that is safe to follow: a path of this app, never another site (`//evil.example`,
 * `/\evil.example`) and never back to the pages of those who are on their way in. Anything else becomes `/`.
 */
export function safeReturnUrl(candidate: string | null | undefined, origin: string): string {
  if (!candidate?.startsWith('/')) return '/';
  const url = URL.parse(candidate, origin);
  if (url?.origin !== origin) return '/';
  if (WAYS_IN.test(url.pathname)) return '/';
  return url.pathname + url.search + url.hash;
}
