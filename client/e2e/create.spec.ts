import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { Page } from '@playwright/test';
import { aPhoto } from './support/photos';
import { expect, test } from './support/test';

/** Shares, past the reminder that descriptions are missing. */
async function shareWithoutDescriptions(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('button', { name: 'Add descriptions' })).toBeVisible();
  await page.getByRole('button', { name: 'Share' }).click();
}

test('photos are put in order with the keyboard and keep their descriptions', async ({ signUp, openAs }) => {
  const page = await openAs(await signUp('alice'), '/create');
  await page
    .getByLabel('Photos')
    .setInputFiles([
      await aPhoto(800, 600, '#335'),
      await aPhoto(801, 600, '#353'),
      await aPhoto(802, 600, '#533'),
    ]);
  const photos = page.getByRole('list', { name: 'Photos of this post' }).getByRole('button');
  await expect(photos).toHaveCount(3);
  await page.getByLabel('Alt text of photo 1').fill('The first');
  await page.getByRole('button', { name: 'Move later' }).press('Enter');
  await page.getByRole('button', { name: 'Move later' }).press('Enter');
  await expect(page.getByLabel('Alt text of photo 3')).toHaveValue('The first');
  await photos.nth(0).press('Enter');
  await page.getByRole('button', { name: 'Remove this photo' }).press('Enter');
  await expect(photos).toHaveCount(2);
  await expect(photos.nth(0)).toBeFocused();
  await page.getByLabel('Alt text of photo 1').fill('The last');
  await page.getByRole('button', { name: 'Share' }).press('Enter');
  await expect(page).toHaveURL('/');
  const post = page.getByRole('article').first();
  await expect(post.getByRole('img')).toHaveAccessibleName('The last');
  await post.getByRole('button', { name: 'Next photo' }).press('Enter');
  await expect(post.getByRole('img')).toHaveAccessibleName('The first');
});

test('photos are put in order by dragging', async ({ signUp, openAs }) => {
  const page = await openAs(await signUp('alice'), '/create');
  await page
    .getByLabel('Photos')
    .setInputFiles([await aPhoto(800, 600, '#335'), await aPhoto(801, 600, '#353')]);
  const photos = page.getByRole('list', { name: 'Photos of this post' }).getByRole('button');
  await page.getByLabel('Alt text of photo 1').fill('The first');
  await photos.nth(0).hover();
  await page.mouse.down();
  const { x, y, width, height } = (await photos.nth(1).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 8 });
  await page.mouse.move(x + width, y + height / 2, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByText('Photo 2 of 2')).toBeVisible();
  await expect(page.getByLabel('Alt text of photo 2')).toHaveValue('The first');
});

test('photos can be dropped and pasted; what is no photo is refused by name', async ({ signUp, openAs }) => {
  const page = await openAs(await signUp('alice'), '/create');
  await expect(page.getByRole('button', { name: 'Choose photos' })).toBeVisible();
  const { buffer } = await aPhoto(400, 300);
  const files = await page.evaluateHandle(
    (bytes) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], 'lake.jpg', { type: 'image/jpeg' }));
      transfer.items.add(new File(['%PDF'], 'letter.pdf', { type: 'application/pdf' }));
      return transfer;
    },
    [...buffer],
  );
  await page.locator('lw-create-page').dispatchEvent('drop', { dataTransfer: files });
  await expect(page.getByRole('alert')).toContainText(
    '“letter.pdf” has a format that cannot be read here (PDF)',
  );
  await expect(page.getByRole('img', { name: /lake\.jpg/ })).toBeVisible();
  await page.evaluate((clipboardData) => {
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
  }, files);
  await expect(page.getByText('Photo 2 of 2')).toBeVisible();
});

test('what is only called a photo is refused as soon as it is picked, in the words of the server', async ({
  signUp,
  openAs,
}) => {
  const alice = await signUp('alice');
  const page = await openAs(alice, '/create');
  const letter = { name: 'letter.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('Dear Bob') };
  const answer = await alice.request.post('/api/v1/media', {
    multipart: { file: letter },
    headers: alice.authorization,
  });
  const { detail } = (await answer.json()) as { detail: string };
  await page.getByLabel('Photos').setInputFiles([letter, await aPhoto(800, 600)]);
  await expect(page.getByRole('alert')).toHaveText(detail);
  await expect(page.getByRole('list', { name: 'Photos of this post' }).getByRole('button')).toHaveCount(1);
});

test.describe('when sending fails', () => {
  test.use({ expectedErrors: /status of 503|net::ERR_FAILED/ });

  test('nothing is lost, and trying again shares the post', async ({ signUp, openAs }) => {
    const page = await openAs(await signUp('alice'), '/create');
    await page.getByLabel('Photos').setInputFiles([await aPhoto(800, 600), await aPhoto(600, 600)]);
    await page.getByLabel('Caption').fill('Against the wind');
    let calls = 0;
    await page.route('**/api/v1/media', (route) => (++calls === 2 ? route.abort() : route.continue()));
    await shareWithoutDescriptions(page);
    await expect(page.getByRole('alert')).toContainText('One photo could not be sent.');
    await expect(page.getByText('We could not reach the server.')).toBeVisible();
    await expect(page.getByLabel('Caption')).toHaveValue('Against the wind');
    await page.route('**/api/v1/posts', (route) => route.fulfill({ status: 503 }), { times: 1 });
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('alert')).toContainText('The server had a problem.');
    await page.getByRole('button', { name: 'Share' }).click();
    await expect(page.getByRole('article').first()).toContainText('Against the wind');
    expect(calls).toBe(3);
  });
});

test('sending can be stopped, and the draft left for later', async ({ signUp, openAs }) => {
  const page = await openAs(await signUp('alice'), '/create');
  await page.getByLabel('Photos').setInputFiles(await aPhoto(800, 600));
  await page.getByLabel('Caption').fill('Not yet');
  // Never answered, so that there is time to stop it.
  await page.route('**/api/v1/media', () => undefined);
  await shareWithoutDescriptions(page);
  await expect(page.getByRole('progressbar', { name: 'Sending photo 1' })).toBeVisible();
  await expect(page.getByLabel('Caption')).toBeDisabled();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Share' })).toBeEnabled();
  await page.getByRole('link', { name: 'Explore' }).first().click();
  await expect(page).toHaveURL('/explore');
  await expect(page.getByLabel('Messages').getByText('Your draft is kept')).toBeVisible();
});

test('where the browser keeps no drafts, leaving asks first', async ({ signUp, openAs }) => {
  const page = await openAs(await signUp('alice'));
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  await page.goto('/create');
  await page.getByLabel('Photos').setInputFiles(await aPhoto(800, 600));
  await page.getByLabel('Caption').fill('Not yet');
  await page.getByRole('link', { name: 'Explore' }).first().click();
  const question = page.getByRole('alertdialog', { name: 'Discard this post?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByLabel('Caption')).toHaveValue('Not yet');
  await page.getByRole('link', { name: 'Explore' }).first().click();
  await question.getByRole('button', { name: 'Discard' }).click();
  await expect(page).toHaveURL('/explore');
});

test.describe('from the web', () => {
  test.use({ expectedErrors: /status of 422|status of 404/ });

  test('a picture is previewed and shared, and a useless address explained', async ({ signUp, openAs }) => {
    const { buffer } = await aPhoto(800, 600);
    const web = createServer((request, response) => {
      if (request.url !== '/lake.jpg') return response.writeHead(404).end();
      return response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(buffer);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => web.once('listening', resolve));
    const origin = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
    const page = await openAs(await signUp('alice'), '/create');
    await page.getByRole('button', { name: 'Use an image address' }).click();
    await page.getByLabel('Image address').fill(`${origin}/nothing.jpg`);
    await page.getByLabel('Alt text').fill('A lake');
    await page.getByLabel('Caption').fill('From afar');
    await page.getByRole('button', { name: 'Share' }).click();
    await expect(page.getByText('Nothing could be fetched from that address.')).toBeVisible();
    await expect(page.getByLabel('Image address')).toBeFocused();
    await page.getByLabel('Image address').fill(`${origin}/lake.jpg`);
    await expect(page.getByRole('img', { name: 'A lake' })).toBeVisible();
    await page.getByRole('button', { name: 'Share' }).click();
    await expect(page.getByRole('article').first().getByRole('img', { name: 'A lake' })).toBeVisible();
    web.close();
  });
});
