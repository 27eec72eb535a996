import { Page } from '@playwright/test';

/**
 * Waits until what was done shows, and nothing moves or fades. What a page shows follows what it knows at the next frame, and a
 * colour that changes begins a transition, however short, and keeps its old value until then: on a busy machine that comes
 * after one has looked.
 */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}
