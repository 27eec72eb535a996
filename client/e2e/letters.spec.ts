import { MailServer } from '../../api/test/support/mail-server';
import { PASSWORD, Person, aUsername } from './support/people';
import { connected } from './support/realtime';
import { expect, test } from './support/test';

/** "npm test -- browser" tells a server with EMAIL_VERIFICATION=required to send letters to this port of this machine. */
const SMTP_PORT = Number(process.env['E2E_SMTP_PORT']);

const NEW_PASSWORD = 'lamp otter ribbon quartz';

let mail: MailServer;
test.beforeAll(async () => {
  mail = await MailServer.start(SMTP_PORT);
});
test.afterAll(() => mail.stop());

// What waits for a confirmation, and what has ended, is refused, and links are tried that are no longer good.
test.use({ expectedErrors: /status of (401|403|409|422) / });

const addressOf = ({ username }: { readonly username: string }) => `${username}@example.org`;

/** The link in the newest letter to an address, of which there are so many. */
async function linkTo(address: string, count = 1): Promise<string> {
  return mail.linkIn(await mail.letterTo(address, count));
}

/** Confirms somebody's address as its letter asks for. */
async function confirm(person: Person): Promise<void> {
  const token = new URL(await linkTo(addressOf(person))).hash.slice(1);
  const answer = await person.request.post('/api/v1/auth/email/verify', { data: { token } });
  expect(answer.status()).toBe(204);
}

test('somebody signs up, and is in when the link in the letter was followed', async ({ openAsVisitor }) => {
  const username = aUsername('alice');
  const email = `${username}@example.org`;
  const page = await openAsVisitor('/signup');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByText(`Your account @${username} is almost there.`)).toBeVisible();
  await page.goto('/notifications');
  await expect(page.getByText(`Your account @${username} is almost there.`)).toBeVisible();
  await page.getByRole('button', { name: 'I have confirmed it' }).click();
  await expect(page.getByText(/not confirmed yet/i)).toBeVisible();

  await test.step('and its link does not open when it was cut off', async () => {
    const link = await linkTo(email);
    await page.goto(link.slice(0, -5));
    await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
    await page.getByRole('button', { name: /letter again/i }).click();
    await mail.letterTo(email, 2);
  });

  await page.goto(await linkTo(email, 2));
  await expect(page.getByRole('heading', { name: 'Your address is confirmed' })).toBeVisible();
  await page.getByRole('link', { name: 'To your feed' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome to your feed' })).toBeVisible();

  await test.step('and whoever opens the link once more sees that all is well', async () => {
    await page.goto('about:blank');
    await page.goto(await linkTo(email, 2));
    await expect(page.getByRole('heading', { name: 'Your address is confirmed' })).toBeVisible();
  });
});

test('whoever waits is let in when the letter was read on another device', async ({
  signUp,
  openAs,
  openAsVisitor,
}) => {
  const alice = await signUp('alice');
  const waiting = await openAs(alice);
  await expect(waiting.getByRole('heading', { name: 'Confirm your address' })).toBeVisible();
  const phone = await openAsVisitor(await linkTo(addressOf(alice)));
  await expect(phone.getByText('You can log in with it now.')).toBeVisible();
  await waiting.getByRole('button', { name: 'I have confirmed it' }).click();
  await expect(waiting.getByRole('heading', { name: 'Welcome to your feed' })).toBeVisible();
});

test('a forgotten password is replaced by letter, and every session ends at once', async ({
  signUp,
  openAs,
  openAsVisitor,
}) => {
  const alice = await signUp('alice');
  await confirm(alice);
  const there = await openAs(alice, 'about:blank');
  await connected(there, () => there.goto('/'));

  const page = await openAsVisitor('/login');
  await page.getByRole('link', { name: 'Forgotten your password?' }).click();
  await page.getByLabel('E-mail', { exact: true }).fill(addressOf(alice));
  await page.getByRole('button', { name: 'Send the letter' }).click();
  await expect(page.getByText('a letter is on its way')).toBeVisible();
  const link = await linkTo(addressOf(alice), 2);
  await page.goto(link);
  await page.getByLabel('New password').fill('password1');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByLabel('New password')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('New password').fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByLabel('Messages')).toContainText('Your password is set.');
  await expect(there).toHaveURL('/login?returnUrl=%2F');

  await page.getByLabel('Username or e-mail').fill(addressOf(alice));
  await page.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome to your feed' })).toBeVisible();
  await page.goto(link);
  await page.getByLabel('New password').fill('another lake in the fog');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
});

test('an address is changed when the new one is confirmed, and the old one hears of it', async ({
  signUp,
  openAs,
}) => {
  const alice = await signUp('alice');
  await confirm(alice);
  const email = `new.${addressOf(alice)}`;
  const page = await openAs(alice, '/settings/account');
  await page.getByRole('button', { name: 'Change address' }).click();
  const dialog = page.getByRole('dialog', { name: 'Use another address' });
  await dialog.getByLabel('New e-mail address').fill(email);
  await dialog.getByLabel('Your password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Change' }).click();
  await expect(page.getByText(`Waiting for confirmation of ${email}.`)).toBeVisible();
  await page.goto(await linkTo(email));
  await expect(page.getByText(`${email} is the address of @${alice.username} now.`)).toBeVisible();
  await page.goto('/settings/account');
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  await mail.letterTo(addressOf(alice), 3);
  expect(mail.lettersTo(addressOf(alice)).map(({ subject }) => subject)).toEqual([
    'Confirm your e-mail address',
    'Another address for your account',
    'Your e-mail address was changed',
  ]);
});
