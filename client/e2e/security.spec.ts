import { Page } from '@playwright/test';
import { PASSWORD, Person } from './support/people';
import { connected } from './support/realtime';
import { expect, test } from './support/test';

type OpenPage = (path: string) => Promise<Page>;

const NEW_PASSWORD = 'lamp otter ribbon quartz';

/** Within how long (ms) a browser shows that its session was ended elsewhere; without a reload, on a machine that is slow. */
const SOON = { timeout: 10_000 };

test.use({ expectedErrors: /status of (401|403) / });

/** Logs somebody in with their password, and so with a session of its own, in a browser that hears the server from then on. */
async function logInElsewhere(openAsVisitor: OpenPage, { username }: Person): Promise<Page> {
  const page = await openAsVisitor('/login');
  await page.getByLabel('Username or e-mail').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await connected(page, () => page.getByRole('button', { name: 'Log in' }).click());
  await expect(page).toHaveURL('/');
  return page;
}

test('a new password ends the sessions of other browsers at once', async ({
  signUp,
  openAs,
  openAsVisitor,
}) => {
  const alice = await signUp('alice');
  const there = await logInElsewhere(openAsVisitor, alice);
  const here = await openAs(alice, '/settings/security');
  await expect(here.getByRole('listitem').filter({ hasText: 'Log out' })).toHaveCount(1);
  await here.getByLabel('Current password').fill(PASSWORD);
  await here.getByLabel('New password').fill(NEW_PASSWORD);
  await expect(here.getByText('Strong.')).toBeVisible();
  await here.getByRole('button', { name: 'Change password' }).click();
  await expect(here.getByLabel('Messages')).toContainText('All your other sessions have ended.');
  await expect(here.getByText('No other sessions')).toBeVisible();

  await expect(there).toHaveURL('/login?returnUrl=%2F', SOON);
  await expect(there.getByLabel('Messages')).toContainText('You were logged out: from another device');
  await there.getByLabel('Username or e-mail').fill(alice.username);
  await there.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
  await there.getByRole('button', { name: 'Log in' }).click();
  await expect(there).toHaveURL('/');
});

test('a session is ended from the list, and its browser is led to log in', async ({
  signUp,
  openAs,
  openAsVisitor,
}) => {
  const alice = await signUp('alice');
  const there = await logInElsewhere(openAsVisitor, alice);
  const here = await openAs(alice, '/settings/security');
  await expect(here.getByRole('listitem').filter({ hasText: 'This device' })).toContainText('Active now');
  await here.getByRole('button', { name: /^Log out Chrome/ }).click();
  await expect(here.getByText('No other sessions')).toBeVisible();
  await expect(there).toHaveURL('/login?returnUrl=%2F', SOON);
  await expect(there.getByLabel('Messages')).toContainText('You were logged out');
  await here.reload();
  await expect(here.getByText('No other sessions')).toBeVisible();
});

test('all other sessions are ended at once, after a question', async ({ signUp, openAs, openAsVisitor }) => {
  const alice = await signUp('alice');
  const [second, third] = [
    await logInElsewhere(openAsVisitor, alice),
    await logInElsewhere(openAsVisitor, alice),
  ];
  const here = await openAs(alice, '/settings/security');
  await here.getByRole('button', { name: 'Log out everywhere else' }).click();
  const question = here.getByRole('alertdialog', { name: 'Log out everywhere else?' });
  await question.getByRole('button', { name: 'Log out' }).click();
  await expect(here.getByText('No other sessions')).toBeVisible();
  for (const page of [second, third]) await expect(page).toHaveURL('/login?returnUrl=%2F', SOON);
});

test('a wrong old password changes nothing', async ({ signUp, openAs }) => {
  const alice = await signUp('alice');
  const page = await openAs(alice, '/settings/security');
  await page.getByLabel('Current password').fill('not the right one');
  await page.getByLabel('New password').fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByLabel('Current password')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Messages')).not.toContainText('changed');
  const answer = await alice.request.post('/api/v1/auth/login', {
    data: { identifier: alice.username, password: PASSWORD },
  });
  expect(answer.status()).toBe(200);
});

test('what a password is judged by comes with the field, and under the strict policy', async ({
  openAsVisitor,
}) => {
  const page = await openAsVisitor('/signup');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.getByLabel('Username').fill('kofi.mensah');
  expect(asked.filter((path) => path.includes('estimator'))).toEqual([]);
  await page.getByLabel('Password', { exact: true }).fill('Kofi.Mensah1!');
  await expect(page.getByText('Too weak to be taken.')).toBeVisible();
  await expect(page.getByText('Leave out your own name and address, and Lightwell’s.')).toBeVisible();
  expect(asked.filter((path) => path.includes('estimator'))).toHaveLength(1);
});
