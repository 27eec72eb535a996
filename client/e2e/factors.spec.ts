import { Page } from '@playwright/test';
import { askToConfirm, codeOf, enterPassword, logOut, named, withPasskeyDevice } from './support/factors';
import { PASSWORD, Person } from './support/people';
import { expect, test } from './support/test';

// Asking whether there is a session, and what is refused on purpose.
test.use({ expectedErrors: /status of (401|403|422) / });

/** Logs somebody in with the password and sets the app up. */
async function setUpApp(page: Page, alice: Person): Promise<{ secret: string; codes: string[] }> {
  await enterPassword(page, alice);
  await expect(page).toHaveURL(/\/settings\/security$/);
  await page.getByRole('button', { name: 'Set up' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set up an authenticator app' });
  await expect(dialog.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible();
  const secret = await dialog.locator('.authenticator-key-text').innerText();
  await dialog.getByLabel('Code', { exact: true }).fill('000000');
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  await expect(dialog.getByText('That code is wrong')).toBeVisible();
  await dialog.getByLabel('Code', { exact: true }).fill(codeOf(secret));
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  const kept = page.getByRole('dialog', { name: 'Keep your recovery codes' });
  await expect(kept.getByRole('listitem')).toHaveCount(10);
  const codes = await kept.getByRole('listitem').allInnerTexts();
  expect(new Set(codes).size).toBe(10);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    kept.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('lightwell-recovery-codes.txt');
  await page.keyboard.press('Escape');
  await kept.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('10 of 10 recovery codes left')).toBeVisible();
  return { secret, codes };
}

/** Logs somebody in with the password, on a device that keeps passkeys, and adds one. */
async function addPasskey(page: Page, alice: Person): Promise<void> {
  await withPasskeyDevice(page);
  await enterPassword(page, alice);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Not used yet')).toBeVisible();
}

/** From the next page on, makes a page's browser one of those that know passkeys, but do not list them with what they fill in. */
async function offerNoPasskeysInFields(page: Page): Promise<void> {
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
  });
}

test('with an authenticator app, a code follows the password, and leads to where one was headed', async ({
  signUp,
  openAsVisitor,
  baseURL,
}) => {
  const alice = await signUp('alice');
  const page = await openAsVisitor(named(baseURL, '/login?returnUrl=%2Fsettings%2Fsecurity'));
  const { secret } = await setUpApp(page, alice);
  await logOut(page);
  await page.goto(named(baseURL, '/login?returnUrl=%2Fexplore'));
  await enterPassword(page, alice);
  await expect(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
  const code = page.getByLabel('Code', { exact: true });
  await expect(code).toBeFocused();
  await code.fill('000000');
  await page.keyboard.press('Enter');
  await expect(page.getByText('That code is wrong')).toBeVisible();
  await expect(code).toBeFocused();
  await code.fill(codeOf(secret, 1));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/explore$/);
});

test('without the phone, a recovery code does, once', async ({ signUp, openAsVisitor, baseURL }) => {
  const alice = await signUp('alice');
  const page = await openAsVisitor(named(baseURL, '/login?returnUrl=%2Fsettings%2Fsecurity'));
  const { codes } = await setUpApp(page, alice);
  const enterCode = async () => {
    await enterPassword(page, alice);
    await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
    await page.getByLabel('Recovery code').fill(codes[0]!);
    await page.getByRole('button', { name: 'Log in', exact: true }).click();
  };
  await logOut(page);
  await enterCode();
  await expect(page).toHaveURL(/localhost:\d+\/$/);
  await page.goto(named(baseURL, '/settings/security'));
  await expect(page.getByText('9 of 10 recovery codes left')).toBeVisible();
  await logOut(page);
  await enterCode();
  await expect(page.getByText('That recovery code is wrong')).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
});

test('a passkey logs in without a password until it is removed', async ({
  signUp,
  openAsVisitor,
  baseURL,
}) => {
  const alice = await signUp('alice');
  const page = await openAsVisitor(named(baseURL, '/login?returnUrl=%2Fsettings%2Fsecurity'));
  const device = await withPasskeyDevice(page);
  await enterPassword(page, alice);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a passkey' });
  await expect(dialog.getByLabel('Name')).toHaveValue(/^Chrome/);
  await dialog.getByLabel('Name').fill('My laptop');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'My laptop' });
  await expect(row).toContainText('Not used yet');
  expect(await device.count()).toBe(1);

  // The device would take the offer before the click.
  await offerNoPasskeysInFields(page);
  await logOut(page);
  await page.goto(named(baseURL, '/login?returnUrl=%2Fsettings%2Fsecurity'));
  await page.getByRole('button', { name: 'Log in with a passkey' }).click();
  await expect(row).toContainText('Last used just now');
  await page.getByRole('button', { name: 'Rename My laptop' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Old laptop');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Remove Old laptop' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Log in with your fingerprint')).toBeVisible();

  await logOut(page);
  await page.getByRole('button', { name: 'Log in with a passkey' }).click();
  await expect(page.getByText('This passkey was not accepted.')).toBeVisible();
});

test('who logged in long ago is asked to confirm, and nothing changes unless they do', async ({
  signUp,
  openAsVisitor,
  baseURL,
}) => {
  const alice = await signUp('alice');
  const page = await openAsVisitor(named(baseURL, '/login?returnUrl=%2Fsettings%2Fsecurity'));
  await enterPassword(page, alice);
  await askToConfirm(page, 'POST', 'users/me/second-factor', 2);
  const question = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await page.getByRole('button', { name: 'Set up' }).click();
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Set up' }).click();
  await question.getByLabel('Your password').fill('not the right one');
  await question.getByRole('button', { name: 'Confirm' }).click();
  await expect(question.getByText('The password is wrong.')).toBeVisible();
  await question.getByLabel('Your password').fill(PASSWORD);
  await question.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('dialog', { name: 'Set up an authenticator app' })).toBeVisible();
});

test('a passkey confirms as well as the password', async ({ signUp, openAsVisitor, baseURL }) => {
  const page = await openAsVisitor(named(baseURL, '/login?returnUrl=%2Fsettings%2Fsecurity'));
  await addPasskey(page, await signUp('alice'));
  await askToConfirm(page, 'POST', 'users/me/second-factor');
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.getByRole('button', { name: 'Use a passkey instead' }).click();
  await expect(page.getByRole('dialog', { name: 'Set up an authenticator app' })).toBeVisible();
});

test('a passkey is offered where the username is filled in', async ({ signUp, openAsVisitor, baseURL }) => {
  const page = await openAsVisitor(named(baseURL, '/login?returnUrl=%2Fsettings%2Fsecurity'));
  await addPasskey(page, await signUp('alice'));
  await page.goto(named(baseURL, '/settings/account'));
  // The device takes the offer at once.
  await page.getByRole('button', { name: 'Log out' }).click();
  await expect(page).toHaveURL(/localhost:\d+\/$/);
});

test('where there can be no passkeys, none are offered', async ({ signUp, openAs, openAsVisitor }) => {
  const visitor = await openAsVisitor('/login');
  await expect(visitor.getByRole('button', { name: 'Log in', exact: true })).toBeVisible();
  await expect(visitor.getByRole('button', { name: 'Log in with a passkey' })).toHaveCount(0);
  const page = await openAs(await signUp('alice'), '/settings/security');
  await expect(page.getByText('Passkeys cannot be added here')).toBeVisible();
});
