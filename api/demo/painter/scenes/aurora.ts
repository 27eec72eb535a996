import { ramp, rgb, scale, type Stops } from '../color.js';
import { smoothstep } from '../curves.js';
import { noise, ridgeLine } from '../noise.js';
import { between } from '../random.js';
import { defineScene } from '../scene.js';
import { paintStars } from '../sky.js';
import { growWood, paintHill } from '../terrain.js';
import { paintStillWater } from '../water.js';

interface AuroraPalette {
  sky: Stops;
  low: string;
  high: string;
  deep: string;
}

const palettes: Record<'green' | 'violet' | 'mint', AuroraPalette> = {
  green: {
    sky: [
      [0, '#04081a'],
      [0.6, '#0b1d38'],
      [1, '#1d4358'],
    ],
    low: '#45f0a0',
    high: '#3a5fd0',
    deep: '#03101a',
  },
  violet: {
    sky: [
      [0, '#0a0820'],
      [0.6, '#16194a'],
      [1, '#33406e'],
    ],
    low: '#5cf2b8',
    high: '#c04ce0',
    deep: '#060b1f',
  },
  mint: {
    sky: [
      [0, '#051318'],
      [0.6, '#0d2f3a'],
      [1, '#3a6a70'],
    ],
    low: '#b6ffd0',
    high: '#1fa3b0',
    deep: '#04161b',
  },
};

/** Curtains of northern light over mountains and a lake that mirrors them. */
export const aurora = defineScene(palettes, (canvas, palette, random) => {
  const { width, height, unit } = canvas;
  const shore = Math.round(height * between(random, 0.66, 0.72));
  canvas.gradient(ramp(palette.sky), 0, shore);
  paintStars(canvas, { density: 15, horizon: shore, brightness: 0.6 }, random);
  const low = rgb(palette.low);
  const high = rgb(palette.high);
  for (let curtain = 0; curtain < 3; curtain++) {
    const offset = random() * 512;
    const tall = shore * between(random, 0.62, 0.85);
    const power = between(random, 0.5, 0.85) / (1 + curtain * 0.35);
    const foot = ridgeLine(width, random, {
      base: shore * between(random, 0.62, 0.86),
      amplitude: shore * 0.16,
      wavelength: width * between(random, 0.4, 0.7),
      roughness: 0.35,
      octaves: 4,
    });
    const hem = shore * 0.075;
    for (let x = 0; x < width; x++) {
      const bend = foot[Math.min(width - 1, x + 4)] - foot[Math.max(0, x - 4)];
      const fold = 0.35 + 0.65 * noise((x * 0.16) / unit + offset, 3);
      const streak = noise((x * 0.5 + foot[x] * 0.9) / unit + offset, 11);
      const rays = 0.2 + 2.6 * streak * streak + Math.abs(bend) * 0.012;
      const column = power * fold * rays * 1.6;
      const height1 = tall * (0.5 + 0.7 * noise((x * 0.3) / unit + offset, 77));
      const first = Math.max(0, Math.floor(foot[x] - height1));
      const last = Math.min(shore, Math.ceil(foot[x] + hem));
      for (let y = first; y < last; y++) {
        const up = (foot[x] - y) / height1;
        const rise = up < 0 ? smoothstep(-hem / height1, 0, up) : (1 - up) * (1 - up);
        const body = column * rise;
        const tint = up < 0 ? 0 : up;
        const index = (y * width + x) * 3;
        canvas.shine(index, low, body * (1 - tint) * (1 - tint) * 0.85);
        canvas.shine(index, high, body * tint * 1.5);
      }
    }
  }
  canvas.glow(width / 2, shore, width * 0.9, scale(low, 0.12), 1, 2.4);
  const dark = rgb(palette.deep, 1.2);
  const far = ridgeLine(width, random, {
    base: shore - height * 0.07,
    amplitude: height * 0.05,
    wavelength: width * 0.32,
    roughness: 0.5,
    octaves: 8,
    sharpness: 0.5,
  });
  const farColor = rgb(palette.sky[1][1], 0.75);
  paintHill(
    canvas,
    {
      line: far,
      color: farColor,
      haze: scale(low, 0.05),
      hazeDepth: height * 0.12,
      hazeAmount: 0.6,
      relief: 0.5,
      grain: 70,
      until: shore,
    },
    random,
  );
  const wood = ridgeLine(width, random, {
    base: shore - height * 0.012,
    amplitude: height * 0.016,
    wavelength: width * 0.3,
    roughness: 0.4,
    octaves: 5,
  });
  paintHill(
    canvas,
    {
      line: growWood(wood, 46 * unit, random),
      color: dark,
      haze: dark,
      hazeDepth: height,
      hazeAmount: 0,
      until: shore,
    },
    random,
  );
  paintStillWater(canvas, { shore, ripple: 0.22, deep: dark, seed: Math.floor(random() * 1e6) });
  return { vignette: 0.35, grain: 1.3, bloom: 0.45 };
});
