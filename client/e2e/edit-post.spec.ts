import { Page } from '@playwright/test';
import { aPhoto } from './support/photos';
import { expect, test } from './support/test';

/** Opens the menu that stands in a place, and from there the post to be edited. */
async function edit(page: Page, place: string) {
  await page
    .locator(place)
    .getByRole('button', { name: /^More about the post/ })
    .click();
  await page.getByRole('menuitem', { name: /^Edit caption/ }).click();
  return page.getByRole('dialog', { name: 'Edit post' });
}

test('the caption and the descriptions of a post are changed wherever it is shown', async ({
  signUp,
  openAs,
}) => {
  const alice = await signUp('alice');
  const post = await alice.posts('Up erly', await aPhoto(800, 600), await aPhoto(600, 800));
  const page = await openAs(alice);

  const fromFeed = await edit(page, 'lw-post-card');
  await fromFeed.getByLabel('Alt text of photo 2').fill('A lake in the fog');
  await fromFeed.getByRole('button', { name: 'Save' }).click();
  await expect(fromFeed).toBeHidden();
  const [described] = await alice.ownPosts();
  expect(described?.media.map(({ alt }) => alt)).toEqual(['Photo of Up erly', 'A lake in the fog']);
  expect(described?.editedAt).toBeNull();

  const unchanged = await edit(page, 'lw-post-card');
  await unchanged.getByLabel('Caption').fill(post.caption);
  await unchanged.getByRole('button', { name: 'Save' }).click();
  await expect(unchanged).toBeHidden();
  expect((await alice.ownPosts())[0]?.editedAt).toBeNull();

  await page.locator('lw-post-card').getByRole('button', { name: 'Comments' }).click();
  const fromDialog = await edit(page, 'lw-post-dialog');
  await fromDialog.getByLabel('Caption').fill('Up early');
  await fromDialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('lw-post-dialog').getByText('edited')).toBeVisible();

  await page.goto(`/p/${post.id}`);
  const fromPage = await edit(page, 'lw-post-page');
  await expect(fromPage.getByLabel('Caption')).toHaveValue('Up early');
  await fromPage.getByLabel('Alt text of photo 1').fill('Dew on the meadow');
  await fromPage.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('img', { name: 'Dew on the meadow' })).toBeVisible();
});
