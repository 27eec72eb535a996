import type { Canvas } from './canvas.js';
import { mix, scale, type Rgb } from './color.js';
import { clamp01, smoothstep } from './curves.js';
import { noise, noiseRow, wideNoiseRow } from './noise.js';
import { between, type Random } from './random.js';

interface CloudSheet {
  /** Row of the horizon in pixels, towards which the clouds flatten. */
  horizon: number;
  /** Share of the sky that is covered, 0..1. */
  cover: number;
  /** Size of the clouds: 1 for long streets, 3 for small tufts. */
  detail: number;
  /** Colour of the side towards the light, and of the body. */
  lit: Rgb;
  shade: Rgb;
  opacity: number;
}

/** Clouds seen in perspective from below, lit by a low sun behind them. */
export function paintClouds(canvas: Canvas, sheet: CloudSheet, random: Random): void {
  const { width, height } = canvas;
  const { horizon, detail, lit, shade } = sheet;
  const offsetU = random() * 512;
  const offsetV = random() * 512;
  const threshold = 0.78 - sheet.cover * 0.56;
  const last = Math.min(height, Math.floor(horizon));
  const density = new Float32Array(width);
  const beyond = new Float32Array(width);
  for (let y = 0; y < last; y++) {
    const elevation = (horizon - y) / height;
    const depth = 1 / (elevation + 0.09);
    const fade = smoothstep(0, 0.1, elevation) * sheet.opacity;
    const v = depth * 70 * detail + offsetV;
    const across = (depth * 34 * detail) / width;
    const u = offsetU - (width / 2) * across;
    wideNoiseRow(density, u, across, v);
    noiseRow(beyond, u, across, v + 7);
    for (let x = 0; x < width; x++) {
      const amount = smoothstep(threshold, threshold + 0.24, density[x]);
      if (amount <= 0) continue;
      const light = clamp01(0.55 + (density[x] - beyond[x]) * 2.2 - (amount - 0.5) * 0.35);
      canvas.cover((y * width + x) * 3, mix(shade, lit, light), amount * fade);
    }
  }
}

interface StarField {
  /** Stars per 10,000 square pixels at full size. */
  density: number;
  /** Rows below this one stay empty. */
  horizon: number;
  brightness: number;
}

/** Stars of natural brightness: many faint ones, few bright ones, some warm, some blue. */
export function paintStars(canvas: Canvas, stars: StarField, random: Random): void {
  const { width, height, unit } = canvas;
  const last = Math.min(height - 2, stars.horizon);
  const count = Math.round((width * last * stars.density) / (10_000 * unit * unit));
  for (let i = 0; i < count; i++) {
    const x = random() * (width - 2);
    const y = random() * last;
    const magnitude = random() ** 9;
    const warmth = random();
    const color: Rgb = warmth < 0.25 ? [1, 0.78, 0.55] : warmth < 0.6 ? [0.72, 0.84, 1] : [1, 0.97, 0.94];
    const thin = smoothstep(0, 0.3, (last - y) / height);
    const power = stars.brightness * (0.1 + magnitude * 2.4) * (0.25 + 0.75 * thin);
    splat(canvas, x, y, color, power);
    if (magnitude > 0.55) canvas.glow(x, y, (2 + magnitude * 6) * unit, scale(color, magnitude * thin), 3);
  }
}

/** One point of light spread over the four pixels it touches. */
function splat(canvas: Canvas, x: number, y: number, color: Rgb, power: number): void {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const fx = x - column;
  const fy = y - row;
  const index = (row * canvas.width + column) * 3;
  canvas.shine(index, color, power * (1 - fx) * (1 - fy));
  canvas.shine(index + 3, color, power * fx * (1 - fy));
  canvas.shine(index + canvas.width * 3, color, power * (1 - fx) * fy);
  canvas.shine(index + canvas.width * 3 + 3, color, power * fx * fy);
}

/** The band of our galaxy from the lower left to the upper right, with dark lanes. */
export function paintMilkyWay(
  canvas: Canvas,
  tint: Rgb,
  core: Rgb,
  brightness: number,
  random: Random,
): void {
  const { width, height } = canvas;
  const angle = between(random, 0.75, 1.15);
  const [dx, dy] = [Math.cos(angle), -Math.sin(angle)];
  const centerX = width * between(random, 0.5, 0.62);
  const centerY = height * 0.46;
  const offset = random() * 512;
  const reach = 1 / (width * 0.33);
  const detail = 0.32 / canvas.unit;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const along = (x - centerX) * dx + (y - centerY) * dy;
      const across = ((x - centerX) * -dy + (y - centerY) * dx) * reach;
      if (across > 1 || across < -1) continue;
      const u = along * detail * 0.6 + offset;
      const v = across * 110 + offset;
      const warp = noise(u * 0.6, v * 0.6) - 0.5;
      const place = across + warp * 0.45;
      const band = Math.max(0, 1 - place * place * 2.2);
      const cloud = noise(u + warp * 60, v);
      const lane =
        smoothstep(0.2, 0.02, Math.abs(place + 0.06)) *
        smoothstep(0.36, 0.62, noise(u * 1.3 + 200, v * 1.1 + warp * 70));
      const light = band * band * band * (0.3 + 1.2 * cloud * cloud) * (1 - 0.82 * lane) * brightness;
      const middle = band * band * smoothstep(height * 0.7, -height * 0.1, along + height * 0.25);
      const index = (y * width + x) * 3;
      canvas.shine(index, mix(tint, core, clamp01(middle * 0.9)), light);
    }
  }
}
