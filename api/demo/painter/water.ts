import type { Canvas } from './canvas.js';
import type { Rgb } from './color.js';
import { clamp01 } from './curves.js';
import { noiseRow, wideNoiseRow } from './noise.js';
import { mulberry32 } from './random.js';

interface StillWater {
  /** Row of the far shore in pixels; everything below becomes water. */
  shore: number;
  /** Height of the ripples: 0.1 is a mirror, 1 a breeze. */
  ripple: number;
  /** Colour of the depth, which shows through where the water is seen from above. */
  deep: Rgb;
  seed: number;
}

/** Turns the lower part of the canvas into water that mirrors what stands above the shore. */
export function paintStillWater(canvas: Canvas, water: StillWater): void {
  const { width, height, light } = canvas;
  const { shore, deep, ripple } = water;
  const random = mulberry32(water.seed);
  const offset = random() * 512;
  const first = Math.ceil(shore);
  const waves = new Float32Array(width);
  const ripples = new Float32Array(width);
  for (let y = first; y < height; y++) {
    const near = (y - shore) / height;
    const depth = 1 / (near + 0.035);
    const v = depth * 60 + offset;
    const across = (depth * 9) / width;
    const reach = ripple * height * (0.006 + near * 0.16);
    const clearness = clamp01(0.1 + near * 0.75);
    const u = offset - (width / 2) * across;
    wideNoiseRow(waves, u * 2, across * 2, v * 2.4);
    noiseRow(ripples, u * 7, across * 7, v * 5);
    for (let x = 0; x < width; x++) {
      const slope = waves[x] - 0.5 + (ripples[x] - 0.5) * 0.35;
      let mirrored = 2 * shore - y - slope * reach * 2.2;
      if (mirrored > shore - 1) mirrored = 2 * (shore - 1) - mirrored;
      if (mirrored < 0) mirrored = -mirrored;
      let column = Math.round(x + slope * reach * 0.28);
      column = column < 0 ? 0 : column >= width ? width - 1 : column;
      const from = ((mirrored | 0) * width + column) * 3;
      const to = (y * width + x) * 3;
      const depthShare = clamp01(clearness + slope * 0.5) * 0.62;
      const keep = 0.9 * (1 - depthShare);
      light[to] = light[from] * keep + deep[0] * depthShare;
      light[to + 1] = light[from + 1] * keep + deep[1] * depthShare;
      light[to + 2] = light[from + 2] * keep + deep[2] * depthShare;
    }
  }
}
