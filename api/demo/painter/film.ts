import type { Canvas } from './canvas.js';
import { Halo } from './halo.js';
import { mulberry32 } from './random.js';

/** How a painted canvas becomes a photograph. */
export interface FilmLook {
  /** Brightness of the whole, 1 as painted. */
  exposure?: number;
  /** Darkening of the corners, 0..1. */
  vignette?: number;
  /** Strength of the film grain, 1 is subtle. */
  grain?: number;
  /** How much bright parts spill over their surroundings, 0..1. */
  bloom?: number;
}

/** Eight-bit sRGB, three bytes for each pixel. */
export interface Pixels {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** Tones and grain are whole numbers with this many bits of fraction, which are quicker to add and to limit. */
const FRACTION_BITS = 6;

/** The tone curve is a table by the square root of the light, up to this much: shadows need the finest steps. */
const CURVE_SIZE = 4096;
const CURVE_LIGHT = 6;
const curve = buildCurve();

const GRAIN_SIZE = 1 << 16;
const grainField = buildGrain();

/** Develops the canvas: bloom, vignette, tone curve, grain; the grain also dithers, so that gradients do not band. */
export function develop(canvas: Canvas, look: FilmLook, seed: number): Pixels {
  const { width, height, light } = canvas;
  const { exposure = 1, vignette = 0.25, grain = 1, bloom = 0 } = look;
  const data = new Uint8ClampedArray(width * height * 3);
  const random = mulberry32(seed);
  const strength = (grain * 0.65 + 0.35) * (1 << FRACTION_BITS);
  const half = 1 << (FRACTION_BITS - 1);
  const halo = bloom > 0 ? new Halo(canvas, bloom) : undefined;
  const across = Float32Array.from({ length: width }, (_, x) => (x / width - 0.5) ** 2 * 2);
  for (let y = 0; y < height; y++) {
    const row = y * width * 3;
    halo?.addTo(light, y);
    const down = (y / height - 0.5) ** 2 * 2;
    let grainAt = Math.floor(random() * GRAIN_SIZE);
    for (let x = 0, i = row; x < width; x++, i += 3) {
      const corner = across[x] + down;
      const gain = exposure * (1 - vignette * corner * corner) * ((CURVE_SIZE * CURVE_SIZE) / CURVE_LIGHT);
      grainAt = (grainAt + 1) & (GRAIN_SIZE - 1);
      const speck = (grainField[grainAt] * strength + half) | 0;
      data[i] = toByte(light[i] * gain, speck);
      data[i + 1] = toByte(light[i + 1] * gain, speck);
      data[i + 2] = toByte(light[i + 2] * gain, speck);
    }
  }
  return { data, width, height };
}

/** The tone for an amount of light (in table steps, squared), with the grain; storing it limits it to a byte. */
function toByte(light: number, speck: number): number {
  // The root of negative light is NaN, which becomes step 0.
  const step = Math.sqrt(light) | 0;
  return (curve[step < CURVE_SIZE ? step : CURVE_SIZE - 1] + speck) >> FRACTION_BITS;
}

/** sRGB bytes by the root of the light; highlights roll off softly instead of clipping. */
function buildCurve(): Int16Array {
  const shoulder = 0.6;
  return Int16Array.from({ length: CURVE_SIZE }, (_, i) => {
    const light = ((i + 0.5) / CURVE_SIZE) ** 2 * CURVE_LIGHT;
    const toned =
      light < shoulder
        ? light
        : shoulder + (1 - shoulder) * (1 - Math.exp((shoulder - light) / (1 - shoulder)));
    return (255 << FRACTION_BITS) * (toned <= 0.0031308 ? toned * 12.92 : 1.055 * toned ** (1 / 2.4) - 0.055);
  });
}

/** Bell-shaped noise, the sum of uniform ones. */
function buildGrain(): Float32Array {
  const random = mulberry32(7);
  return Float32Array.from({ length: GRAIN_SIZE }, () => (random() + random() + random() - 1.5) * 2.6);
}
