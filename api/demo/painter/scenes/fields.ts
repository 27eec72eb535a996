import { mix, ramp, rampAt, rgb, scale, type Stops } from '../color.js';
import { clamp01, smoothstep } from '../curves.js';
import { noise, reliefNoise, ridgeLine } from '../noise.js';
import { between } from '../random.js';
import { defineScene } from '../scene.js';
import { paintClouds } from '../sky.js';
import { paintHill } from '../terrain.js';
import { paintLeafyTree } from '../trees.js';

interface FieldPalette {
  sky: Stops;
  cloudLit: string;
  cloudShade: string;
  sun: string;
  hill: string;
  /** The plants of a row in the light and in the shade, the flecks of their blossom, the soil between. */
  lit: string;
  shade: string;
  fleck: string;
  soil: string;
  rows: number;
}

const palettes: Record<'lavender' | 'wheat' | 'tea' | 'tulips', FieldPalette> = {
  lavender: {
    sky: [
      [0, '#5a74b0'],
      [0.5, '#c3a4c4'],
      [0.8, '#fbc0a4'],
      [1, '#ffdcae'],
    ],
    cloudLit: '#ffd2b8',
    cloudShade: '#9a86b4',
    sun: '#ffd59a',
    hill: '#6b6b98',
    lit: '#a78fe0',
    shade: '#3a2a70',
    fleck: '#d9c4ff',
    soil: '#6d5546',
    rows: 9,
  },
  wheat: {
    sky: [
      [0, '#4d83ba'],
      [0.55, '#a6c3d4'],
      [0.85, '#f3e3bf'],
      [1, '#fae6b8'],
    ],
    cloudLit: '#fff3dc',
    cloudShade: '#a7b2bd',
    sun: '#ffe9b4',
    hill: '#6f8b78',
    lit: '#eec265',
    shade: '#9a6a26',
    fleck: '#fff0b4',
    soil: '#7b5a2c',
    rows: 14,
  },
  tea: {
    sky: [
      [0, '#a9c3c9'],
      [0.6, '#dbe5dc'],
      [1, '#f5f1df'],
    ],
    cloudLit: '#ffffff',
    cloudShade: '#c6d3d0',
    sun: '#fff6d4',
    hill: '#5f8a76',
    lit: '#9cc25a',
    shade: '#1f4a2a',
    fleck: '#d8eb98',
    soil: '#2c3d24',
    rows: 7,
  },
  tulips: {
    sky: [
      [0, '#6fa1cf'],
      [0.6, '#bfd8e6'],
      [1, '#f3efe4'],
    ],
    cloudLit: '#ffffff',
    cloudShade: '#aebfcd',
    sun: '#fff5dc',
    hill: '#7a9a90',
    lit: '#f08a8e',
    shade: '#8e1f3c',
    fleck: '#ffd0c4',
    soil: '#4a6b34',
    rows: 10,
  },
};

/** Planted rows that run to the horizon below a wide sky, with a tree standing alone. */
export const fields = defineScene(palettes, (canvas, palette, random) => {
  const { width, height, unit, light } = canvas;
  const horizon = height * between(random, 0.4, 0.5);
  const sky = ramp(palette.sky);
  canvas.gradient(sky, 0, horizon);
  const fromLeft = random() < 0.5;
  const sunX = width * (fromLeft ? between(random, 0.05, 0.35) : between(random, 0.65, 0.95));
  const sun = rgb(palette.sun);
  paintClouds(
    canvas,
    {
      horizon,
      cover: between(random, 0.45, 0.62),
      detail: between(random, 1, 1.8),
      lit: rgb(palette.cloudLit, 1.1),
      shade: rgb(palette.cloudShade),
      opacity: 0.85,
    },
    random,
  );
  canvas.glow(sunX, horizon * 0.86, width * 0.7, scale(sun, 0.5), 1.5);
  const hill = mix(rgb(palette.hill), rampAt(sky, 0.9), 0.45);
  for (let i = 0; i < 2; i++) {
    const line = ridgeLine(width, random, {
      base: horizon - height * (0.032 - i * 0.022),
      amplitude: height * 0.022,
      wavelength: width * 0.5,
      roughness: 0.42,
      octaves: 7,
    });
    paintHill(
      canvas,
      {
        line,
        color: scale(hill, 1 - i * 0.35),
        haze: mix(hill, sun, 0.4),
        hazeDepth: height * 0.08,
        hazeAmount: 0.6,
        relief: 0.5,
        grain: 80,
        until: horizon + height * 0.04,
      },
      random,
    );
  }

  const lit = rgb(palette.lit);
  const shade = rgb(palette.shade);
  const fleck = rgb(palette.fleck);
  const soil = rgb(palette.soil);
  const ground = ridgeLine(width, random, {
    base: horizon,
    amplitude: height * 0.012,
    wavelength: width * 0.8,
    roughness: 0.3,
    octaves: 3,
  });
  const vanishX = width * between(random, 0.3, 0.7);
  const offset = random() * 512;
  const far = mix(lit, rampAt(sky, 0.95), 0.45);
  for (let y = Math.floor(horizon - height * 0.03); y < height; y++) {
    for (let x = 0; x < width; x++) {
      const below = y + 0.5 - ground[x];
      if (below <= -0.5) continue;
      const near = Math.max(0.5, below) / height;
      const depth = 1 / near;
      const across = ((x - vanishX) / width) * depth * palette.rows * 0.32;
      const along = depth * 30 + offset;
      const wobble = noise(along * 0.35, Math.floor(across) * 13) - 0.5;
      const place = across + wobble * 0.16;
      const inRow = Math.abs(place - Math.floor(place) - 0.5) * 2;
      const texture =
        0.5 * reliefNoise(across * 46 + offset, along * 3.4 + wobble * 30) +
        0.75 * reliefNoise(across * 150 + offset, along * 9);
      const detail = clamp01(near * 6);
      const hump = Math.sqrt(1 - inRow * inRow);
      const side = (place - Math.floor(place) - 0.5) * (fromLeft ? -0.7 : 0.7);
      const bright = clamp01(hump * 0.72 - 0.06 + side + texture * 1.2 * detail);
      const bare = smoothstep(0.66, 0.98, inRow + texture * 0.4) * clamp01(near * 9);
      const bloom = smoothstep(0.12, 0.42, texture) * 0.5 * detail;
      const distance = 1 / (1 + near * 26);
      const cover = below > 0.5 ? 1 : below + 0.5;
      const index = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) {
        let color = shade[c] + (lit[c] - shade[c]) * bright;
        color += (fleck[c] - color) * bloom;
        color += (soil[c] * (0.6 + texture * 0.8) - color) * bare * 0.85;
        color += (far[c] - color) * distance;
        light[index + c] += (color - light[index + c]) * cover;
      }
    }
  }
  const treeX = width * (fromLeft ? between(random, 0.62, 0.82) : between(random, 0.18, 0.38));
  const dark = mix(rgb('#22301c'), hill, 0.25);
  paintLeafyTree(
    canvas,
    {
      x: treeX,
      foot: ground[Math.round(treeX)] + 5 * unit,
      tall: height * between(random, 0.12, 0.2),
      leaves: dark,
      lit: mix(dark, mix(sun, rgb('#9aa84a'), 0.6), 0.55),
      bark: rgb('#2a211c'),
      lightFromLeft: fromLeft,
    },
    random,
  );
  canvas.glow(sunX, horizon, width * 0.8, scale(sun, 0.22), 1.3, 1.5);
  return { vignette: 0.28, bloom: 0.2 };
});
