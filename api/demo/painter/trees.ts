import type { Canvas } from './canvas.js';
import { mix, type Rgb } from './color.js';
import { clamp01 } from './curves.js';
import { noise, reliefNoise } from './noise.js';
import { between, type Random } from './random.js';

interface LeafyTree {
  x: number;
  /** Row of the foot. */
  foot: number;
  tall: number;
  leaves: Rgb;
  /** Colour of the leaves in the light, which comes from the left or the right. */
  lit: Rgb;
  bark: Rgb;
  lightFromLeft: boolean;
}

/** A free-standing tree with a full crown of several clumps of leaves. */
export function paintLeafyTree(canvas: Canvas, tree: LeafyTree, random: Random): void {
  const { width, height } = canvas;
  const { x, foot, tall } = tree;
  const clumps = Array.from({ length: 13 }, () => {
    const angle = random() * Math.PI * 2;
    const away = Math.sqrt(random());
    return {
      x: x + Math.cos(angle) * away * tall * 0.29,
      y: foot - tall * 0.6 + Math.sin(angle) * away * tall * 0.24,
      radius: tall * between(random, 0.1, 0.2),
    };
  });
  const offset = random() * 512;
  const size = 260 / tall;
  const lightSide = tree.lightFromLeft ? -1 : 1;
  for (let y = Math.max(0, Math.floor(foot - tall)); y < Math.min(height, foot); y++) {
    const up = (foot - y) / tall;
    const trunk = tall * (0.02 + 0.03 * Math.max(0, 0.12 - up) * 4) * (1 - up * 0.5);
    for (
      let column = Math.max(0, Math.floor(x - tall * 0.5));
      column < Math.min(width, x + tall * 0.5);
      column++
    ) {
      const u = column * size + offset;
      const v = y * size + offset;
      let inside = -1;
      let light = 0;
      for (const clump of clumps) {
        const dx = (column - clump.x) / clump.radius;
        const dy = (y - clump.y) / clump.radius;
        const depth = 1 - dx * dx - dy * dy;
        if (depth <= inside) continue;
        inside = depth;
        light = 0.42 + dx * lightSide * 0.34 - dy * 0.36;
      }
      const leaf = clamp01((inside + (noise(u, v) - 0.5) * 2.4) * 3 - Math.max(0, -0.25 - inside) * 9);
      const index = (y * width + column) * 3;
      if (up < 0.66) canvas.cover(index, tree.bark, clamp01(trunk - Math.abs(column - x) + 0.5));
      if (leaf > 0)
        canvas.cover(
          index,
          mix(tree.leaves, tree.lit, clamp01(light + reliefNoise(u * 1.7, v * 1.7) * 1.3)),
          leaf,
        );
    }
  }
}
