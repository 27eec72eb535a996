import { RAMP_SIZE, type Rgb } from './color.js';
import { clamp01 } from './curves.js';

/** Memory of former canvases, used again: fresh pages cost more than painting on old ones. */
const spares: Float32Array<ArrayBuffer>[] = [];

/** A picture being painted: three floats of linear light for each pixel, row by row from the top left. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly light: Float32Array<ArrayBuffer>;
  /** Size of a detail in pixels: 1 at a width of 1080. */
  readonly unit: number;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    const size = width * height * 3;
    const fitting = spares.findIndex((spare) => spare.length >= size);
    const spare = fitting < 0 ? undefined : spares.splice(fitting, 1)[0];
    this.light = spare ? spare.subarray(0, size).fill(0) : new Float32Array(size);
    this.unit = width / 1080;
  }

  /** Gives the memory back for the next canvas; this one must not be used any more. */
  release(): void {
    if (spares.length < 2) spares.push(new Float32Array(this.light.buffer));
  }

  /** An empty canvas of the same shape at a share of the size. */
  reduced(share: number): Canvas {
    return new Canvas(Math.round(this.width * share), Math.round(this.height * share));
  }

  /** Fills this canvas with another one, smoothly enlarged: soft things need few pixels. */
  enlarge(small: Canvas): void {
    const { width, height, light } = this;
    const line = new Float32Array(small.width * 3);
    const lefts = new Int32Array(width);
    const shares = new Float32Array(width);
    for (let x = 0; x < width; x++) {
      const column = (x * (small.width - 1)) / (width - 1);
      const left = Math.min(small.width - 2, Math.floor(column));
      lefts[x] = left * 3;
      shares[x] = column - left;
    }
    for (let y = 0, to = 0; y < height; y++) {
      const row = ((small.height - 1) * y) / (height - 1);
      const top = Math.min(small.height - 2, Math.floor(row));
      const fy = row - top;
      const above = top * line.length;
      const below = above + line.length;
      for (let i = 0; i < line.length; i++) {
        const upper = small.light[above + i];
        line[i] = upper + (small.light[below + i] - upper) * fy;
      }
      for (let x = 0; x < width; x++, to += 3) {
        const from = lefts[x];
        const fx = shares[x];
        const r = line[from];
        const g = line[from + 1];
        const b = line[from + 2];
        light[to] = r + (line[from + 3] - r) * fx;
        light[to + 1] = g + (line[from + 4] - g) * fx;
        light[to + 2] = b + (line[from + 5] - b) * fx;
      }
    }
  }

  /** Paints over the pixel that starts at `index` (of the float array) with an opacity of 0..1. */
  cover(index: number, color: Rgb, opacity: number): void {
    const { light } = this;
    light[index] += (color[0] - light[index]) * opacity;
    light[index + 1] += (color[1] - light[index + 1]) * opacity;
    light[index + 2] += (color[2] - light[index + 2]) * opacity;
  }

  /** Adds light to the pixel that starts at `index`. */
  shine(index: number, color: Rgb, amount: number): void {
    const { light } = this;
    light[index] += color[0] * amount;
    light[index + 1] += color[1] * amount;
    light[index + 2] += color[2] * amount;
  }

  /** Fills the rows `from`..`to` with a ramp that runs from top to bottom. */
  gradient(colors: Float32Array, from: number, to: number): void {
    const { light, width, height } = this;
    const last = Math.min(height, Math.ceil(to));
    for (let y = Math.max(0, Math.floor(from)); y < last; y++) {
      const place = clamp01((y - from) / (to - from)) * (RAMP_SIZE - 1);
      const step = Math.min(RAMP_SIZE - 2, Math.floor(place));
      const t = place - step;
      const i = step * 3;
      const r = colors[i] + (colors[i + 3] - colors[i]) * t;
      const g = colors[i + 1] + (colors[i + 4] - colors[i + 1]) * t;
      const b = colors[i + 2] + (colors[i + 5] - colors[i + 2]) * t;
      const end = (y + 1) * width * 3;
      for (let index = y * width * 3; index < end; index += 3) {
        light[index] = r;
        light[index + 1] = g;
        light[index + 2] = b;
      }
    }
  }

  /**
   * A round glow that fades to nothing at `radius`. `falloff` 1 is a wide haze, 4 a hot core.
   * `squash` flattens it: 2 is twice as wide as high.
   */
  glow(x: number, y: number, radius: number, color: Rgb, falloff: number, squash = 1): void {
    const { width, height } = this;
    const ry = radius / squash;
    const top = Math.max(0, Math.floor(y - ry));
    const bottom = Math.min(height, Math.ceil(y + ry));
    const tightness = falloff * falloff * 4;
    const steps = Math.ceil(Math.min(4096, radius * 8));
    const curve = new Float32Array(steps + 1);
    for (let i = 0; i < steps; i++) curve[i] = (1 - i / steps) ** 2 / (1 + (tightness * i) / steps);
    const { light } = this;
    const [r, g, b] = color;
    for (let row = top; row < bottom; row++) {
      const dy = ((row - y) / ry) ** 2;
      const half = radius * Math.sqrt(Math.max(0, 1 - dy));
      const right = Math.min(width, Math.ceil(x + half));
      for (let column = Math.max(0, Math.ceil(x - half)); column < right; column++) {
        const dx = (column - x) / radius;
        const amount = curve[((dx * dx + dy) * steps) | 0];
        const i = (row * width + column) * 3;
        light[i] += r * amount;
        light[i + 1] += g * amount;
        light[i + 2] += b * amount;
      }
    }
  }

  /** A filled circle with an edge `softness` pixels wide; `rim` brightens the border, as out-of-focus lights have it. */
  disc(x: number, y: number, radius: number, color: Rgb, opacity: number, softness = 1.5, rim = 0): void {
    const { width, height } = this;
    const reach = radius + softness;
    const top = Math.max(0, Math.floor(y - reach));
    const bottom = Math.min(height, Math.ceil(y + reach));
    const left = Math.max(0, Math.floor(x - reach));
    const right = Math.min(width, Math.ceil(x + reach));
    for (let row = top; row < bottom; row++) {
      const dy = row - y;
      for (let column = left; column < right; column++) {
        const dx = column - x;
        const distance = Math.sqrt(dx * dx + dy * dy);
        if (distance >= reach) continue;
        const inside = clamp01((reach - distance) / (2 * softness));
        const border = distance / radius;
        const amount = opacity * inside * (1 - rim + rim * border * border * border * border);
        this.shine((row * width + column) * 3, color, amount);
      }
    }
  }
}
