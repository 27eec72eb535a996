import { ramp, rgb, type Stops } from '../color.js';
import { between } from '../random.js';
import { defineScene } from '../scene.js';
import { paintBokeh, paintDrop } from '../drops.js';

interface RainPalette {
  street: Stops;
  lamps: readonly string[];
}

const palettes: Record<'evening' | 'neon' | 'amber', RainPalette> = {
  evening: {
    street: [
      [0, '#1c2c4a'],
      [0.5, '#3a4766'],
      [0.75, '#5a4a52'],
      [1, '#141b2b'],
    ],
    lamps: ['#ffb35c', '#ffd9a0', '#ff7d4a', '#8fb8ff', '#ffe9c8'],
  },
  neon: {
    street: [
      [0, '#12122e'],
      [0.5, '#2e1f52'],
      [0.75, '#402050'],
      [1, '#0b0d20'],
    ],
    lamps: ['#ff4f8f', '#4fd8ff', '#b06aff', '#ffd06a', '#ff8a5c'],
  },
  amber: {
    street: [
      [0, '#2a2420'],
      [0.5, '#5a4330'],
      [0.75, '#7a5230'],
      [1, '#1a1512'],
    ],
    lamps: ['#ffc46a', '#ffdf9f', '#ff9a4a', '#fff0cf', '#e86a3a'],
  },
};

/** Rain on a window; behind it the lamps of the street, far out of focus. */
export const rain = defineScene(palettes, (canvas, palette, random) => {
  const behind = canvas.reduced(0.5);
  behind.gradient(ramp(palette.street), 0, behind.height);
  behind.glow(
    behind.width * between(random, 0.3, 0.7),
    behind.height * 0.6,
    behind.width * 0.7,
    rgb(palette.lamps[0], 0.3),
    1,
  );
  paintBokeh(
    behind,
    palette.lamps,
    70,
    (next) => [next(), 0.62 + (next() + next() + next() - 1.5) * 0.42],
    random,
  );
  canvas.enlarge(behind);
  const { width, height, unit } = canvas;
  const light = rgb(palette.lamps[1], 0.75);
  const drop = (x: number, y: number, radius: number, tall: number) =>
    paintDrop(canvas, behind, x, y, radius, radius * tall, light);
  for (let i = 0; i < 950; i++)
    drop(random() * width, random() * height, between(random, 1.6, 4.5) * unit, between(random, 0.9, 1.15));
  for (let i = 0; i < 190; i++)
    drop(random() * width, random() * height, (5 + random() ** 2 * 15) * unit, between(random, 0.95, 1.35));
  const runs = 7;
  for (let i = 0; i < runs; i++) {
    let x = width * ((i + between(random, 0.15, 0.85)) / runs);
    const end = height * between(random, 0.3, 1.05);
    const radius = between(random, 9, 17) * unit;
    for (
      let y = end - height * between(random, 0.25, 0.6);
      y < end - radius * 2;
      y += between(random, 5, 16) * unit
    ) {
      x += between(random, -2.2, 2.2) * unit;
      drop(x, y, radius * between(random, 0.16, 0.42), between(random, 1, 2.2));
    }
    drop(x, end, radius, 1.5);
  }
  behind.release();
  return { vignette: 0.35, bloom: 0.3, grain: 1.2 };
});
