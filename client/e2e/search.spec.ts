import { expect, test } from './support/test';

test('finds people and hashtags with the keyboard, and remembers what was opened', async ({
  signUp,
  openAs,
}) => {
  const [alice, bob] = [await signUp('alice'), await signUp('bob')];
  const tag = `lake_${bob.username.slice(-8)}`;
  await bob.posts(`Up early #${tag}`);
  const page = await openAs(alice);
  const field = page.getByRole('combobox', { name: 'Search people and hashtags' });

  await test.step('somebody', async () => {
    await expect(page.getByRole('heading', { name: 'Welcome to your feed' })).toBeVisible();
    await page.keyboard.press('/');
    await expect(field).toBeFocused();
    await page.keyboard.type(bob.username.slice(0, 8));
    await expect(page.getByRole('option', { name: bob.username })).toBeVisible();
    await expect(page).toHaveURL(`/search?q=${bob.username.slice(0, 8)}`);
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('option', { name: bob.username })).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`/@${bob.username}`);
  });

  await test.step('Back finds it again', async () => {
    await page.goBack();
    await expect(field).toHaveValue(bob.username.slice(0, 8));
    await expect(page.getByRole('option', { name: bob.username })).toBeVisible();
  });

  await test.step('a hashtag', async () => {
    await field.fill(`#${tag.slice(0, 9)}`);
    await page.getByRole('option', { name: `#${tag} 1 post` }).click();
    await expect(page.getByRole('heading', { name: `#${tag}` })).toBeVisible();
    await expect(page.getByText('1 post', { exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: /Photo of/ })).toHaveCount(1);
  });

  await test.step('both again, until they are cleared or the viewer logs out', async () => {
    await page.getByRole('link', { name: 'Search' }).click();
    await expect(page.getByRole('option')).toContainText([`#${tag}`, bob.username]);
    await page.reload();
    await expect(page.getByRole('option')).toHaveCount(2);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Log out' }).click();
    await expect(page).toHaveURL('/login');
    expect(await page.evaluate(() => localStorage.getItem('lightwell.searches'))).toBeNull();
  });
});

test.describe('hashtags', () => {
  test.use({ expectedErrors: /status of 404 .*nobody_wrote_this/ });

  test('lead from captions to their page, and can be followed', async ({ signUp, openAs }) => {
    const [alice, bob] = [await signUp('alice'), await signUp('bob')];
    const tag = `dew_${bob.username.slice(-8)}`;
    const post = await bob.posts(`Up early with @${alice.username}, 🌅 #${tag}`);
    const page = await openAs(alice, `/p/${post.id}`);
    await expect(page.getByRole('link', { name: `@${alice.username}` })).toHaveAttribute(
      'href',
      `/@${alice.username}`,
    );
    await page.getByRole('link', { name: `#${tag}` }).click();
    await expect(page).toHaveURL(`/tags/${tag}`);
    const follow = page.getByRole('button', { name: `Follow #${tag}` });
    await follow.click();
    await expect(page.getByRole('button', { name: `Following #${tag}` })).toBeVisible();
    await page.getByRole('link', { name: 'Home', exact: true }).click();
    await expect(page.getByRole('article')).toContainText([`#${tag}`]);
    await page.goto('/tags/nobody_wrote_this');
    await expect(page.getByRole('heading', { name: 'Nobody has used #nobody_wrote_this' })).toBeVisible();
  });
});

test('suggests people while a comment is written', async ({ signUp, openAs }) => {
  const [alice, bob] = [await signUp('alice'), await signUp('bob')];
  const post = await alice.posts('Dew');
  const page = await openAs(alice, `/p/${post.id}`);
  const field = page.getByLabel('Add a comment');
  await field.pressSequentially(`Thanks @${bob.username.slice(0, 8)}`);
  await expect(page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option')).toHaveText([
    new RegExp(bob.username),
  ]);
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue(`Thanks @${bob.username} `);
  await field.pressSequentially(`and @${bob.username.slice(0, 8)}`);
  await page.getByRole('option', { name: bob.username }).click();
  await expect(field).toHaveValue(`Thanks @${bob.username} and @${bob.username} `);
  await expect(field).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('list', { name: 'Comments' }).getByRole('link', { name: `@${bob.username}` }),
  ).toHaveCount(2);
});
