import { colourAt, quarters } from './support/photos';
import { expect, test } from './support/test';

test('a picture of oneself is cropped to a circle', async ({ signUp, openAs }) => {
  const alice = await signUp('alice');
  const page = await openAs(alice, '/settings');
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
  const page = await openAs(alice, '/settings');
  await expect(page.getByText(/You use 0 kB.* · 0 photos/)).toBeVisible();
  await alice.posts('Dew');
  await page.reload();
  await expect(page.getByText(/You use .* · 1 photo$/)).toBeVisible();
});
