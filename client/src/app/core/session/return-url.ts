/**
 * A `returnUrl` that is safe to follow: a path of this app, never another site (`//evil.example`,
 * `/\evil.example`) and never back to the log-in pages. Anything else becomes `/`.
 */
export function safeReturnUrl(candidate: string | null | undefined, origin: string): string {
  if (!candidate?.startsWith('/')) return '/';
  const url = URL.parse(candidate, origin);
  if (url?.origin !== origin) return '/';
  if (/^\/(login|signup)(\/|$)/.test(url.pathname)) return '/';
  return url.pathname + url.search + url.hash;
}
