import { aPhoto } from './support/photos';
import { expect, test } from './support/test';

test('several photos are turned with keys, with arrows and by swiping', async ({ signUp, openAs }) => {
  const alice = await signUp('alice');
  await alice.posts('Three', await aPhoto(400, 300), await aPhoto(300, 300), await aPhoto(300, 400));
  const page = await openAs(alice);
  const carousel = page.getByRole('group', { name: '3 photos' });
  const slide = (place: number) => carousel.getByRole('group', { name: `${place} of 3` });
  await expect(slide(1)).toBeVisible();
  await carousel.focus();
  await page.keyboard.press('ArrowRight');
  await expect(slide(2)).toBeInViewport();
  await expect(page.getByText('Photo 2 of 3')).toBeAttached();
  await page.keyboard.press('End');
  await expect(page.getByText('Photo 3 of 3')).toBeAttached();
  await expect(page.getByRole('button', { name: 'Next photo' })).toBeHidden();
  await page.getByRole('button', { name: 'Previous photo' }).click();
  await expect(page.getByText('Photo 2 of 3')).toBeAttached();
  // What a finger does in the end: the track is scrolled, and comes to rest on a photo.
  await carousel.evaluate((track) => track.scrollBy({ left: -0.8 * track.clientWidth }));
  await expect(page.getByText('Photo 1 of 3')).toBeAttached();
  await expect.poll(() => carousel.evaluate((track) => track.scrollLeft)).toBe(0);
});
