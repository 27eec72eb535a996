import { Page } from '@playwright/test';
import { aPhoto } from './support/photos';
import { expect, test } from './support/test';

test.use({ expectedErrors: /status of 404/ });

/** The addresses that a page asks for, in the order in which it does. */
function listenTo(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  return asked;
}

test('there is something to see before the scripts have come', async ({ openAsVisitor }) => {
  const page = await openAsVisitor('about:blank');
  let release = () => undefined as void;
  const held = new Promise<void>((done) => (release = done));
  await page.route('**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/explore', { waitUntil: 'commit' });
  await expect(page.getByText('Lightwell').locator('visible=true')).toBeVisible();
  await expect(page.locator('lw-shell')).toHaveCount(0);
  release();
  await expect(page.getByRole('heading', { name: 'Photos from the people you know.' })).toBeVisible();
  await expect(page.locator('.frame')).toHaveCount(0);
});

for (const width of [390, 1280]) {
  test(`the first photo is asked for before the API is, ${width} pixels wide`, async ({
    signUp,
    openAsVisitor,
  }) => {
    const alice = await signUp('alice');
    await alice.posts('One', await aPhoto(1400, 1400));
    const { id } = await alice.posts('Two', await aPhoto(1401, 1400));
    for (const address of [`/p/${id}`, `/@${alice.username}`]) {
      const page = await openAsVisitor('about:blank'); // its cache is empty
      await page.setViewportSize({ width, height: 800 });
      const asked = listenTo(page);
      await page.goto(address);
      const photo = page.locator('main img[loading=eager]').first();
      await expect(photo).toHaveJSProperty('complete', true);
      const file = await photo.evaluate((image: HTMLImageElement) => new URL(image.currentSrc).pathname);
      expect(asked.filter((path) => path === file)).toHaveLength(1);
      expect(asked.indexOf(file)).toBeLessThan(asked.findIndex((path) => path.startsWith('/api/')));
    }
  });
}

test('all the code of a page is asked for at once', async ({ openAsVisitor }) => {
  const page = await openAsVisitor('about:blank');
  // What waits until the page has nothing else to do is no part of it.
  await page.addInitScript(() => Object.defineProperty(window, 'requestIdleCallback', { value: () => 0 }));
  const named = async (address: string) => {
    const html = await (await page.request.get(address)).text();
    return new Set(Array.from(html.matchAll(/(?:href|src)="([\w.-]+\.js)"/g), ([, file]) => `/${file}`));
  };
  for (const address of ['/explore', '/tags/lake', '/login', '/nothing/here']) {
    const asked = listenTo(page);
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    const scripts = asked.filter((path) => path.endsWith('.js'));
    const before = await named(address);
    expect(scripts.filter((path) => !before.has(path))).toEqual([]);
  }
});
