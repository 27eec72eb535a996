import { expect, test } from './support/test';

test('a comment written in the feed is shown there, until it is deleted', async ({ signUp, openAs }) => {
  const alice = await signUp('alice');
  await alice.posts('Up early');
  const page = await openAs(alice);
  const card = page.getByRole('article');
  await card.getByLabel('Add a comment').fill('What a light!');
  await card.getByLabel('Add a comment').press('Enter');
  const own = card.getByRole('list', { name: 'Your comments' });
  await expect(own.getByRole('listitem')).toHaveText([/What a light!/]);
  await expect(page.getByLabel('Messages').getByText('Comment')).toHaveCount(0);
  await card.getByRole('button', { name: 'View 1 comment' }).click();
  const dialog = page.getByRole('dialog', { name: 'Post', exact: true });
  await dialog.getByRole('button', { name: /^Delete the comment/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(own).toHaveCount(0);
});

test.describe('when a like is refused', () => {
  test.use({ expectedErrors: /status of 503|status of 429/ });

  test('it can be tried again, and is forgotten on the next page', async ({ signUp, openAs }) => {
    const alice = await signUp('alice');
    await alice.posts('Up early');
    const page = await openAs(alice);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.route('**/like', (route) => route.fulfill({ status: 503 }), { times: 1 });
    const like = page.getByRole('article').getByRole('button', { name: 'Like', exact: true });
    const messages = page.getByLabel('Messages');
    await like.click();
    await expect(messages.getByText('Your like was not saved.')).toBeVisible();
    await expect(like).toHaveAttribute('aria-pressed', 'false');
    const again = messages.getByRole('button', { name: 'Try again' });
    expect((await again.boundingBox())?.height, 'in one line').toBeLessThan(50);
    await again.click();
    await expect(page.getByRole('button', { name: '1 like' })).toBeVisible();

    await page.route('**/like', (route) =>
      route.fulfill({ status: 429, headers: { 'Retry-After': '7200' }, json: { code: 'rate_limited' } }),
    );
    await like.click();
    await expect(messages.getByText('Please wait 2 hours and try again.')).toBeVisible();
    // now it cannot help
    await expect(messages.getByRole('button', { name: 'Try again' })).toHaveCount(0);
    await page.getByRole('link', { name: 'Explore' }).first().click();
    await expect(page).toHaveURL('/explore');
    await expect(messages.getByText('not saved')).toHaveCount(0);
  });
});
