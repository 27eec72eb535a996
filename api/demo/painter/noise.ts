import { clamp01 } from './curves.js';
import { mulberry32, type Random } from './random.js';

/** Side of the noise texture; it repeats after this many units. */
const NOISE_PERIOD = 512;

const MASK = NOISE_PERIOD - 1;
const texture = buildTexture();
const relief = buildRelief();

/**
 * Cloud-like noise (seven octaves) around 0.5, mostly within 0.1..0.9, repeating every NOISE_PERIOD units; the largest
 * shapes measure about 128 units, the finest 2. Read from a texture made once: pictures need millions of samples.
 */
export function noise(u: number, v: number): number {
  const x = Math.floor(u);
  const y = Math.floor(v);
  const fx = u - x;
  const fy = v - y;
  const left = x & MASK;
  const right = (x + 1) & MASK;
  const top = (y & MASK) * NOISE_PERIOD;
  const bottom = ((y + 1) & MASK) * NOISE_PERIOD;
  const a = texture[top + left];
  const b = texture[bottom + left];
  const upper = a + (texture[top + right] - a) * fx;
  return upper + (b + (texture[bottom + right] - b) * fx - upper) * fy;
}

/** Fills a row with `noise(u + x * step, v)`; several times faster than one call for each pixel. */
export function noiseRow(row: Float32Array, u: number, step: number, v: number): void {
  blendRow(row, u, step, v, 1, 0);
}

/** As `noiseRow`, of two layers that differ in size, which hides the repetition over large areas. */
export function wideNoiseRow(row: Float32Array, u: number, step: number, v: number): void {
  blendRow(row, u, step, v, 0.62, 0);
  blendRow(row, u * 1.73 + 91, step * 1.73, v * 1.61 + 37, 0.38, 1);
}

const between = new Float32Array(NOISE_PERIOD + 1);

/** Sets the row to `share` of the noise and `keep` of what it held. */
function blendRow(row: Float32Array, u: number, step: number, v: number, share: number, keep: number): void {
  const y = Math.floor(v);
  const fy = v - y;
  const top = (y & MASK) * NOISE_PERIOD;
  const bottom = ((y + 1) & MASK) * NOISE_PERIOD;
  for (let i = 0; i <= NOISE_PERIOD; i++) {
    const upper = texture[top + (i & MASK)];
    between[i] = (upper + (texture[bottom + (i & MASK)] - upper) * fy) * share;
  }
  const start = u - Math.floor(u / NOISE_PERIOD) * NOISE_PERIOD + (step < 0 ? NOISE_PERIOD * 64 : 0);
  for (let x = 0; x < row.length; x++) {
    const place = start + x * step;
    const whole = place | 0;
    const i = whole & MASK;
    row[x] = row[x] * keep + between[i] + (between[i + 1] - between[i]) * (place - whole);
  }
}

/** The light on a rough surface lit from the upper left: 0 on average, -1..1. Same scale as `noise`. */
export function reliefNoise(u: number, v: number): number {
  const x = Math.floor(u);
  const y = Math.floor(v);
  const fx = u - x;
  const fy = v - y;
  const left = x & MASK;
  const right = (x + 1) & MASK;
  const top = (y & MASK) * NOISE_PERIOD;
  const bottom = ((y + 1) & MASK) * NOISE_PERIOD;
  const a = relief[top + left];
  const b = relief[bottom + left];
  const upper = a + (relief[top + right] - a) * fx;
  return upper + (b + (relief[bottom + right] - b) * fx - upper) * fy;
}

interface Ridge {
  /** Mean height in pixels from the top. */
  base: number;
  /** Height of the largest shapes in pixels. */
  amplitude: number;
  /** Length of the largest shapes in pixels. */
  wavelength: number;
  /** How much each finer octave keeps of the amplitude; 0.35 is rolling, 0.55 rugged. */
  roughness: number;
  octaves: number;
  /** 0 for round hills, 1 for pointed peaks. */
  sharpness?: number;
}

/** A skyline: for each column of the picture the height where it begins, in pixels from the top. */
export function ridgeLine(width: number, random: Random, ridge: Ridge): Float32Array {
  const line = new Float32Array(width).fill(ridge.base);
  const sharpness = ridge.sharpness ?? 0;
  let amplitude = ridge.amplitude;
  let wavelength = ridge.wavelength;
  for (let octave = 0; octave < ridge.octaves && wavelength > 1.5; octave++) {
    const knots = Float32Array.from({ length: Math.ceil(width / wavelength) + 3 }, () => random() * 2 - 1);
    const shift = random();
    for (let x = 0; x < width; x++) {
      const place = x / wavelength + shift;
      const knot = Math.floor(place);
      const t = place - knot;
      const smooth = knots[knot] + (knots[knot + 1] - knots[knot]) * t * t * (3 - 2 * t);
      line[x] -= amplitude * (smooth * (1 - sharpness) + (1 - 2.4 * Math.abs(smooth)) * sharpness);
    }
    amplitude *= ridge.roughness;
    wavelength *= 0.48;
  }
  return line;
}

/** Gradient noise with a lattice that wraps round (Ken Perlin, "Improving Noise", 2002), summed over octaves. */
function buildTexture(): Float32Array {
  const sum = new Float32Array(NOISE_PERIOD * NOISE_PERIOD);
  const random = mulberry32(20260);
  let amplitude = 1;
  for (let cells = 4; cells <= 256; cells *= 2) {
    addOctave(sum, cells, amplitude, random);
    amplitude *= 0.54;
  }
  let squares = 0;
  for (const value of sum) squares += value * value;
  const spread = 0.19 / Math.sqrt(squares / sum.length);
  return sum.map((value) => clamp01(0.5 + value * spread));
}

function addOctave(sum: Float32Array, cells: number, amplitude: number, random: Random): void {
  const gradients = new Float32Array(cells * cells * 2);
  for (let i = 0; i < gradients.length; i += 2) {
    const angle = random() * Math.PI * 2;
    gradients[i] = Math.cos(angle);
    gradients[i + 1] = Math.sin(angle);
  }
  const size = NOISE_PERIOD / cells;
  for (let y = 0; y < NOISE_PERIOD; y++) {
    const cellY = Math.floor(y / size);
    const fy = (y + 0.5) / size - cellY;
    const easedY = fade(fy);
    for (let x = 0; x < NOISE_PERIOD; x++) {
      const cellX = Math.floor(x / size);
      const fx = (x + 0.5) / size - cellX;
      const right = (cellX + 1) % cells;
      const below = ((cellY + 1) % cells) * cells;
      const a = slope(gradients, cellY * cells + cellX, fx, fy);
      const b = slope(gradients, cellY * cells + right, fx - 1, fy);
      const c = slope(gradients, below + cellX, fx, fy - 1);
      const d = slope(gradients, below + right, fx - 1, fy - 1);
      const easedX = fade(fx);
      const upper = a + (b - a) * easedX;
      sum[y * NOISE_PERIOD + x] += amplitude * (upper + (c + (d - c) * easedX - upper) * easedY);
    }
  }
}

function fade(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}

function slope(gradients: Float32Array, index: number, x: number, y: number): number {
  return gradients[index * 2] * x + gradients[index * 2 + 1] * y;
}

function buildRelief(): Float32Array {
  return texture.map((value, i) => {
    const x = i & MASK;
    const y = i - x;
    const beyond = texture[((y / NOISE_PERIOD + 1) & MASK) * NOISE_PERIOD + ((x + 2) & MASK)];
    return (beyond - value) * 5 + (value - 0.5) * 0.9;
  });
}
