import { BrowserContext, BrowserContextOptions, Page, test as base, expect } from '@playwright/test';
import { Person } from './people';

export { expect };

type StorageState = BrowserContextOptions['storageState'];

/** Servers of one installation: browsers use them in turn, and what people do through the API goes to the last. */
const servers = (process.env['E2E_BASE_URL'] ?? '').split(',');

interface Fixtures {
  /** Signs somebody up through the API. */
  readonly signUp: (name: string) => Promise<Person>;
  /** Opens a browser of its own in which somebody is logged in. To be called once for each person. */
  readonly openAs: (person: Person, path?: string) => Promise<Page>;
  /** Opens a browser in which nobody has ever logged in. */
  readonly openAsVisitor: (path: string) => Promise<Page>;
  readonly openBrowser: (storageState?: StorageState, baseURL?: string) => Promise<BrowserContext>;
  /** What a console may say all the same, in tests that break something on purpose. */
  readonly expectedErrors: RegExp | null;
}

/** Every page of a test is watched: console errors, uncaught exceptions and violations of the CSP fail it. */
export const test = base.extend<Fixtures>({
  expectedErrors: [null, { option: true }],

  signUp: async ({ playwright }, use) => {
    const requests = new Set<{ dispose(): Promise<void> }>();
    await use(async (name) => {
      const request = await playwright.request.newContext({ baseURL: servers.at(-1) });
      requests.add(request);
      return Person.signUp(name, request);
    });
    await Promise.all([...requests].map((request) => request.dispose()));
  },

  openBrowser: async ({ browser, baseURL: usual, expectedErrors }, use) => {
    const contexts: BrowserContext[] = [];
    const errors: string[] = [];
    const note = (error: string) => {
      if (!expectedErrors?.test(error)) errors.push(error);
    };
    await use(async (storageState, baseURL = usual) => {
      const context = await browser.newContext({ storageState, baseURL });
      contexts.push(context);
      // The CSP's violations are errors of the console too.
      context.on('console', (message) => {
        if (message.type() === 'error') note(`${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => note(String(error.error())));
      return context;
    });
    for (const context of contexts) await context.close();
    expect(errors, 'errors of the browser').toEqual([]);
  },

  openAs: async ({ openBrowser }, use) => {
    let opened = 0;
    await use(async (person, path = '/') => {
      const origin = servers[opened++ % servers.length] ?? '';
      const { cookies } = await person.request.storageState();
      const localStorage = [{ name: 'lightwell.had-session', value: '1' }];
      return visit(await openBrowser({ cookies, origins: [{ origin, localStorage }] }, origin), path);
    });
  },

  openAsVisitor: async ({ openBrowser }, use) => {
    await use(async (path) => visit(await openBrowser(), path));
  },
});

async function visit(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  return page;
}
