import { Page } from '@playwright/test';
import sharp from 'sharp';
import { PASSWORD, aUsername } from './support/people';
import { aPhonePhoto } from './support/photos';
import { expect, test } from './support/test';

const HEART = { name: 'Like', exact: true };

test('somebody shares a phone photo; somebody else follows, likes and comments', async ({
  openAsVisitor,
  openAs,
  signUp,
  request,
}) => {
  const bob = await signUp('bob');
  const alice = aUsername('alice');
  const caption = 'First light over the lake';
  const alices = await openAsVisitor('/signup');

  await test.step('Alice signs up', async () => {
    await alices.getByLabel('E-mail').fill(`${alice}@example.org`);
    await alices.getByLabel('Name (optional)').fill('Alice');
    await alices.getByLabel('Username').fill(alice);
    await expect(alices.getByText('is free')).toBeVisible();
    await alices.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await alices.getByRole('button', { name: 'Sign up' }).click();
    await expect(alices.getByRole('heading', { name: 'Welcome to your feed' })).toBeVisible();
  });

  await test.step('she shares a photo, which is on top of her feed', async () => {
    await alices.getByRole('link', { name: 'Create' }).first().click();
    await alices.getByLabel('Photos').setInputFiles(await aPhonePhoto());
    await alices.getByLabel('Alt text').fill('A lake before sunrise');
    await alices.getByLabel('Caption').fill(caption);
    await expect(alices.getByText(`${caption.length} of 2200`)).toBeVisible();
    await alices.getByRole('button', { name: 'Share' }).click();
    await expect(alices).toHaveURL('/');
    await expect(alices.getByRole('article').first()).toContainText(caption);
  });

  const bobs = await openAs(bob, `/@${alice}`);

  await test.step('Bob follows her and sees the photo in his feed, upright and without metadata', async () => {
    await bobs.getByRole('button', { name: `Follow ${alice}` }).click();
    await expect(bobs.getByRole('button', { name: `Following ${alice}` })).toBeVisible();
    await expect(bobs.getByRole('link', { name: '1 follower', exact: true })).toBeVisible();
    await bobs.getByRole('link', { name: 'Home', exact: true }).click();
    const photo = bobs.getByRole('img', { name: 'A lake before sunrise' });
    await expect(photo).toBeVisible();
    const shown = await photo.evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      return { address: image.currentSrc, ratio: image.naturalWidth / image.naturalHeight };
    });
    expect(shown.ratio).toBeCloseTo(1200 / 1600);
    await expectUprightAndBare(await (await request.get(shown.address)).body());
  });

  const post = bobs.getByRole('article').first();

  await test.step('he likes it with the button and with a double-click', async () => {
    await post.getByRole('button', HEART).click();
    await expect(post.getByRole('button', HEART)).toHaveAttribute('aria-pressed', 'true');
    await expect(post.getByRole('button', { name: '1 like' })).toBeVisible();
    await post.getByRole('button', HEART).click();
    await expect(post.getByRole('button', { name: '1 like' })).toBeHidden();
    await post.getByRole('img', { name: 'A lake before sunrise' }).dblclick();
    await expect(post.getByRole('button', { name: '1 like' })).toBeVisible();
  });

  await test.step('he comments', async () => {
    await post.getByLabel('Add a comment').fill('Worth getting up for');
    await post.getByRole('button', { name: 'Post', exact: true }).click();
    await expect(post.getByRole('button', { name: 'View 1 comment' })).toBeVisible();
  });

  await test.step('Alice sees both when she opens her post, and deletes the comment', async () => {
    const dialog = await openFirstPost(alices);
    await expect(dialog.getByRole('button', { name: '1 like' })).toBeVisible();
    await expect(dialog.getByText('Worth getting up for')).toBeVisible();
    await dialog.getByRole('button', { name: `Delete the comment by ${bob.username}` }).click();
    await alices.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await expect(dialog.getByText('Worth getting up for')).toBeHidden();
    await expect(dialog.getByText('No comments yet')).toBeVisible();
    await alices.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(alices.getByRole('button', { name: 'View 1 comment' })).toBeHidden();
  });

  await test.step('she deletes the post, which is gone for Bob too', async () => {
    await alices.getByRole('button', { name: 'More about the post' }).click();
    await alices.getByRole('menuitem', { name: 'Delete' }).click();
    await alices.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await expect(alices.getByText(caption)).toBeHidden();
    await bobs.reload();
    await expect(
      bobs.getByText("You're all caught up").or(bobs.getByText('Welcome to your feed')),
    ).toBeVisible();
    await expect(bobs.getByText(caption)).toBeHidden();
  });
});

/** The light circle of `aPhoto` is at the top; the phone turned it to the right. */
async function expectUprightAndBare(file: Buffer): Promise<void> {
  const photo = sharp(file);
  const { width, height, exif, xmp, iptc, orientation } = await photo.metadata();
  expect({ exif, xmp, iptc, orientation }).toEqual({});
  const { data, info } = await photo.raw().toBuffer({ resolveWithObject: true });
  const brightness = (x: number, y: number) =>
    data[(Math.round(y * height) * width + Math.round(x * width)) * info.channels] ?? 0;
  expect(brightness(0.75, 0.5)).toBeGreaterThan(240);
  expect(brightness(0.5, 0.25)).toBeLessThan(150);
}

async function openFirstPost(page: Page) {
  await page.getByRole('article').first().getByRole('button', { name: 'Comments' }).click();
  const dialog = page.getByRole('dialog', { name: 'Post' });
  await expect(dialog).toBeVisible();
  return dialog;
}
