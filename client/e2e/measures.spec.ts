import { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { FACTOR_ERRORS, named, showFactors } from './support/factors';
import { aPhoto } from './support/photos';
import { atRest } from './support/rest';
import { tooSmall } from './support/targets';
import { expect, test } from './support/test';

const PHONE = { width: 390, height: 844 };

/** Soft: a test tells about every screen that has some, not only about the first. */
async function fitsFingers(page: Page, sign: Locator): Promise<void> {
  await expect(sign).toBeVisible();
  await expect(page.locator('.bone')).toHaveCount(0);
  await atRest(page); // a dialog that rises is a little smaller
  expect.soft(await tooSmall(page), page.url()).toEqual([]);
}

/** Whether all of it is on the screen. */
async function isOnScreen(page: Page, what: Locator): Promise<void> {
  await expect(what).toBeVisible();
  const box = await what.boundingBox();
  expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
}

test.describe('what is touched is as large as a finger', () => {
  test('around posts', async ({ signUp, openAs }) => {
    const alice = await signUp('alice');
    const post = await alice.posts('Up early', await aPhoto(), await aPhoto(600, 600));
    await alice.likes(post);
    await alice.comments(post, 'Dew');
    const page = await openAs(alice);
    await page.setViewportSize(PHONE);
    await page.getByLabel('Add a comment').fill('Lovely');
    await fitsFingers(page, page.getByRole('button', { name: 'Post', exact: true }));
    await page.getByRole('button', { name: 'More about the post' }).click();
    await fitsFingers(page, page.getByRole('menuitem', { name: 'Delete' }));
    await page.getByRole('menuitem', { name: /^Edit caption/ }).click();
    await fitsFingers(page, page.getByRole('dialog', { name: 'Edit post' }));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'View 1 comment' }).click();
    const dialog = page.getByRole('dialog', { name: 'Post', exact: true });
    await dialog.getByRole('button', { name: /^Reply to/ }).click();
    await fitsFingers(page, dialog.getByText('Replying to'));
    await page.goto(`/p/${post.id}/likes`);
    await fitsFingers(page, page.getByRole('dialog', { name: 'Likes' }).getByText(alice.username));
  });

  test('around people', async ({ signUp, openAs, openAsVisitor }) => {
    const [alice, bob] = await Promise.all([signUp('alice'), signUp('bob')]);
    await alice.posts('Up early');
    await bob.follows(alice);
    const page = await openAs(alice, `/@${alice.username}`);
    await page.setViewportSize(PHONE);
    await fitsFingers(page, page.getByRole('link', { name: 'Edit profile' }));
    await page.goto(`/@${alice.username}/followers`);
    await fitsFingers(page, page.getByRole('dialog').getByRole('button', { name: /^Follow back/ }));
    await page.goto('/notifications');
    await fitsFingers(page, page.getByRole('main').getByRole('link', { name: bob.username }));
    await page.goto(`/search?q=${bob.username}`);
    await fitsFingers(page, page.getByRole('option', { name: bob.username }));
    await page.getByRole('option', { name: bob.username }).click();
    await page.goto('/search');
    await fitsFingers(page, page.getByRole('button', { name: 'Clear recent searches' }));
    await page.goto('/settings');
    await fitsFingers(page, page.getByRole('link', { name: 'Security' }));
    await page.goto('/settings/profile');
    await fitsFingers(page, page.getByRole('button', { name: 'Save' }));
    await page.goto('/settings/account');
    await fitsFingers(page, page.getByRole('button', { name: 'Change address' }));
    await page.goto('/settings/security');
    await fitsFingers(page, page.getByText('This device'));
    await page.goto('/settings/notifications');
    await fitsFingers(page, page.getByRole('switch').first());

    const visitors = await openAsVisitor('/signup');
    await visitors.setViewportSize(PHONE);
    await fitsFingers(visitors, visitors.getByRole('button', { name: 'Sign up' }));
    await visitors.goto('/login');
    await fitsFingers(visitors, visitors.getByRole('button', { name: 'Log in' }));
    await visitors.goto('/forgot-password');
    await fitsFingers(visitors, visitors.getByRole('button', { name: 'Send the letter' }));
    await visitors.goto('/reset-password');
    await fitsFingers(visitors, visitors.getByRole('link', { name: 'Send another letter' }));
    await visitors.goto(`/@${alice.username}`);
    await fitsFingers(visitors, visitors.getByRole('link', { name: /^Photo by/ }));
  });

  test('while a post is composed', async ({ signUp, openAs }) => {
    const page = await openAs(await signUp('alice'), '/create');
    await page.setViewportSize(PHONE);
    await fitsFingers(page, page.getByRole('button', { name: 'Choose photos' }));
    await page.getByLabel('Photos').setInputFiles([await aPhoto(), await aPhoto(600, 800)]);
    await fitsFingers(page, page.getByText('Photo 1 of 2'));
    await page.getByRole('button', { name: 'Crop' }).click();
    await fitsFingers(page, page.getByRole('application', { name: 'Crop of photo 1' }));
    await page.getByRole('button', { name: 'Filters' }).click();
    await fitsFingers(page, page.getByRole('radio', { name: 'Original' }));
    await page.getByRole('button', { name: 'Adjust' }).click();
    await fitsFingers(page, page.getByRole('slider', { name: 'Warmth' }));
    await page.getByRole('button', { name: 'Share' }).click();
    await fitsFingers(page, page.getByRole('button', { name: 'Add descriptions' }));
  });
});

test.describe('what is touched is as large as a finger, too,', () => {
  test.use({ expectedErrors: FACTOR_ERRORS });

  test('where factors are set up and used', async ({ baseURL, signUp, openAsVisitor }) => {
    const page = await openAsVisitor(named(baseURL, '/login'));
    await page.setViewportSize(PHONE);
    await showFactors(page, await signUp('alice'), fitsFingers);
  });
});

test('the bands beside a photo have no colour, in either theme', async ({ signUp, openAs }) => {
  const alice = await signUp('alice');
  const post = await alice.posts('Ember', await aPhoto(1600, 500, '#c81e1e'));
  const page = await openAs(alice, `/p/${post.id}`);
  await page.setViewportSize({ width: 1280, height: 800 });
  const stage = page.locator('.post-view-media');
  await expect(stage.locator('.photo-loaded')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await atRest(page);
    const { x, y, width } = (await stage.boundingBox()) ?? { x: 0, y: 0, width: 0 };
    const band = await page.screenshot({ clip: { x: x + 20, y: y + 20, width: width - 40, height: 40 } });
    const [red, green, blue] = (await sharp(band).stats()).channels.map(({ mean }) => mean);
    expect(Math.max(red!, green!, blue!) - Math.min(red!, green!, blue!), colorScheme).toBeLessThan(6);
  }
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

test('what visitors are offered under a post is at the edge of the screen', async ({
  signUp,
  openAsVisitor,
}) => {
  const alice = await signUp('alice');
  const post = await alice.posts('Up early', await aPhoto(800, 1000));
  for (const word of ['One', 'Two', 'Three', 'Four', 'Five']) await alice.comments(post, word);
  const page = await openAsVisitor(`/p/${post.id}`);
  await page.setViewportSize(PHONE);
  await expect(page.getByText('Five')).toBeAttached();
  const box = await page.locator('.post-view-box').boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(PHONE.height);
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
