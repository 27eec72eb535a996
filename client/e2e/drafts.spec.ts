import { Page } from '@playwright/test';
import { PASSWORD } from './support/people';
import { aPhoto } from './support/photos';
import { atRest } from './support/rest';
import { expect, test } from './support/test';

const thumbs = (page: Page) =>
  page.getByRole('list', { name: 'Photos of this post' }).getByRole('button', { name: /^Photo/ });

/** As people do: after what they see has been kept, and not only what they saw before. */
async function reload(page: Page): Promise<void> {
  await atRest(page);
  await expect(page.getByText('Draft saved')).toBeVisible();
  await page.reload();
}

test('a draft survives a reload, until one starts over', async ({ signUp, openAs }) => {
  const page = await openAs(await signUp('alice'), '/create');
  await page
    .getByLabel('Photos')
    .setInputFiles([await aPhoto(800, 600, '#335'), await aPhoto(600, 600, '#533')]);
  await page.getByLabel('Alt text of photo 1').fill('The first');
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.locator('.filter-panel-filter', { hasText: 'Harbour' }).click();
  await page.getByRole('button', { name: 'Move later' }).click();
  await page.getByLabel('Caption').fill('Against the wind');
  await reload(page);

  await expect(page.getByRole('main').getByText('Your draft is back.')).toBeVisible();
  await expect(thumbs(page)).toHaveCount(2);
  await expect(page.getByLabel('Caption')).toHaveValue('Against the wind');
  await thumbs(page).nth(1).click();
  await expect(page.getByLabel('Alt text of photo 2')).toHaveValue('The first');
  await page.getByRole('button', { name: 'Filters' }).click();
  await expect(page.getByRole('radio', { name: 'Harbour' })).toBeChecked();

  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Start over' }).click();
  await expect(page.getByRole('button', { name: 'Choose photos' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Choose photos' })).toBeVisible();
});

test('a draft is gone once it is shared', async ({ signUp, openAs }) => {
  const page = await openAs(await signUp('alice'), '/create');
  await page.getByLabel('Photos').setInputFiles(await aPhoto(800, 600));
  await page.getByLabel('Alt text').fill('A lake');
  await reload(page);
  await expect(page.getByRole('main').getByText('Your draft is back.')).toBeVisible();
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page).toHaveURL('/');
  await page.goto('/create');
  await expect(page.getByRole('button', { name: 'Choose photos' })).toBeVisible();
});

for (const path of ['/create', '/']) {
  test(`logging out in another tab takes the draft away, with ${path} open in this one`, async ({
    signUp,
    openAs,
  }) => {
    const alice = await signUp('alice');
    const page = await openAs(alice, '/create');
    await page.getByLabel('Photos').setInputFiles(await aPhoto(800, 600));
    await page.getByLabel('Caption').fill('For nobody else');
    await reload(page);
    await expect(page.getByRole('main').getByText('Your draft is back.')).toBeVisible();
    await page.goto(path);
    const other = await page.context().newPage();
    await other.goto('/');
    await other.getByRole('button', { name: 'More', exact: true }).click();
    await other.getByRole('menuitem', { name: 'Log out' }).click();
    await expect(page).toHaveURL('/login');
    await page.getByLabel('Username or e-mail').fill(alice.username);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Log in' }).click();
    await expect(page).toHaveURL('/');
    await page.goto('/create');
    await expect(page.getByRole('button', { name: 'Choose photos' })).toBeVisible();
  });
}

test('a reminder leads to the photo that has no description', async ({ signUp, openAs }) => {
  const alice = await signUp('alice');
  const page = await openAs(alice, '/create');
  await page.getByLabel('Photos').setInputFiles([await aPhoto(800, 600), await aPhoto(600, 600)]);
  await page.getByLabel('Alt text of photo 1').fill('A lake');
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.locator('.create-reminder')).toContainText('One photo has no description');
  await page.getByRole('button', { name: 'Add descriptions' }).click();
  await expect(page.getByLabel('Alt text of photo 2')).toBeFocused();
  await page.getByLabel('Alt text of photo 2').fill('A meadow');
  await expect(page.locator('.create-reminder')).toBeHidden();
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page).toHaveURL('/');
  expect((await alice.newestPhotos()).map(({ media }) => media.alt)).toEqual(['A lake', 'A meadow']);
});

test.describe('when an answer is lost', () => {
  test.use({ expectedErrors: /net::ERR_FAILED/ });

  test('sharing again makes no second post', async ({ signUp, openAs }) => {
    const alice = await signUp('alice');
    const page = await openAs(alice, '/create');
    await page.getByLabel('Photos').setInputFiles(await aPhoto(800, 600));
    await page.getByLabel('Alt text').fill('A lake');
    const keys: (string | undefined)[] = [];
    for (const path of ['media', 'posts']) {
      // The first request reaches the server, its answer nobody.
      let lost = false;
      await page.route(`**/api/v1/${path}`, async (route) => {
        keys.push(route.request().headers()['idempotency-key']);
        if (lost) return route.continue();
        lost = true;
        await route.fetch();
        return route.abort();
      });
    }
    await page.getByRole('button', { name: 'Share' }).click();
    await expect(page.getByRole('alert')).toContainText('One photo could not be sent.');
    await page.getByRole('button', { name: 'Share' }).click();
    await expect(page.getByRole('alert')).toContainText('We could not reach the server.');
    // Not even when the page was reloaded in between.
    await page.reload();
    await page.getByRole('button', { name: 'Share' }).click();
    await expect(page).toHaveURL('/');
    expect(await alice.ownPosts()).toHaveLength(1);
    const [upload, again, post, postAgain] = keys;
    expect(upload).toMatch(/^[0-9a-f]{32}$/);
    expect([again, postAgain]).toEqual([upload, post]);
    expect(keys).toHaveLength(4);
  });
});
