import { Page } from '@playwright/test';
import { Person } from './support/people';
import { aPhoto, aTiff, colourAt, quarters } from './support/photos';
import { expect, test } from './support/test';

/** Chooses a photo and says what is to be seen. */
async function choose(page: Page, photo: Awaited<ReturnType<typeof aPhoto>>): Promise<void> {
  await page.getByLabel('Photos').setInputFiles(photo);
  await page.getByLabel('Alt text').fill('Four colours');
}

/** Shares the post and answers its photo as the server has it. */
async function share(page: Page, author: Person) {
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page).toHaveURL('/');
  const [photo] = await author.newestPhotos();
  if (!photo) throw new Error('The post has no photo.');
  return photo;
}

const shapeOf = (page: Page, name: string) => page.getByRole('radio', { name });

test('a photo is cropped with the keyboard', async ({ signUp, openAs }) => {
  const alice = await signUp('alice');
  const page = await openAs(alice, '/create');
  await choose(page, await quarters(1600, 1200));
  await page.getByRole('button', { name: 'Crop' }).press('Enter');
  await shapeOf(page, 'Original shape').focus();
  await page.keyboard.press('ArrowRight');
  await expect(shapeOf(page, 'Square, 1 to 1')).toBeChecked();
  const frame = page.getByRole('application', { name: 'Crop of photo 1' });
  await frame.focus();
  // To the right edge and not beyond: 400 pixels of 1200 are left out, all of them on the left.
  for (let press = 0; press < 4; press++) await page.keyboard.press('Shift+ArrowRight');
  const square = await share(page, alice);
  expect([square.media.width, square.media.height]).toEqual([1200, 1200]);
  expect(await colourAt(square.image, 0.28, 0.25)).toBe('red');
  expect(await colourAt(square.image, 0.38, 0.25)).toBe('green');
});

test('a photo is zoomed, moved and turned with the pointer', async ({ signUp, openAs }) => {
  const alice = await signUp('alice');
  const page = await openAs(alice, '/create');
  await choose(page, await quarters(1600, 1200));
  await page.getByRole('button', { name: 'Crop' }).click();
  await page.locator('.crop-panel-shape', { hasText: '4:5' }).click();
  await page.getByRole('button', { name: 'Rotate' }).click();
  const frame = page.getByRole('application', { name: 'Crop of photo 1' });
  const { x, y, width, height } = (await frame.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const middle = { x: x + width / 2, y: y + height / 2 };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.wheel(0, -400);
  await expect(page.getByLabel('Zoom')).toHaveValue(/^2/);
  await page.mouse.down();
  await page.mouse.move(middle.x + width, middle.y + height, { steps: 4 });
  await page.mouse.up();
  const { media, image } = await share(page, alice);
  expect(media.width / media.height).toBeCloseTo(0.8, 2);
  // Turned to the left, the upper right quarter becomes the upper left one; dragged there, it is all one sees.
  for (const [left, top] of [
    [0.1, 0.1],
    [0.85, 0.8],
  ] as const) {
    expect(await colourAt(image, left, top)).toBe('green');
  }
});

test('a filter and the sliders change what the server gets', async ({ signUp, openAs }) => {
  const alice = await signUp('alice');
  const page = await openAs(alice, '/create');
  await choose(page, await quarters(1600, 1200));
  await page.getByRole('button', { name: 'Filters' }).click();
  await expect(page.getByRole('radio').nth(8)).toBeAttached();
  await page.locator('.filter-panel-filter', { hasText: 'Slate' }).click();
  const grey = await share(page, alice);
  expect([grey.media.width, grey.media.height]).toEqual([1600, 1200]);
  expect(await colourAt(grey.image, 0.25, 0.25)).toBe('grey');
  expect(await colourAt(grey.image, 0.75, 0.75)).toBe('grey');

  await page.goto('/create');
  await choose(page, await quarters(1600, 1200));
  await page.getByRole('button', { name: 'Adjust' }).click();
  await page.getByLabel('Saturation').fill('-100');
  await page.getByLabel('Warmth').fill('50');
  await page.getByLabel('Warmth').dblclick();
  await expect(page.getByLabel('Warmth')).toHaveValue('0');
  expect(await colourAt((await share(page, alice)).image, 0.25, 0.25)).toBe('grey');
});

test('photos are made smaller when one wishes so, and on a metered connection', async ({
  signUp,
  openAs,
}) => {
  const alice = await signUp('alice');
  const page = await openAs(alice, '/create');
  await choose(page, await aPhoto(3000, 2000));
  await page.getByRole('switch', { name: 'Send smaller photos' }).check();
  const small = await share(page, alice);
  expect([small.media.width, small.media.height]).toEqual([2048, 1365]);
  await page.goto('/create');
  await choose(page, await aPhoto(3000, 2000));
  await expect(page.getByRole('switch', { name: 'Send smaller photos' })).toBeChecked();
  await page.getByRole('switch', { name: 'Send smaller photos' }).uncheck();
  expect((await share(page, alice)).media.width).toBe(3000);

  const other = await openAs(await signUp('bob'));
  await other.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
  );
  await other.goto('/create');
  await choose(other, await aPhoto(400, 300));
  await expect(other.getByRole('switch', { name: 'Send smaller photos' })).toBeChecked();
});

test('what the browser cannot show is shared all the same', async ({ signUp, openAs }) => {
  const alice = await signUp('alice');
  const page = await openAs(alice, '/create');
  await choose(page, await aTiff());
  await expect(page.getByText('Preview after sharing')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Crop' })).toBeHidden();
  const { media } = await share(page, alice);
  expect([media.width, media.height]).toEqual([800, 600]);
});
