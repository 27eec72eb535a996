import type { Canvas } from './canvas.js';
import { mix, type Rgb } from './color.js';
import { clamp01, smoothstep } from './curves.js';
import { noise, noiseRow, reliefNoise } from './noise.js';
import { between, type Random } from './random.js';

interface Hill {
  /** Height of the edge in each column, in pixels from the top. */
  line: Float32Array;
  /** The edge without trees, from which haze and slopes are measured; as `line` when there are none. */
  ground?: Float32Array;
  /** Colour at the edge, and of the haze that lies in the valley in front. */
  color: Rgb;
  haze: Rgb;
  /** Pixels below the edge at which the haze is full. */
  hazeDepth: number;
  /** How much the haze hides at most, 0..1. */
  hazeAmount: number;
  /** Strength of the light and shade on the slopes, 0..1. */
  relief?: number;
  /** Length of the shapes on the slopes in pixels. */
  grain?: number;
  /** Rows below this one are not painted; the next hill covers them. */
  until: number;
}

/** One hill from edge to edge: soft slopes with light from the left, sinking into haze. */
export function paintHill(canvas: Canvas, hill: Hill, random: Random): void {
  const { width, height, light } = canvas;
  const { line, color, haze, ground = line } = hill;
  const relief = hill.relief ?? 0;
  const size = 60 / ((hill.grain ?? 160) * canvas.unit);
  const offset = random() * 512;
  let top = height;
  for (const y of line) top = Math.min(top, y);
  const last = Math.min(height, Math.ceil(hill.until));
  const wisps = new Float32Array(width);
  for (let y = Math.max(0, Math.floor(top)); y < last; y++) {
    noiseRow(wisps, offset, size * 0.4, y * size * 0.8);
    for (let x = 0; x < width; x++) {
      const edge = line[x];
      const below = y + 0.5 - edge;
      if (below <= -0.5) continue;
      const inside = y - ground[x];
      const mist =
        smoothstep(0, hill.hazeDepth, inside + (wisps[x] - 0.5) * hill.hazeDepth * 0.9) * hill.hazeAmount;
      let shade = 1;
      if (relief > 0)
        shade +=
          reliefNoise(x * size + offset, inside * size * 0.9 + ground[x] * size * 0.35 + offset) * relief;
      shade *= 1 - mist;
      const cover = below > 0.5 ? 1 : below + 0.5;
      const i = (y * width + x) * 3;
      light[i] += (color[0] * shade + haze[0] * mist - light[i]) * cover;
      light[i + 1] += (color[1] * shade + haze[1] * mist - light[i + 1]) * cover;
      light[i + 2] += (color[2] * shade + haze[2] * mist - light[i + 2]) * cover;
    }
  }
}

/** The skyline of a conifer wood on the ground, with trees about `size` pixels high. */
export function growWood(ground: Float32Array, size: number, random: Random): Float32Array {
  const line = ground.slice();
  let x = -size * 0.3;
  while (x < line.length + size) {
    const tall = size * between(random, 0.45, 1.15) * (random() < 0.12 ? 1.35 : 1);
    const half = tall * between(random, 0.13, 0.2);
    const foot = ground[Math.min(line.length - 1, Math.max(0, Math.round(x)))];
    const first = Math.max(0, Math.ceil(x - half));
    const last = Math.min(line.length - 1, Math.floor(x + half));
    for (let column = first; column <= last; column++) {
      const out = Math.abs(column - x) / half;
      const jagged = (random() - 0.5) * 0.16 * tall * out;
      line[column] = Math.min(line[column], foot - tall * (1 - out) ** 0.85 + jagged);
    }
    x += half * between(random, 0.5, 1.5);
  }
  return line;
}

interface Conifer {
  x: number;
  /** Row of the foot. */
  foot: number;
  tall: number;
  color: Rgb;
  /** Colour of what lies on the branches: snow, or the light of the sky. */
  top: Rgb;
  /** How much of it lies there, 0..1. */
  topAmount: number;
  /** Haze in front of the tree. */
  haze: Rgb;
  hazeAmount: number;
}

/** A single spruce: tiers of drooping branches around a straight trunk. */
export function paintConifer(canvas: Canvas, tree: Conifer, random: Random): void {
  const { width, height } = canvas;
  const { x, foot, tall } = tree;
  const half = tall * between(random, 0.17, 0.23);
  const tiers = Math.round(between(random, 17, 24));
  const tierSize = tall / tiers;
  const reachLeft = Array.from({ length: tiers + 1 }, () => between(random, 0.55, 1.15));
  const reachRight = Array.from({ length: tiers + 1 }, () => between(random, 0.55, 1.15));
  const offset = random() * 512;
  const body = mix(tree.color, tree.haze, tree.hazeAmount);
  const snow = mix(tree.top, tree.haze, tree.hazeAmount);
  const first = Math.max(0, Math.floor(foot - tall));
  const last = Math.min(height, Math.ceil(foot));
  const size = 150 / tall;
  for (let y = first; y < last; y++) {
    const down = (y + 0.5 - (foot - tall)) / tall;
    const spread = half * (0.03 + 0.97 * down ** 0.9);
    const left = Math.max(0, Math.floor(x - spread * 1.15));
    const right = Math.min(width - 1, Math.ceil(x + spread * 1.15));
    for (let column = left; column <= right; column++) {
      const side = column + 0.5 - x;
      const out = Math.abs(side) / spread;
      const rough = noise(column * size + offset, y * size * 1.6 + offset) - 0.5;
      const droop = out * 1.1 + rough * 2.6;
      const place = (y - foot + tall) / tierSize - droop;
      const tier = Math.max(0, Math.min(tiers, Math.floor(place)));
      const within = place - Math.floor(place);
      const reach =
        (side < 0 ? reachLeft : reachRight)[tier] *
        (0.64 + 0.36 * Math.min(within / 0.88, (1 - within) / 0.12));
      const trunk = Math.abs(side) < tall * 0.008 ? 1 : 0;
      const cover = Math.max(trunk, clamp01((reach + rough * 0.9 - out) * spread * 0.55));
      if (cover <= 0) continue;
      const lying =
        tree.topAmount *
        smoothstep(0.8, 0.3, within + rough * 1.6) *
        (0.55 + 0.45 * smoothstep(0.5, -0.6, side / spread));
      canvas.cover((y * width + column) * 3, mix(body, snow, clamp01(lying)), cover);
    }
  }
}
