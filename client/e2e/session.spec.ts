import { PASSWORD } from './support/people';
import { expect, test } from './support/test';

test('leads to the log-in page and from there to where one was headed', async ({ signUp, openAsVisitor }) => {
  const alice = await signUp('alice');
  const page = await openAsVisitor('/settings/account');
  await expect(page).toHaveURL('/login?returnUrl=%2Fsettings%2Faccount');
  await page.getByLabel('Username or e-mail').fill(alice.username);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page).toHaveURL('/settings/account');
  await expect(page.getByRole('heading', { name: 'Account' })).toBeVisible();
});

test('logging out in one tab logs out the others', async ({ signUp, openAs }) => {
  const first = await openAs(await signUp('alice'), '/settings/account');
  await expect(first.getByRole('heading', { name: 'Account' })).toBeVisible();
  const second = await first.context().newPage();
  await second.goto('/');
  await expect(second.getByRole('heading', { name: 'Welcome to your feed' })).toBeVisible();
  await second.getByRole('button', { name: 'More', exact: true }).click();
  await second.getByRole('menuitem', { name: 'Log out' }).click();
  await expect(second).toHaveURL('/login');
  await expect(first).toHaveURL('/login');
  await expect(first.getByLabel('Messages').getByText('You logged out in another tab.')).toBeVisible();
  await first.goto('/settings/account');
  await expect(first).toHaveURL('/login?returnUrl=%2Fsettings%2Faccount');
});

test.describe('while the server refuses', () => {
  test.use({ expectedErrors: /status of 401/ });

  test('renews a token that has run out once for all requests, without a flicker', async ({
    signUp,
    openAs,
  }) => {
    const alice = await signUp('alice');
    await alice.posts('Dew');
    const page = await openAs(alice, '/explore');
    await expect(page.getByRole('heading', { name: 'Explore' })).toBeAttached();
    let renewals = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/auth/refresh')) renewals += 1;
    });
    const refused = new Set<string>();
    let worn: string | undefined;
    await page.route('**/api/v1/**', async (route) => {
      const path = new URL(route.request().url()).pathname;
      const { authorization } = route.request().headers();
      // The badge is asked for when the page is connected, and people to follow when it rests: before the click or after.
      if (/auth|notifications|suggestions/.test(path)) return route.continue();
      worn ??= authorization;
      if (authorization !== worn) return route.continue();
      refused.add(path);
      return route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"status":401}' });
    });
    await page.getByRole('link', { name: 'Profile' }).click();
    await expect(page.getByRole('heading', { name: alice.username })).toBeVisible();
    await expect(page.getByRole('link', { name: /Photo of Dew|by/ })).toBeVisible();
    expect(refused.size).toBeGreaterThan(1);
    expect(renewals).toBe(1);
  });
});
