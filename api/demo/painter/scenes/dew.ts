import type { Canvas } from '../canvas.js';
import { mix, ramp, rgb, scale, type Rgb, type Stops } from '../color.js';
import { clamp01 } from '../curves.js';
import { noise } from '../noise.js';
import { between, type Random } from '../random.js';
import { defineScene } from '../scene.js';
import { paintBokeh, paintDrop } from '../drops.js';

interface DewPalette {
  meadow: Stops;
  lights: readonly string[];
  blade: string;
  bladeLit: string;
}

const palettes: Record<'meadow' | 'sunrise' | 'clover', DewPalette> = {
  meadow: {
    meadow: [
      [0, '#a7c46a'],
      [0.5, '#5f8f3f'],
      [1, '#1f3f22'],
    ],
    lights: ['#f4ffb8', '#d5f08a', '#a6d65e', '#fffde0'],
    blade: '#2f6a2a',
    bladeLit: '#b9e05a',
  },
  sunrise: {
    meadow: [
      [0, '#f6cf8e'],
      [0.5, '#b98f4a'],
      [1, '#3a3f22'],
    ],
    lights: ['#fff0bf', '#ffd98a', '#ffb65c', '#fff9e6'],
    blade: '#4f5a22',
    bladeLit: '#e9d35c',
  },
  clover: {
    meadow: [
      [0, '#6fa3a0'],
      [0.5, '#2f6a5f'],
      [1, '#10302f'],
    ],
    lights: ['#d7fff0', '#8fe0c8', '#c6f0ff', '#f4fffa'],
    blade: '#1c5a4a',
    bladeLit: '#7fd6a0',
  },
};

/** Blades of grass with dew, close up, in front of a meadow full of light. */
export const dew = defineScene(palettes, (canvas, palette, random) => {
  const behind = canvas.reduced(0.5);
  behind.gradient(ramp(palette.meadow), 0, behind.height);
  behind.glow(
    behind.width * between(random, 0.2, 0.8),
    behind.height * 0.15,
    behind.width * 0.8,
    rgb(palette.lights[0], 0.55),
    1,
  );
  paintBokeh(behind, palette.lights, 46, (next) => [next(), next() ** 1.4 * 0.95], random);
  canvas.enlarge(behind);
  const dark = rgb(palette.blade);
  const lit = rgb(palette.bladeLit);
  for (let i = 0; i < 9; i++)
    blade(
      canvas,
      mix(dark, rgb(palette.meadow[1][1]), 0.55),
      mix(lit, rgb(palette.meadow[0][1]), 0.4),
      16,
      random,
    );
  const light = rgb(palette.lights[3], 0.9);
  for (let i = 0; i < 4; i++) {
    const points = blade(canvas, dark, lit, 2, random);
    const drops = 5 + Math.floor(random() * 5);
    for (let k = 0; k < drops; k++) {
      const [x, y] = points[Math.floor(between(random, 0.12, 0.97) * (points.length - 1))];
      const radius = (7 + random() ** 2 * 32) * canvas.unit;
      paintDrop(
        canvas,
        behind,
        x + between(random, -4, 4) * canvas.unit,
        y - radius * 0.35,
        radius,
        radius * between(random, 0.92, 1.08),
        light,
      );
    }
  }
  behind.release();
  return { vignette: 0.35, bloom: 0.3 };
});

/** One arching blade from the lower edge, `blur` pixels soft; gives the points along its middle. */
function blade(
  canvas: Canvas,
  dark: Rgb,
  lit: Rgb,
  blur: number,
  random: Random,
): (readonly [number, number])[] {
  const { width, height, unit } = canvas;
  const foot = between(random, -0.1, 1.1) * width;
  const tall = height * between(random, 0.5, 0.95);
  const bend = (foot < width / 2 ? 1 : -1) * width * between(random, 0.15, 0.75);
  const thick = between(random, 13, 30) * unit;
  const soft = blur * unit;
  const offset = random() * 512;
  const points: (readonly [number, number])[] = [];
  for (let y = height - 1; y >= Math.max(0, height - tall); y--) {
    const up = (height - y) / tall;
    const x = foot + bend * up ** 1.8;
    const half = thick * (1 - up) ** 0.6;
    if (half < 0.5) break;
    points.push([x, y]);
    // The blade is cut by the row at a slant, so that it looks wider where it leans.
    const slant = Math.hypot(1, (bend * 1.8 * up ** 0.8) / tall);
    const reach = half * slant;
    for (
      let column = Math.max(0, Math.floor(x - reach - soft));
      column < Math.min(width, x + reach + soft + 1);
      column++
    ) {
      const out = (column - x) / reach;
      const cover = clamp01((reach - Math.abs(column - x)) / (soft * slant) + 0.5);
      const vein = noise(out * 60 + offset, y * 0.02) - 0.5;
      const glow = clamp01(0.25 + out * 0.45 + up * 0.4 + vein * 0.5 - Math.max(0, 0.12 - Math.abs(out)) * 3);
      canvas.cover((y * width + column) * 3, scale(mix(dark, lit, glow), 0.9 + vein * 0.3), cover);
    }
  }
  return points;
}
