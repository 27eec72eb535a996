import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { avatarShapes, type AvatarAnimal } from './avatar-shapes.js';
import { AVATAR_SIZE, renderAvatar } from './avatar.js';

describe('renderAvatar', () => {
  it('draws every portrait, each different and the same every time', async () => {
    const animals = Object.keys(avatarShapes) as AvatarAnimal[];
    const files = new Set<string>();
    for (const animal of animals) {
      const spec = { animal, sky: ['#7fa0d8', '#dfe9f5'] } as const;
      const file = await renderAvatar(spec);
      expect(await sharp(file).metadata()).toMatchObject({
        format: 'jpeg',
        width: AVATAR_SIZE,
        height: AVATAR_SIZE,
      });
      expect((await renderAvatar(spec)).equals(file)).toBe(true);
      files.add(file.toString('base64'));
    }
    expect(files.size).toBe(animals.length);
  });
});
