import { Locator } from '@playwright/test';
import { expect, test } from './support/test';
import { aPhoto } from './support/photos';

test('walks through all posts while scrolling, and Back returns to the same place', async ({
  signUp,
  openAs,
}) => {
  const [alice, bob] = [await signUp('alice'), await signUp('bob')];
  const photo = await aPhoto(400, 300);
  for (let number = 1; number <= 23; number++) await alice.posts(`Morning ${number}.`, photo);
  await bob.follows(alice);
  const page = await openAs(bob);
  const posts = page.getByRole('article');

  await test.step('to the end', async () => {
    await expect(posts.first()).toContainText('Morning 23.');
    await expect(async () => {
      await posts.last().scrollIntoViewIfNeeded();
      await page.mouse.wheel(0, 2000);
      await expect(page.getByText("You're all caught up")).toBeVisible({ timeout: 200 });
    }).toPass();
    await expect(posts).toHaveCount(23);
    await expect(posts.last()).toContainText('Morning 1.');
  });

  await test.step('away and back', async () => {
    const author = posts
      .filter({ hasText: 'Morning 12.' })
      .getByRole('link', { name: alice.username })
      .first();
    const place = await placeToClick(author);
    expect(place).toBeGreaterThan(1000);
    await author.click();
    await expect(page.getByRole('heading', { name: alice.username })).toBeVisible();
    await page.goBack();
    await expect(posts).toHaveCount(23);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(place);
  });

  await test.step('a post opened over the feed and closed with Back leaves it where it was', async () => {
    const comments = posts.filter({ hasText: 'Morning 12.' }).getByRole('button', { name: 'Comments' });
    const place = await placeToClick(comments);
    await comments.click();
    await expect(page.getByRole('dialog', { name: 'Post' })).toBeVisible();
    await expect(page).toHaveURL(/\/p\/\w+$/);
    await page.goBack();
    await expect(page.getByRole('dialog', { name: 'Post' })).toBeHidden();
    await expect(page).toHaveURL('/');
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(place);
  });
});

/**
 * Scrolls to where something can be clicked, and tells how far down (px) that is. A page that still fades in takes no clicks,
 * and a click that is not taken is tried again after scrolling elsewhere: only one that would be taken scrolls no more.
 */
async function placeToClick(target: Locator): Promise<number> {
  await target.click({ trial: true });
  return target.evaluate(() => window.scrollY);
}
