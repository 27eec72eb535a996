import { aPhoto } from './support/photos';
import { expect, test } from './support/test';

test('several photos are turned with keys, with arrows and by swiping', async ({ signUp, openAs }) => {
  const alice = await signUp('alice');
  await alice.posts('Three', await aPhoto(400, 300), await aPhoto(300, 300), await aPhoto(300, 400));
  const page = await openAs(alice);
  const carousel = page.getByRole('group', { name: '3 photos' });
  const slide = (place: number) => carousel.getByRole('group', { name: `${place} of 3` });
  const back = page.getByRole('button', { name: 'Previous photo' });
  const restsOn = (place: number) =>
    expect
      .poll(() => carousel.evaluate((track) => track.scrollLeft / track.clientWidth), `rests on ${place}`)
      .toBe(place - 1);

  await test.step('with keys', async () => {
    await expect(slide(1)).toBeVisible();
    await carousel.focus();
    await page.keyboard.press('ArrowRight');
    await expect(slide(2)).toBeInViewport();
    await expect(page.getByText('Photo 2 of 3')).toBeAttached();
    await page.keyboard.press('Home');
    await expect(page.getByText('Photo 1 of 3')).toBeAttached();
    await restsOn(1);
  });

  await test.step('faster than it moves', async () => {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText('Photo 3 of 3')).toBeAttached();
    await restsOn(3);
    await expect(page.getByRole('button', { name: 'Next photo' })).toBeHidden();
  });

  await test.step('with arrows', async () => {
    await back.click();
    await expect(page.getByText('Photo 2 of 3')).toBeAttached();
    await restsOn(2);
  });

  await test.step('by swiping', async () => {
    // What a finger does in the end: the track is scrolled, and comes to rest on a photo.
    await carousel.evaluate((track) => track.scrollBy({ left: -0.8 * track.clientWidth }));
    await expect(page.getByText('Photo 1 of 3')).toBeAttached();
    await restsOn(1);
    await expect(back).toBeHidden();
  });

  await test.step('without losing the focus where an arrow ends', async () => {
    const next = page.getByRole('button', { name: 'Next photo' });
    await next.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(next).toBeHidden();
    await expect(carousel).toBeFocused();
    await restsOn(3);
  });
});
