import { mix, ramp, RAMP_SIZE, rgb, scale, type Stops } from '../color.js';
import { clamp01, smoothstep } from '../curves.js';
import { noiseRow, wideNoiseRow } from '../noise.js';
import { between } from '../random.js';
import { defineScene } from '../scene.js';
import { paintClouds } from '../sky.js';

interface SeaPalette {
  sky: Stops;
  deep: string;
  sun: string;
  sunGain: number;
  cloudLit: string;
  cloudShade: string;
}

const palettes: Record<'sunset' | 'pastel' | 'silver' | 'ember', SeaPalette> = {
  sunset: {
    sky: [
      [0, '#33507f'],
      [0.4, '#8d7fa0'],
      [0.7, '#eea27c'],
      [0.9, '#fdc784'],
      [1, '#ffdc9c'],
    ],
    deep: '#0f2a3f',
    sun: '#ffc070',
    sunGain: 1.5,
    cloudLit: '#ffb787',
    cloudShade: '#6d5f86',
  },
  pastel: {
    sky: [
      [0, '#86a9cf'],
      [0.45, '#c9c2da'],
      [0.75, '#f5cbc9'],
      [1, '#fde6d0'],
    ],
    deep: '#3c6f8c',
    sun: '#ffe3bd',
    sunGain: 1.1,
    cloudLit: '#fff0e4',
    cloudShade: '#b7a9c6',
  },
  silver: {
    sky: [
      [0, '#5c6f80'],
      [0.5, '#a3b1ba'],
      [0.85, '#dde2e0'],
      [1, '#eef0ea'],
    ],
    deep: '#1f3742',
    sun: '#fff4dc',
    sunGain: 0.7,
    cloudLit: '#f3f3ec',
    cloudShade: '#7e8c97',
  },
  ember: {
    sky: [
      [0, '#1b1c3d'],
      [0.4, '#5b2f5c'],
      [0.7, '#c8485a'],
      [0.9, '#f58553'],
      [1, '#ffb063'],
    ],
    deep: '#0b1230',
    sun: '#ff8f4a',
    sunGain: 1.8,
    cloudLit: '#ff7f63',
    cloudShade: '#3f2a57',
  },
};

/** The open sea with a low sun and its path on the waves. */
export const sea = defineScene(palettes, (canvas, palette, random) => {
  const { width, height, unit, light } = canvas;
  const horizon = Math.round(height * between(random, 0.46, 0.6));
  const sky = ramp(palette.sky);
  canvas.gradient(sky, 0, horizon);
  const sunX = width * between(random, 0.3, 0.7);
  const sunY = horizon - height * between(random, 0.035, 0.12);
  const sun = rgb(palette.sun);
  paintClouds(
    canvas,
    {
      horizon,
      cover: between(random, 0.38, 0.58),
      detail: between(random, 0.8, 1.5),
      lit: rgb(palette.cloudLit, 1.1),
      shade: rgb(palette.cloudShade),
      opacity: 0.85,
    },
    random,
  );
  canvas.glow(sunX, sunY, width * 0.75, scale(sun, 0.45 * palette.sunGain), 1.3, 1.3);
  canvas.glow(sunX, sunY, width * 0.16, scale(sun, 0.9 * palette.sunGain), 1.4);
  canvas.disc(sunX, sunY, 30 * unit, scale(sun, 2.6 * palette.sunGain), 1, 2 * unit);

  const deep = rgb(palette.deep);
  const offset = random() * 512;
  const swells = new Float32Array(width);
  const chops = new Float32Array(width);
  for (let y = horizon; y < height; y++) {
    const near = (y - horizon) / height;
    const depth = 1 / (near + 0.02);
    const v = depth * 38 + offset;
    const across = (depth * 16) / width;
    const steep = 0.35 + near * 1.1;
    const pathWidth = width * (0.035 + near * 0.34);
    const mirror = clamp01(0.72 - near * 0.85);
    const u = offset - (width / 2) * across;
    wideNoiseRow(swells, u * 0.9, across * 0.9, v * 1.5);
    noiseRow(chops, u * 4.3, across * 4.3, v * 4.1);
    for (let x = 0; x < width; x++) {
      const swell = swells[x];
      const chop = chops[x];
      const slope = (swell - 0.5) * 1.1 + (chop - 0.5) * 0.8;
      // A wave tilted towards us mirrors higher, darker sky.
      const place = clamp01(0.97 - near * 0.6 - (slope + 0.12) * steep * 0.55);
      const from = Math.floor(place * (RAMP_SIZE - 1)) * 3;
      const facing = clamp01(mirror + slope * 0.55);
      const away = (x - sunX) / pathWidth;
      const path = 1 / (1 + away * away * away * away * 2.2 + away * away);
      const spark = smoothstep(0.5, 0.82, chop * 0.62 + swell * 0.42 + path * 0.12) * path;
      const index = (y * width + x) * 3;
      const sunlight = (path * path * 0.16 * (0.5 + swell) + spark * 1.5) * palette.sunGain;
      for (let c = 0; c < 3; c++) {
        const water = deep[c] * (0.65 + 0.7 * swell) + (sky[from + c] - deep[c]) * facing * 0.92;
        light[index + c] = Math.max(0, water) + sun[c] * sunlight;
      }
    }
  }
  // The far edge of the sea dissolves in the light.
  const edge = mix(sun, deep, 0.2);
  for (let y = horizon - 3; y < horizon + 6 * unit; y++) {
    const amount = 0.22 * (1 - Math.abs(y - horizon) / (6 * unit + 1));
    for (let x = 0; x < width; x++) if (amount > 0) canvas.cover((y * width + x) * 3, edge, amount);
  }
  return { vignette: 0.28, bloom: 0.4 };
});
