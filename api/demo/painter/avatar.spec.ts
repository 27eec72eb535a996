import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { avatarShapes } from './avatar-shapes.js';
import { AVATAR_SIZE, renderAvatar } from './avatar.js';

const sky = ['#7fa0d8', '#dfe9f5'] as const;

describe('renderAvatar', () => {
  it.each(Object.keys(avatarShapes))('draws the %s as a square AVIF file', async (animal) => {
    const file = await renderAvatar({ animal, sky });
    expect(await sharp(file).metadata()).toMatchObject({
      format: 'heif',
      width: AVATAR_SIZE,
      height: AVATAR_SIZE,
    });
  });

  it('draws the same portrait every time, and another animal differently', async () => {
    const fox = await renderAvatar({ animal: 'fox', sky });
    expect((await renderAvatar({ animal: 'fox', sky })).equals(fox)).toBe(true);
    expect((await renderAvatar({ animal: 'owl', sky })).equals(fox)).toBe(false);
  });
});
