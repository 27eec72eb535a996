import { clamp01 } from './curves.js';

/** Red, green and blue in linear light, 1 being white; lights may be brighter. */
export type Rgb = readonly [number, number, number];

/** Colours at places from 0 to 1, in rising order, as `#rrggbb`. */
export type Stops = readonly (readonly [place: number, hex: string])[];

/** How many colours a ramp holds. */
export const RAMP_SIZE = 1024;

/** Linear light of a `#rrggbb` colour, optionally made brighter. */
export function rgb(hex: string, gain = 1): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [linear(value >> 16) * gain, linear((value >> 8) & 255) * gain, linear(value & 255) * gain];
}

/** The colour at `t` (0..1) of the way from `a` to `b`, as light mixes. */
export function mix(a: Rgb, b: Rgb, t: number): Rgb {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

/** A colour with its brightness multiplied. */
export function scale(color: Rgb, gain: number): Rgb {
  return [color[0] * gain, color[1] * gain, color[2] * gain];
}

/**
 * RAMP_SIZE colours, three floats each, running through the stops. Interpolated in Oklab, where halfway looks halfway
 * and blue to yellow does not turn grey (Björn Ottosson, https://bottosson.github.io/posts/oklab/).
 */
export function ramp(stops: Stops): Float32Array {
  const colors = new Float32Array(RAMP_SIZE * 3);
  const labs = stops.map(([place, hex]) => ({ place, lab: toOklab(rgb(hex)) }));
  let segment = 0;
  for (let i = 0; i < RAMP_SIZE; i++) {
    const place = i / (RAMP_SIZE - 1);
    while (segment < labs.length - 2 && place > labs[segment + 1].place) segment++;
    const from = labs[segment];
    const to = labs[Math.min(segment + 1, labs.length - 1)];
    const t = to.place === from.place ? 0 : clamp01((place - from.place) / (to.place - from.place));
    colors.set(fromOklab(mix(from.lab, to.lab, t)), i * 3);
  }
  return colors;
}

/** The colour of a ramp at a place from 0 to 1. */
export function rampAt(colors: Float32Array, place: number): Rgb {
  const i = Math.round(clamp01(place) * (RAMP_SIZE - 1)) * 3;
  return [colors[i], colors[i + 1], colors[i + 2]];
}

function linear(byte: number): number {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function toOklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: Rgb): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    Math.max(0, 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    Math.max(0, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    Math.max(0, -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}
