import type { Canvas } from './canvas.js';
import { clamp01 } from './curves.js';

/** Pixels of the picture for each pixel of the halo, in both directions. */
const STEP = 8;

/** The light that bright parts spill over their surroundings: a small, blurred copy of them. */
export class Halo {
  private readonly columns: number;
  private readonly rows: number;
  private readonly light: Float32Array;
  private readonly line: Float32Array;
  private readonly canvas: Canvas;
  private readonly amount: number;

  constructor(canvas: Canvas, amount: number) {
    this.canvas = canvas;
    this.amount = amount;
    this.columns = Math.ceil(canvas.width / STEP) + 1;
    this.rows = Math.ceil(canvas.height / STEP) + 1;
    this.light = this.shrink();
    this.line = new Float32Array(this.columns * 3);
    const radius = Math.max(1, Math.round(3 * canvas.unit));
    for (let pass = 0; pass < 3; pass++) {
      blur(
        this.light,
        { length: this.columns, step: 3, lines: this.rows, lineStep: this.columns * 3 },
        radius,
      );
      blur(
        this.light,
        { length: this.rows, step: this.columns * 3, lines: this.columns, lineStep: 3 },
        radius,
      );
    }
  }

  /** Adds the halo to one row of the canvas it was made from. */
  addTo(light: Float32Array, y: number): void {
    const { columns, line, amount, canvas } = this;
    const place = y / STEP;
    const top = Math.min(this.rows - 2, Math.floor(place));
    const fy = place - top;
    const above = top * columns * 3;
    const below = above + columns * 3;
    for (let i = 0; i < line.length; i++) {
      const upper = this.light[above + i];
      line[i] = (upper + (this.light[below + i] - upper) * fy) * amount;
    }
    let to = y * canvas.width * 3;
    for (let x = 0; x < canvas.width; x++, to += 3) {
      const from = (x >> 3) * 3;
      const fx = (x & 7) / STEP;
      light[to] += line[from] + (line[from + 3] - line[from]) * fx;
      light[to + 1] += line[from + 1] + (line[from + 4] - line[from + 1]) * fx;
      light[to + 2] += line[from + 2] + (line[from + 5] - line[from + 2]) * fx;
    }
  }

  /** Eight pixels of each block of 64, in a chequered pattern, are enough; only what is brighter than a quarter spills. */
  private shrink(): Float32Array {
    const { columns, rows, canvas } = this;
    const { width, height, light } = canvas;
    const small = new Float32Array(columns * rows * 3);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        let r = 0;
        let g = 0;
        let b = 0;
        for (let k = 0; k < 8; k++) {
          const y = Math.min(height - 1, Math.max(0, row * STEP - 4 + (k >> 1) * 2));
          const x = Math.min(width - 1, Math.max(0, column * STEP - 4 + (k & 1) * 4 + (k & 2)));
          const from = (y * width + x) * 3;
          r += light[from];
          g += light[from + 1];
          b += light[from + 2];
        }
        const bright = clamp01(Math.max(r, g, b) / 8 - 0.25) / 8;
        const to = (row * columns + column) * 3;
        small[to] = Math.min(r, 32) * bright;
        small[to + 1] = Math.min(g, 32) * bright;
        small[to + 2] = Math.min(b, 32) * bright;
      }
    }
    return small;
  }
}

interface Lines {
  length: number;
  step: number;
  lines: number;
  lineStep: number;
}

/** One box blur along every line; three of them come close to a Gaussian. */
function blur(values: Float32Array, { length, step, lines, lineStep }: Lines, radius: number): void {
  const copy = new Float32Array(length);
  const share = 1 / (radius * 2 + 1);
  for (let line = 0; line < lines; line++) {
    for (let channel = 0; channel < 3; channel++) {
      const start = line * lineStep + channel;
      for (let i = 0; i < length; i++) copy[i] = values[start + i * step];
      let sum = copy[0] * (radius + 1);
      for (let i = 0; i < radius; i++) sum += copy[Math.min(length - 1, i)];
      for (let i = 0; i < length; i++) {
        sum += copy[Math.min(length - 1, i + radius)] - copy[Math.max(0, i - radius - 1)];
        values[start + i * step] = sum * share;
      }
    }
  }
}
