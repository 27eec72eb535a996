import { expect, test } from './support/test';

test.use({ expectedErrors: /status of 404/ });

test('a name without its @ leads to the profile, if there is one', async ({ signUp, openAsVisitor }) => {
  const alice = await signUp('alice.obi'); // with a dot, as files have
  const page = await openAsVisitor(`/${alice.username}`);
  await expect(page).toHaveURL(`/@${alice.username}`);
  await expect(page).toHaveTitle(`${alice.username} (@${alice.username}) · Lightwell`);
  await page.goto('/nobody_here');
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
  await expect(page).toHaveURL('/nobody_here');
  await expect(page).toHaveTitle('Not found · Lightwell');
});

test('the page of somebody who is not there has a title of its own', async ({ openAsVisitor }) => {
  const page = await openAsVisitor('/@nobody.here');
  await expect(page.getByRole('heading', { name: 'There is nobody by that name' })).toBeVisible();
  await expect(page).toHaveTitle('@nobody.here · Lightwell');
});
