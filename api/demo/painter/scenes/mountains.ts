import { mix, ramp, rampAt, rgb, scale, type Stops } from '../color.js';
import { ridgeLine } from '../noise.js';
import { between } from '../random.js';
import { defineScene } from '../scene.js';
import { paintClouds } from '../sky.js';
import { growWood, paintHill } from '../terrain.js';

interface MountainPalette {
  sky: Stops;
  haze: string;
  near: string;
  sun: string;
  sunGain: number;
  cloud: string;
}

const palettes: Record<'dawn' | 'dusk' | 'blue' | 'jade' | 'rose', MountainPalette> = {
  dawn: {
    sky: [
      [0, '#5d7fa8'],
      [0.35, '#a9b7c4'],
      [0.62, '#f0cfae'],
      [0.85, '#fbdcae'],
      [1, '#fbe3c0'],
    ],
    haze: '#f3d9bb',
    near: '#16252f',
    sun: '#ffdf9e',
    sunGain: 1.5,
    cloud: '#f8c9a0',
  },
  dusk: {
    sky: [
      [0, '#2b2f5e'],
      [0.35, '#6a4f86'],
      [0.62, '#d4738a'],
      [0.85, '#f6a77c'],
      [1, '#fbc592'],
    ],
    haze: '#e59a8d',
    near: '#171631',
    sun: '#ff9c5a',
    sunGain: 1.6,
    cloud: '#f08d88',
  },
  blue: {
    sky: [
      [0, '#3f6da3'],
      [0.5, '#8fb3d2'],
      [0.8, '#cfe0ea'],
      [1, '#e8eef0'],
    ],
    haze: '#c4d8e6',
    near: '#0d2236',
    sun: '#fff6e4',
    sunGain: 0.8,
    cloud: '#f2f6f8',
  },
  jade: {
    sky: [
      [0, '#8ea9a4'],
      [0.5, '#c5d3c8'],
      [1, '#eeeede'],
    ],
    haze: '#d9e2d4',
    near: '#12291f',
    sun: '#fffbe0',
    sunGain: 0.9,
    cloud: '#f1f3e8',
  },
  rose: {
    sky: [
      [0, '#7d88b8'],
      [0.4, '#c0a9c6'],
      [0.7, '#f2bfc0'],
      [1, '#fde2d0'],
    ],
    haze: '#f3cdc9',
    near: '#2a2440',
    sun: '#ffe0c8',
    sunGain: 1.1,
    cloud: '#fbd3cd',
  },
};

/** Ranges of mountains one behind the other, sinking into the mist of the valleys. */
export const mountains = defineScene(palettes, (canvas, palette, random) => {
  const { width, height, unit } = canvas;
  const horizon = height * between(random, 0.46, 0.56);
  const sky = ramp(palette.sky);
  canvas.gradient(sky, 0, horizon * 1.25);
  const sunX = width * between(random, 0.25, 0.75);
  const sunY = horizon - height * between(random, 0.1, 0.2);
  const sun = rgb(palette.sun);
  paintClouds(
    canvas,
    {
      horizon,
      cover: 0.42,
      detail: 1.1,
      lit: rgb(palette.cloud, 1.15),
      shade: mix(rgb(palette.cloud), rampAt(sky, 0.2), 0.6),
      opacity: 0.6,
    },
    random,
  );
  canvas.glow(sunX, sunY, width * 0.8, scale(sun, 0.26 * palette.sunGain), 1.6);
  canvas.glow(sunX, sunY, width * 0.2, scale(sun, 0.4 * palette.sunGain), 1.8);
  canvas.disc(sunX, sunY, 24 * unit, scale(sun, 2 * palette.sunGain), 1, 2 * unit);

  const haze = rgb(palette.haze);
  const near = rgb(palette.near);
  const count = 7;
  const hills = Array.from({ length: count }, (_, i) => {
    const depth = i / (count - 1);
    const base = horizon + (height * 0.94 - horizon) * depth ** 1.25 + (i === 0 ? 0 : height * 0.02);
    const ground = ridgeLine(width, random, {
      base,
      amplitude: height * between(random, 0.05, 0.085) * (1.05 - depth * 0.45),
      wavelength: width * between(random, 0.3, 0.55),
      roughness: 0.5,
      octaves: 8,
      sharpness: 0.55 - depth * 0.35,
    });
    const line = i < count - 3 ? ground : growWood(ground, (9 + (i - count + 3) * 17) * unit, random);
    return { ground, line };
  });
  hills.forEach(({ ground, line }, i) => {
    const depth = i / (count - 1);
    const next = hills[i + 1]?.line;
    const until = next ? next.reduce((lowest, y) => Math.max(lowest, y), 0) + 2 : height;
    const warm = mix(haze, rampAt(sky, 0.75), 0.4);
    paintHill(
      canvas,
      {
        line,
        ground,
        color: mix(mix(rampAt(sky, 0.35), warm, 0.25), near, 0.14 + 0.86 * depth ** 1.1),
        haze: mix(warm, near, depth * 0.28),
        hazeDepth: height * 0.19,
        hazeAmount: 0.9 - depth * 0.38,
        relief: 0.42 - depth * 0.18,
        grain: 90 + depth * 120,
        until,
      },
      random,
    );
    if (i === 2)
      canvas.glow(sunX, sunY + height * 0.14, width * 0.7, scale(sun, 0.16 * palette.sunGain), 1.2);
  });
  return { vignette: 0.3, bloom: 0.25, grain: 1 };
});
