import { CDPSession, Locator, Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import { PASSWORD, Person } from './people';

/** Where browsers take passkeys: the test's server by its name. */
export function named(baseURL: string | undefined, path: string): string {
  const url = new URL(path, baseURL);
  url.hostname = 'localhost';
  return url.href;
}

/**
 * What an authenticator app shows. Each code is good once, and that of the next half minute is taken as well.
 * @param steps how many half minutes from now
 */
export function codeOf(secret: string, steps = 0): string {
  const totp = new TOTP({ secret: secret.replaceAll(' ', '') });
  return totp.generate({ timestamp: Date.now() + steps * 30_000 });
}

/** Takes the first step of a log-in. */
export async function enterPassword(page: Page, { username }: Person): Promise<void> {
  await page.getByLabel('Username or e-mail').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
}

export async function logOut(page: Page): Promise<void> {
  await page.goto(named(page.url(), '/settings/account'));
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('heading', { name: 'Log in' }).waitFor();
}

/** The next time, the server wants to know whether it is still the same person. There is no way to make a session older. */
export async function askToConfirm(page: Page, method: string, path: string, times = 1): Promise<void> {
  let left = times;
  await page.route(`**/api/v1/${path}`, async (route) => {
    if (route.request().method() !== method || left-- <= 0) return route.fallback();
    const body = JSON.stringify({ status: 403, code: 'reauthentication_required' });
    return route.fulfill({ status: 403, contentType: 'application/problem+json', body });
  });
}

/**
 * Gives a page's browser a device that keeps passkeys and knows its owner at once. Browsers take passkeys for names alone: the page has to
 * be at `localhost`.
 */
export async function withPasskeyDevice(page: Page): Promise<PasskeyDevice> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('WebAuthn.enable');
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return new PasskeyDevice(browser, authenticatorId);
}

/** Keeps passkeys in a browser of a test. */
export class PasskeyDevice {
  constructor(
    private readonly browser: CDPSession,
    private readonly authenticatorId: string,
  ) {}

  /** How many it has. */
  async count(): Promise<number> {
    const { authenticatorId } = this;
    const { credentials } = await this.browser.send('WebAuthn.getCredentials', { authenticatorId });
    return credentials.length;
  }

  /** Whether its owner answers by touching it, or lets it wait. */
  async answers(enabled: boolean): Promise<void> {
    const { authenticatorId } = this;
    await this.browser.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
  }
}

/** What a console says meanwhile: a code is asked for, somebody is to confirm, and what was asked for before they logged out is refused. */
export const FACTOR_ERRORS = /status of 403 .*(login|recovery-codes)|status of 401 /;

/** Goes through all that there is to see of passkeys and codes, from the log-in page on, and has each looked at. */
export async function showFactors(
  page: Page,
  person: Person,
  look: (page: Page, sign: Locator) => Promise<void>,
): Promise<void> {
  const device = await withPasskeyDevice(page);
  await page.goto(named(page.url(), '/login?returnUrl=%2Fsettings%2Fsecurity'));
  await look(page, page.getByRole('button', { name: 'Log in with a passkey' }));
  await enterPassword(page, person);
  await page.getByText('This device').waitFor();
  await look(page, page.getByText('Log in with your fingerprint'));

  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await look(page, page.getByRole('dialog', { name: 'Add a passkey' }));
  await page.getByRole('button', { name: 'Continue' }).click();
  await look(page, page.getByText('Not used yet'));

  await page.getByRole('button', { name: 'Set up' }).click();
  await look(page, page.getByRole('img', { name: 'QR code for your authenticator app' }));
  const secret = await page.locator('.authenticator-key-text').innerText();
  await page.getByLabel('Code', { exact: true }).fill(codeOf(secret));
  await page.getByRole('button', { name: 'Turn on' }).click();
  await look(page, page.getByRole('dialog', { name: 'Keep your recovery codes' }));
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await look(page, page.getByText('10 of 10 recovery codes left'));

  await askToConfirm(page, 'POST', 'users/me/second-factor/recovery-codes');
  await page.getByRole('button', { name: 'New recovery codes' }).click();
  await page.getByRole('button', { name: 'Make new ones' }).click();
  await look(page, page.getByRole('button', { name: 'Use a passkey instead' }));
  await page.getByRole('button', { name: 'Cancel' }).click();

  await device.answers(false);
  await logOut(page);
  await enterPassword(page, person);
  await look(page, page.getByRole('heading', { name: 'Enter your code' }));
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await look(page, page.getByText('Enter the six digits.'));
}
