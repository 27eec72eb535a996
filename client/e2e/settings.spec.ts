import { colourAt, quarters } from './support/photos';
import { expect, test } from './support/test';

test('a picture of oneself is cropped to a circle', async ({ signUp, openAs }) => {
  const alice = await signUp('alice');
  const page = await openAs(alice, '/settings/profile');
  await page.getByLabel('Picture').setInputFiles(await quarters(1600, 1200));
  const dialog = page.getByRole('dialog', { name: 'Your picture' });
  const frame = dialog.getByRole('application');
  await frame.focus();
  // Closer, then up and to the left until only the upper left quarter is to be seen.
  for (let press = 0; press < 12; press++) await page.keyboard.press('+');
  for (let press = 0; press < 20; press++) {
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Shift+ArrowUp');
  }
  await expect(dialog.getByLabel('Zoom')).toHaveValue(/^3/);
  await dialog.getByRole('button', { name: 'Use picture' }).click();
  await expect(page.getByLabel('Messages').getByText('Your picture is saved.')).toBeVisible();
  const shown = page.locator('.avatar-editor img');
  await expect(shown).toHaveJSProperty('complete', true);
  const address = await shown.evaluate((image: HTMLImageElement) => image.currentSrc);
  const picture = await (await alice.request.get(address)).body();
  for (const [x, y] of [
    [0.1, 0.1],
    [0.9, 0.9],
  ] as const) {
    expect(await colourAt(picture, x, y)).toBe('red');
  }
});

test('settings tell how much room photos take', async ({ signUp, openAs }) => {
  const alice = await signUp('alice');
  const page = await openAs(alice, '/settings/storage');
  await expect(page.getByText(/You use 0 kB.* · 0 photos/)).toBeVisible();
  await alice.posts('Dew');
  await page.reload();
  await expect(page.getByText(/You use .* · 1 photo$/)).toBeVisible();
});

test('on a phone, settings are a list that leads to sections and back', async ({ signUp, openAs }) => {
  const page = await openAs(await signUp('alice'), 'about:blank');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/settings');
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Appearance' }).click();
  await expect(page).toHaveURL('/settings/appearance');
  await expect(page).toHaveTitle('Appearance settings · Lightwell');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Appearance');
  await page.getByRole('main').getByRole('link', { name: 'Settings' }).click();
  await expect(page).toHaveURL('/settings');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('where there is room, a section is shown beside the list', async ({ signUp, openAs }) => {
  const page = await openAs(await signUp('alice'), '/settings');
  await expect(page).toHaveURL('/settings/profile');
  const list = page.getByRole('navigation', { name: 'Settings' });
  await expect(list.getByRole('link', { name: 'Profile' })).toHaveAttribute('aria-current', 'page');
  await list.getByRole('link', { name: 'Security' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Security');
  await expect(list.getByRole('link', { name: 'Security' })).toHaveAttribute('aria-current', 'page');
  await page.goBack();
  await expect(page).toHaveURL('/settings/profile');
});
