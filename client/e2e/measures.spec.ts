import { Locator, Page } from '@playwright/test';
import { aPhoto } from './support/photos';
import { expect, test } from './support/test';

/** What a finger needs (px). */
const FINGER = 44;

async function fitsFinger(target: Locator): Promise<void> {
  const box = await target.boundingBox();
  expect(Math.round(Math.min(box?.width ?? 0, box?.height ?? 0))).toBeGreaterThanOrEqual(FINGER);
}

/** Whether all of it is on the screen. */
async function isOnScreen(page: Page, what: Locator): Promise<void> {
  await expect(what).toBeVisible();
  const box = await what.boundingBox();
  expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
}

test('what is touched is as large as a finger', async ({ signUp, openAs }) => {
  const alice = await signUp('alice');
  const post = await alice.posts('Up early');
  await alice.likes(post);
  await alice.comments(post, 'Dew');
  const page = await openAs(alice);
  await page.setViewportSize({ width: 390, height: 844 });
  await fitsFinger(page.getByRole('button', { name: '1 like' }));
  await fitsFinger(page.getByRole('button', { name: 'View 1 comment' }));
  await page.goto('/settings');
  await fitsFinger(page.getByRole('switch').first());
});

test('on a laptop, a tall photo and its caption fit together, and so do the photos of a draft', async ({
  signUp,
  openAs,
}) => {
  const alice = await signUp('alice');
  await alice.posts('Up early', await aPhoto(800, 1000));
  const page = await openAs(alice);
  await page.setViewportSize({ width: 1280, height: 800 });
  await isOnScreen(page, page.getByText('Up early'));
  await page.goto('/create');
  await page.getByLabel('Photos').setInputFiles([await aPhoto(800, 1000), await aPhoto(801, 1000)]);
  await isOnScreen(page, page.getByRole('list', { name: 'Photos of this post' }));
});

test('a wide window has four photos in a row', async ({ signUp, openAs }) => {
  const alice = await signUp('alice');
  for (const caption of ['One', 'Two', 'Three', 'Four']) await alice.posts(caption);
  const page = await openAs(alice, `/@${alice.username}`);
  const rows = async () => {
    const cells = await page.getByRole('link', { name: /^Photo by .*: Photo of/ }).all();
    return new Set(await Promise.all(cells.map(async (cell) => (await cell.boundingBox())?.y))).size;
  };
  await page.setViewportSize({ width: 1439, height: 900 });
  await expect.poll(rows).toBe(2);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect.poll(rows).toBe(1);
});
