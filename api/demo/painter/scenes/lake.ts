import type { Canvas } from '../canvas.js';
import { mix, ramp, rampAt, rgb, scale, type Rgb, type Stops } from '../color.js';
import { clamp01, smoothstep } from '../curves.js';
import { noise, noiseRow, ridgeLine } from '../noise.js';
import { between, type Random } from '../random.js';
import { defineScene } from '../scene.js';
import { paintClouds, paintStars } from '../sky.js';
import { growWood, paintHill } from '../terrain.js';
import { paintStillWater } from '../water.js';

interface LakePalette {
  sky: Stops;
  light: string;
  cloud: string;
  near: string;
  deep: string;
  mist: string;
  moon: boolean;
}

const palettes: Record<'moonrise' | 'harvest' | 'morning' | 'evening', LakePalette> = {
  moonrise: {
    sky: [
      [0, '#0e1a3d'],
      [0.5, '#2d477c'],
      [0.8, '#7f8fb4'],
      [1, '#c9b9bd'],
    ],
    light: '#fff2d8',
    cloud: '#9fb0d2',
    near: '#0a1226',
    deep: '#0b1a33',
    mist: '#8e9fc4',
    moon: true,
  },
  harvest: {
    sky: [
      [0, '#1d1f45'],
      [0.5, '#5a4a7c'],
      [0.8, '#c97f86'],
      [1, '#f0b088'],
    ],
    light: '#ffcf96',
    cloud: '#d49aa6',
    near: '#14122a',
    deep: '#1c1e40',
    mist: '#c08c96',
    moon: true,
  },
  morning: {
    sky: [
      [0, '#7ea6c4'],
      [0.5, '#bfd2d6'],
      [0.8, '#f6e3c6'],
      [1, '#ffe6bb'],
    ],
    light: '#ffe9b8',
    cloud: '#fff0dc',
    near: '#1a3029',
    deep: '#2b4a4e',
    mist: '#f0e8d6',
    moon: false,
  },
  evening: {
    sky: [
      [0, '#324a80'],
      [0.45, '#9b7fa8'],
      [0.75, '#f2a084'],
      [1, '#ffc88c'],
    ],
    light: '#ffbf7c',
    cloud: '#ffae8e',
    near: '#161a2e',
    deep: '#22305a',
    mist: '#e0a094',
    moon: false,
  },
};

/** A still lake between wooded hills, with the moon or a low sun above and in the water. */
export const lake = defineScene(palettes, (canvas, palette, random) => {
  const { width, height, unit } = canvas;
  const shore = Math.round(height * between(random, 0.56, 0.64));
  const sky = ramp(palette.sky);
  canvas.gradient(sky, 0, shore);
  const lightX = width * between(random, 0.28, 0.72);
  const lightY = shore * (palette.moon ? between(random, 0.4, 0.58) : between(random, 0.6, 0.68));
  const light = rgb(palette.light);
  if (palette.moon)
    paintStars(canvas, { density: 5, horizon: Math.round(shore * 0.75), brightness: 0.4 }, random);
  paintClouds(
    canvas,
    {
      horizon: shore,
      cover: 0.42,
      detail: 1.2,
      lit: rgb(palette.cloud, 1.1),
      shade: mix(rgb(palette.cloud), rampAt(sky, 0.3), 0.6),
      opacity: 0.65,
    },
    random,
  );
  canvas.glow(lightX, lightY, width * 0.62, scale(light, 0.3), 1.8);
  if (palette.moon) paintMoon(canvas, lightX, lightY, 46 * unit, light, random);
  else canvas.disc(lightX, lightY, 26 * unit, scale(light, 3), 1, 2 * unit);

  const near = rgb(palette.near);
  const mist = rgb(palette.mist);
  for (let i = 0; i < 4; i++) {
    const depth = i / 3;
    const ground = ridgeLine(width, random, {
      base: shore - height * (0.115 - 0.1 * depth),
      amplitude: height * (0.06 - 0.045 * depth),
      wavelength: width * between(random, 0.3, 0.5),
      roughness: 0.48,
      octaves: 8,
      sharpness: 0.4 - depth * 0.3,
    });
    const line = i < 2 ? ground : growWood(ground, (i === 2 ? 20 : 44) * unit, random);
    const color = mix(mix(rampAt(sky, 0.55), mist, 0.35), near, 0.25 + 0.75 * depth);
    paintHill(
      canvas,
      {
        line,
        ground,
        color,
        haze: mix(mist, near, depth * 0.4),
        hazeDepth: height * 0.1,
        hazeAmount: 0.75 - depth * 0.35,
        relief: 0.4 - depth * 0.2,
        grain: 80,
        until: shore + 1,
      },
      random,
    );
  }
  paintStillWater(canvas, {
    shore,
    ripple: between(random, 0.25, 0.55),
    deep: rgb(palette.deep),
    seed: Math.floor(random() * 1e6),
  });
  drift(canvas, shore, mist, random);
  if (random() < 0.75) reeds(canvas, scale(near, 0.8), random);
  return { vignette: 0.32, bloom: 0.35 };
});

/** A full moon with its grey seas. */
function paintMoon(canvas: Canvas, x: number, y: number, radius: number, color: Rgb, random: Random): void {
  const offset = random() * 512;
  for (let row = Math.floor(y - radius - 1); row <= y + radius + 1; row++) {
    for (let column = Math.floor(x - radius - 1); column <= x + radius + 1; column++) {
      if (row < 0 || row >= canvas.height || column < 0 || column >= canvas.width) continue;
      const distance = Math.hypot(column - x, row - y);
      const size = 70 / radius;
      const seas = smoothstep(0.46, 0.62, noise((column - x) * size + offset, (row - y) * size + offset));
      const limb = 1 - 0.25 * (distance / radius) ** 3;
      canvas.cover(
        (row * canvas.width + column) * 3,
        scale(color, 1.5 * limb * (1 - 0.42 * seas)),
        clamp01(radius - distance + 0.5),
      );
    }
  }
  canvas.glow(x, y, radius * 3.2, scale(color, 0.3), 1.6);
}

/** Bands of mist lying on the water. */
function drift(canvas: Canvas, shore: number, mist: Rgb, random: Random): void {
  const { width, height } = canvas;
  const wisps = new Float32Array(width);
  const offset = random() * 512;
  const thickness = height * 0.05;
  for (let y = Math.floor(shore - thickness); y < Math.min(height, shore + thickness * 1.6); y++) {
    const away = (y - shore) / (y < shore ? thickness : thickness * 1.6);
    const band = (1 - away * away) ** 2 * 0.85;
    noiseRow(wisps, offset, 90 / width, offset + (y / height) * 900);
    for (let x = 0; x < width; x++) {
      canvas.cover((y * width + x) * 3, mist, band * smoothstep(0.3, 0.8, wisps[x]));
    }
  }
}

/** Blades of reed in the near corner, dark against the water. */
function reeds(canvas: Canvas, color: Rgb, random: Random): void {
  const { width, height, unit } = canvas;
  const left = random() < 0.5;
  for (let blade = 0; blade < 46; blade++) {
    const away = random() ** 1.6 * 0.3;
    const foot = width * (left ? away : 1 - away);
    const tall = height * between(random, 0.06, 0.26) * (1 - away * 1.8);
    const bend = between(random, -0.22, 0.34) * tall * (left ? 1 : -1);
    const thick = between(random, 1.2, 2.8) * unit;
    const cattail = random() < 0.16;
    for (let y = Math.max(0, Math.floor(height - tall)); y < height; y++) {
      const up = (height - y) / tall;
      const x = foot + bend * up * up;
      const half = cattail && up > 0.8 && up < 0.94 ? 4.5 * unit : thick * (1 - up * 0.85);
      for (
        let column = Math.max(0, Math.floor(x - half - 1));
        column <= Math.min(width - 1, x + half + 1);
        column++
      ) {
        canvas.cover((y * width + column) * 3, color, clamp01(half - Math.abs(column - x) + 0.5));
      }
    }
  }
}
