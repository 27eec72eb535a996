import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { paintPicture, renderPicture, type PictureSpec } from './picture.js';
import type { Scene } from './scene.js';
import { scenes } from './scenes/index.js';

const size = { width: 64, height: 80 };
const specs = Object.entries(scenes as Record<string, Scene<string>>).map(([kind, { palettes }]) =>
  palettes.map((palette) => ({ kind, palette, seed: 5, ...size }) as PictureSpec),
);

function fingerprint(spec: PictureSpec): string {
  return createHash('sha256').update(paintPicture(spec).data).digest('hex');
}

describe('paintPicture', () => {
  it.each(specs.map(([spec]) => spec))(
    'paints $kind the same way for a seed and differently for another',
    (spec) => {
      const first = fingerprint(spec);
      expect(fingerprint(spec)).toBe(first);
      expect(fingerprint({ ...spec, seed: 6 })).not.toBe(first);
    },
  );

  it.each(specs.flat())('fills the whole of $kind in $palette with tones', (spec) => {
    const { data } = paintPicture(spec);
    const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
    const variance = data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / data.length;
    expect(data).toHaveLength(size.width * size.height * 3);
    expect(mean).toBeGreaterThan(10);
    expect(mean).toBeLessThan(245);
    expect(Math.sqrt(variance)).toBeGreaterThan(5);
  });
});

describe('renderPicture', () => {
  it('gives an AVIF file of the size asked for', async () => {
    const file = await renderPicture({ kind: 'sea', palette: 'pastel', seed: 1, width: 191, height: 100 });
    expect(await sharp(file).metadata()).toMatchObject({ format: 'heif', width: 191, height: 100 });
  });
});
