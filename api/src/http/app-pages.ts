/** The addresses that the browser app has a page for; client/src/app/app.routes.ts has the same. */
const PAGES = [
  /^\/$/,
  /^\/(login|signup|explore|notifications|search|create|settings|error)\/?$/,
  /^\/tags\/[^/]+\/?$/,
  /^\/p\/[^/]+(\/likes)?\/?$/,
  /^\/@[^/@]+(\/(followers|following))?\/?$/,
];

/** Below these there is no page, and never will be. */
const NOT_PAGES = /^\/(api|docs|health|photos|problems|realtime|\.well-known)(\/|$)/;

/** What pages load, and robots look for: answering with a page would be taken for the file. */
const FILE =
  /\.(js|mjs|css|map|json|webmanifest|txt|xml|svg|ico|png|jpe?g|gif|webp|avif|woff2?|gz|br|zip|php|env)$/i;

/**
 * What the app has for an address: a page, its own page for what is not found, or nothing, because no person looks there.
 * @param path decoded
 */
export function pageAt(path: string): 'page' | 'not-found-page' | 'nothing' {
  if (PAGES.some((page) => page.test(path))) return 'page';
  return NOT_PAGES.test(path) || FILE.test(path) ? 'nothing' : 'not-found-page';
}
