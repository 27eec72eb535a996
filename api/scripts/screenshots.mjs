// "npm run screenshots": the pictures of the README, taken of the demo community in a real browser.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { findChromium } from './chromium.mjs';
import { at } from './paths.mjs';
import { withPrivateServer } from './private-server.mjs';

const target = at('client/screenshots');
const views = [
  { name: 'feed', path: '/', width: 1280, height: 800, colorScheme: 'light' },
  { name: 'feed-dark', path: '/', width: 1280, height: 800, colorScheme: 'dark' },
  { name: 'phone', path: '/', width: 390, height: 844, colorScheme: 'light' },
  { name: 'profile', path: '/@mira.sol', width: 1280, height: 800, colorScheme: 'light' },
];
const demoTimeout = 120_000;

const executablePath = findChromium();
if (!executablePath)
  throw new Error('Taking screenshots needs Chromium: install it, or set CHROMIUM to its path.');
mkdirSync(target, { recursive: true });
await withPrivateServer(takeAll, { DEMO: 'on' });

async function takeAll({ url, folder }) {
  await demoComplete(folder);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    for (const view of views) await take(browser, url, view);
  } finally {
    await browser.close();
  }
}

async function take(browser, url, { name, path, width, height, colorScheme }) {
  const context = await browser.newContext({ baseURL: url, viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  await page.goto('/login');
  await page.getByLabel('Username or e-mail').fill('mira.sol');
  await page.getByLabel('Password', { exact: true }).fill('lightwell');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('article').first().waitFor();
  await page.goto(path);
  await page.getByRole('img').nth(3).waitFor();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(target, `${name}.jpg`), type: 'jpeg', quality: 82 });
  await context.close();
}

/** The demo says in its marker when the last picture is painted. */
async function demoComplete(folder) {
  const deadline = Date.now() + demoTimeout;
  while (readFileSync(join(folder, 'demo'), { encoding: 'utf8', flag: 'a+' }) !== 'complete') {
    if (Date.now() > deadline) throw new Error('The demo community did not become complete.');
    await sleep(250);
  }
}
