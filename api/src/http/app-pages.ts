interface AppPage {
  readonly address: RegExp;
  /** The files, named as in client/src/app without their ending, that the code of the page begins with. */
  readonly code: readonly string[];
  /** It fills the screen, without the frame of index.html. */
  readonly frameless?: boolean;
  /** Visitors are greeted there. */
  readonly landing?: boolean;
}

/** The pages that the browser app has; client/src/app/app.routes.ts has the same. */
const PAGES: readonly AppPage[] = [
  { address: /^\/$/, code: ['browse.routes'], landing: true },
  { address: /^\/explore\/?$/, code: ['browse.routes'], landing: true },
  { address: /^\/p\/[^/]+(\/likes)?\/?$/, code: ['browse.routes'] },
  { address: /^\/@[^/@]+(\/(followers|following))?\/?$/, code: ['browse.routes'] },
  { address: /^\/tags\/[^/]+\/?$/, code: ['browse.routes'] },
  { address: /^\/search\/?$/, code: ['search.routes'] },
  { address: /^\/create\/?$/, code: ['create.routes'] },
  { address: /^\/notifications\/?$/, code: ['notifications.routes'] },
  { address: /^\/settings\/?$/, code: ['settings.routes'] },
  ...['profile', 'account', 'security', 'notifications', 'appearance', 'storage'].map((section) => ({
    address: new RegExp(`^/settings/${section}/?$`),
    code: ['settings.routes', `${section}-section`],
  })),
  { address: /^\/login\/?$/, code: ['log-in-page'], frameless: true },
  { address: /^\/signup\/?$/, code: ['sign-up-page'], frameless: true },
  ...['forgot-password', 'reset-password', 'verify-email', 'confirm-email'].map((page) => ({
    address: new RegExp(`^/${page}/?$`),
    code: [`${page}-page`],
    frameless: true,
  })),
  { address: /^\/error\/?$/, code: ['error-page'] },
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
export function pageAt(path: string): (Omit<AppPage, 'address'> & { readonly found: boolean }) | null {
  const page = PAGES.find(({ address }) => address.test(path));
  if (page) return { ...page, found: true };
  return NOT_PAGES.test(path) || FILE.test(path) ? null : { code: ['not-found-page'], found: false };
}
