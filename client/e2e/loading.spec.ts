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

const held = new Set<() => void>();
test.afterEach(() => held.forEach((release) => release()));

/** Keeps back what the page asks for at matching paths. @returns what lets it come; the end of the test does, too */
async function hold(page: Page, path: RegExp): Promise<() => void> {
  let release = () => undefined as void;
  const released = new Promise<void>((done) => (release = done));
  held.add(release);
  await page.route(
    ({ pathname }) => path.test(pathname),
    async (route) => {
      await released;
      await route.continue();
    },
  );
  return release;
}

/** Waits until nothing will be moved by a style or a font that is still to come. */
async function stylesAndFonts(page: Page): Promise<void> {
  await page.waitForFunction(() => document.fonts.size > 0);
  await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())));
}

/** The app's own scripts: without them there is only the frame of index.html. */
const SCRIPTS = /-[\w-]{8}\.js$/;

test('there is something to see before the scripts have come', async ({ openAsVisitor }) => {
  const page = await openAsVisitor('about:blank');
  const release = await hold(page, SCRIPTS);
  await page.goto('/explore', { waitUntil: 'commit' });
  await expect(page.getByText('Lightwell').locator('visible=true')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Photos from the people you know.' })).toBeVisible();
  await expect(page.locator('lw-shell')).toHaveCount(0);
  release();
  await expect(page.locator('lw-shell')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Photos from the people you know.' })).toBeVisible();
  await expect(page.locator('.frame')).toHaveCount(0);
});

test('members are not greeted, and see their colours from the start', async ({ signUp, openAs }) => {
  const page = await openAs(await signUp('alice'), '/settings/appearance');
  await page.getByText('Dark').click();
  const release = await hold(page, SCRIPTS);
  await page.goto('/', { waitUntil: 'commit' });
  await expect(page.getByText('Lightwell').locator('visible=true')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('.explore-hero')).toBeHidden();
  await expect(page.getByText('Create an account')).toBeHidden();
  release();
  await expect(page.getByRole('link', { name: 'Create' }).first()).toBeVisible();
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

for (const width of [390, 1280]) {
  test(`the app shows everything where it was seen first, ${width} pixels wide`, async ({
    signUp,
    openAsVisitor,
  }) => {
    const alice = await signUp('alice');
    await alice.introduces({ name: 'Alice Moreau', bio: 'Film, rain\nand old trains.' });
    const { id } = await alice.posts('Two', await aPhoto(1200, 1400));
    for (const [address, parts] of [
      ['/explore', ['h1', '.explore-hero-text', '.explore-hero-actions a', '.photo-grid-cell']],
      [`/p/${id}`, ['h1', '.post-view-head .person-username', '.post-view-media', '.post-view-media img']],
      [
        `/@${alice.username}`,
        ['h1', '.profile-about .person-username', '.caption', '.photo-grid-cell', '.photo-grid-cell img'],
      ],
    ] as const) {
      const page = await openAsVisitor('about:blank');
      await page.setViewportSize({ width, height: 800 });
      const placeOf = async (part: string) => {
        const box = await page.locator('.shell-main').locator(part).first().boundingBox();
        return box && [box.x, box.y, box.width, box.height].map(Math.round);
      };
      const places = () => Promise.all(parts.map(placeOf));
      const release = await hold(page, SCRIPTS);
      await page.goto(address, { waitUntil: 'commit' });
      await stylesAndFonts(page);
      const before = await places();
      release();
      await expect(page.locator('lw-shell')).toBeVisible();
      await expect(page.locator('main .bone')).toHaveCount(0);
      expect(await places()).toEqual(before);
    }
  });
}

test('a photo seen first stays until the app shows it, and nothing is asked for twice', async ({
  signUp,
  openAs,
}) => {
  const alice = await signUp('alice');
  const { id } = await alice.posts('Two', await aPhoto(1200, 1400));
  const page = await openAs(alice, 'about:blank');
  for (const [address, request] of [
    [`/p/${id}`, `/api/v1/posts/${id}`],
    [`/@${alice.username}`, `/api/v1/users/${alice.username}/posts`],
  ] as const) {
    const release = await hold(page, new RegExp(`^${request}$`));
    const asked = listenTo(page);
    const reached = page.waitForRequest((sent) => new URL(sent.url()).pathname === request);
    await page.goto(address, { waitUntil: 'commit' });
    await reached;
    await expect(page.locator('.frame img').first()).toHaveJSProperty('complete', true);
    release();
    await expect(page.locator('lw-shell main img').first()).toBeVisible();
    await expect(page.locator('.frame')).toHaveCount(0);
    expect(asked.filter((path) => path === request)).toHaveLength(1);
    await page.unrouteAll();
  }
});

test('all the code of a page is asked for at once', async ({ openAsVisitor }) => {
  const page = await openAsVisitor('about:blank');
  // What waits until the page has nothing else to do is no part of it.
  await page.addInitScript(() => Object.defineProperty(window, 'requestIdleCallback', { value: () => 0 }));
  const named = async (address: string) => {
    const html = await (await page.request.get(address)).text();
    return new Set(Array.from(html.matchAll(/(?:href|src)="([\w.-]+\.js)[?"]/g), ([, file]) => `/${file}`));
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
