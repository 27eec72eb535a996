import type { Canvas } from '../canvas.js';
import { mix, ramp, rgb, scale, type Rgb, type Stops } from '../color.js';
import { clamp01, smoothstep } from '../curves.js';
import { noise, noiseRow, reliefNoise, ridgeLine } from '../noise.js';
import { between, pick, type Random } from '../random.js';
import { defineScene } from '../scene.js';

interface ForestPalette {
  fog: Stops;
  light: string;
  bark: string;
  leaves: readonly string[];
  litter: string;
  litterDark: string;
}

const palettes: Record<'autumn' | 'beech' | 'blue', ForestPalette> = {
  autumn: {
    fog: [
      [0, '#c9b79a'],
      [0.45, '#efdcb6'],
      [1, '#a98d66'],
    ],
    light: '#fff0cc',
    bark: '#241a18',
    leaves: ['#d9822b', '#c4541f', '#e6a93a', '#a8401e', '#d8932f'],
    litter: '#b5602a',
    litterDark: '#4a2415',
  },
  beech: {
    fog: [
      [0, '#a9c4a0'],
      [0.45, '#e3edc9'],
      [1, '#7e9a6c'],
    ],
    light: '#fcffdc',
    bark: '#20261f',
    leaves: ['#7fae3c', '#a4c94e', '#5c8f33', '#c2d968', '#6d9c3a'],
    litter: '#6f8a3c',
    litterDark: '#24341c',
  },
  blue: {
    fog: [
      [0, '#7f97a8'],
      [0.45, '#c6d3d6'],
      [1, '#5f747e'],
    ],
    light: '#f0f6f4',
    bark: '#131d26',
    leaves: ['#4d6b68', '#39585a', '#66807a', '#2f4b50', '#7d938a'],
    litter: '#4c5d52',
    litterDark: '#172429',
  },
};

/** Tall trunks standing in fog, with light falling between them. */
export const forest = defineScene(
  palettes,
  (canvas, palette, random) => {
    const { width, height } = canvas;
    const light = rgb(palette.light);
    const lightX = width * between(random, 0.35, 0.65);
    canvas.gradient(ramp(palette.fog), 0, height * 0.92);
    canvas.glow(lightX, height * 0.42, width * 0.85, scale(light, 0.4), 1);
    const fog = mix(rgb(palette.fog[1][1]), light, 0.3);
    const bark = rgb(palette.bark);
    const layers = 5;
    for (let i = 0; i < layers; i++) {
      const depth = i / (layers - 1);
      const clear = 0.12 + 0.88 * depth ** 1.3;
      const ground = ridgeLine(width, random, {
        base: height * (0.66 + 0.24 * depth),
        amplitude: height * 0.02,
        wavelength: width * 0.6,
        roughness: 0.45,
        octaves: 6,
      });
      const trunks = [15, 11, 8, 5, 3][i];
      for (let k = 0; k < trunks; k++) {
        const x = width * ((k + between(random, 0.1, 0.9)) / trunks);
        // The nearest trunks leave the middle open for the light.
        if (i > 2 && Math.abs(x - lightX) < width * 0.17) continue;
        trunk(
          canvas,
          {
            x,
            foot: ground[Math.min(width - 1, Math.floor(x))] + 6,
            thick: width * between(random, 0.006, 0.012) * (0.6 + depth * 2.6),
            color: mix(fog, bark, clear),
            clear,
          },
          random,
        );
      }
      if (i % 2 === 0) {
        const leaves = palette.leaves.map((leaf) => mix(fog, rgb(leaf), 0.25 + clear * 0.7));
        canopy(canvas, leaves, depth, random);
      }
      floor(
        canvas,
        ground,
        mix(fog, rgb(palette.litter), 0.2 + clear * 0.8),
        mix(fog, rgb(palette.litterDark), 0.2 + clear * 0.8),
        depth,
        random,
      );
      if (i < layers - 1) canvas.glow(lightX, height * 0.55, width * 0.7, scale(light, 0.07), 1);
    }
    rays(canvas, lightX, scale(light, 0.2), random);
    return { vignette: 0.42, bloom: 0.3, grain: 1.2 };
  },
  0.66,
);

interface Trunk {
  x: number;
  foot: number;
  thick: number;
  color: Rgb;
  clear: number;
}

/** One trunk from the ground to the top of the picture, rounded by light from both sides. */
function trunk(canvas: Canvas, { x, foot, thick, color, clear }: Trunk, random: Random): void {
  const { width, height, light } = canvas;
  const lean = between(random, -0.035, 0.035);
  const bow = between(random, -0.02, 0.02) * width;
  const offset = random() * 512;
  for (let y = 0; y < Math.min(height, foot); y++) {
    const up = (foot - y) / height;
    const middle =
      x + lean * (foot - y) + bow * Math.sin(up * 5) + (noise(y * 0.25, offset) - 0.5) * thick * 0.5;
    const flare = 1 + 0.7 * Math.max(0, 1 - up * 16) ** 2;
    const half = thick * flare * (1 - up * 0.38);
    for (
      let column = Math.max(0, Math.floor(middle - half - 1));
      column <= Math.min(width - 1, middle + half + 1);
      column++
    ) {
      const out = (column - middle) / half;
      const cover = clamp01(half - Math.abs(column - middle) + 0.5);
      const rough = reliefNoise(column * (60 / thick) * 0.12 + offset, y * 0.5 + offset) * clear;
      const shade = 0.8 + 0.55 * out * out + rough * 0.9;
      const index = (y * width + column) * 3;
      for (let c = 0; c < 3; c++) light[index + c] += (color[c] * shade - light[index + c]) * cover;
    }
  }
}

/** Leaves hanging into the picture from above. */
function canopy(canvas: Canvas, leaves: Rgb[], depth: number, random: Random): void {
  const { width, height, light, unit } = canvas;
  const offset = random() * 512;
  const size = (0.9 - depth * 0.5) / unit;
  const reach = height * (0.62 - depth * 0.2);
  const masses = new Float32Array(width);
  const flecks = new Float32Array(width);
  const color = pick(random, leaves);
  const other = pick(random, leaves);
  for (let y = 0; y < reach; y++) {
    const down = y / reach;
    noiseRow(masses, offset, size * 0.28, y * size * 0.34 + offset);
    noiseRow(flecks, offset, size * 2.3, y * size * 2.5 + offset);
    const threshold = 0.37 + 0.5 * down * down;
    for (let x = 0; x < width; x++) {
      const edge = Math.abs(x / width - 0.5) * 0.16 * depth;
      const leaf = smoothstep(threshold, threshold + 0.07, masses[x] * 0.58 + flecks[x] * 0.46 + edge) * 0.92;
      if (leaf <= 0) continue;
      const tint = clamp01((masses[x] - flecks[x] * 0.5 - 0.1) * 2.4);
      const bright = 0.3 + flecks[x] * 1.35;
      const index = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) {
        light[index + c] += ((color[c] + (other[c] - color[c]) * tint) * bright - light[index + c]) * leaf;
      }
    }
  }
}

/** The forest floor with its fallen leaves. */
function floor(
  canvas: Canvas,
  ground: Float32Array,
  lit: Rgb,
  dark: Rgb,
  depth: number,
  random: Random,
): void {
  const { width, height, light, unit } = canvas;
  const offset = random() * 512;
  const size = (2.4 - depth * 1.2) / unit;
  const top = Math.floor(height * (0.62 + 0.24 * depth));
  for (let y = top; y < Math.min(height, top + height * 0.24); y++) {
    for (let x = 0; x < width; x++) {
      const below = y + 0.5 - ground[x];
      if (below <= -0.5) continue;
      const bright = clamp01(0.5 + reliefNoise(x * size + offset, y * size * 1.8 + offset) * 1.5);
      const cover = (below > 0.5 ? 1 : below + 0.5) * smoothstep(-0.5, 26 * unit, below + 3);
      const index = (y * width + x) * 3;
      for (let c = 0; c < 3; c++)
        light[index + c] += (dark[c] + (lit[c] - dark[c]) * bright - light[index + c]) * cover;
    }
  }
}

/** Shafts of light that fan out from above. */
function rays(canvas: Canvas, lightX: number, color: Rgb, random: Random): void {
  const { width, height } = canvas;
  const offset = random() * 512;
  const sourceY = -height * 0.25;
  for (let y = 0; y < height; y++) {
    const fade = smoothstep(height, height * 0.2, y);
    const spread = 150 / (y - sourceY);
    for (let x = 0; x < width; x++) {
      const shaft = smoothstep(0.5, 0.75, noise((x - lightX) * spread + offset, 20));
      if (shaft > 0) canvas.shine((y * width + x) * 3, color, shaft * fade);
    }
  }
}
