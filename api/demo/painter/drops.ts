import type { Canvas } from './canvas.js';
import { rgb, type Rgb } from './color.js';
import { clamp01, smoothstep } from './curves.js';
import { between, pick, type Random } from './random.js';

/** Lights far out of focus: overlapping discs, as a wide-open lens draws them. */
export function paintBokeh(
  canvas: Canvas,
  colors: readonly string[],
  count: number,
  place: (random: Random) => readonly [number, number],
  random: Random,
): void {
  const { width, height, unit } = canvas;
  for (let i = 0; i < count; i++) {
    const [x, y] = place(random);
    const color = rgb(pick(random, colors));
    const radius = between(random, 16, 90) * unit;
    canvas.disc(
      x * width,
      y * height,
      radius,
      color,
      between(random, 0.05, 0.34) * (1.25 - radius / (110 * unit)),
      3 * unit,
      0.35,
    );
  }
}

/**
 * A drop of water that shows the world behind it upside down, dark at its upper rim and bright at the lower one.
 * `behind` is the blurred background, of any size.
 */
export function paintDrop(
  canvas: Canvas,
  behind: Canvas,
  x: number,
  y: number,
  rx: number,
  ry: number,
  light: Rgb,
): void {
  const { width, height } = canvas;
  for (let row = Math.max(0, Math.floor(y - ry - 1)); row < Math.min(height, y + ry + 2); row++) {
    for (let column = Math.max(0, Math.floor(x - rx - 1)); column < Math.min(width, x + rx + 2); column++) {
      const dx = (column - x) / rx;
      const dy = (row - y) / ry;
      const away = Math.sqrt(dx * dx + dy * dy);
      const cover = clamp01((1 - away) * Math.min(rx, ry) + 0.5);
      if (cover <= 0) continue;
      const bulge = Math.min(1, away) ** 2;
      const seenX = clamp01(x / width - dx * (0.16 + 0.2 * bulge));
      const seenY = clamp01(y / height - dy * (0.2 + 0.26 * bulge));
      const from =
        (Math.round(seenY * (behind.height - 1)) * behind.width + Math.round(seenX * (behind.width - 1))) * 3;
      const rim = smoothstep(0.62, 1, away);
      const shade = 1.12 - rim * (0.5 - dy * 0.32);
      const caustic = smoothstep(0.75, 0.1, Math.hypot(dx * 0.9, dy - 0.5)) * 0.4;
      const spot = smoothstep(0.24, 0.1, Math.hypot(dx + 0.34, dy + 0.42)) * 1.1;
      const index = (row * width + column) * 3;
      for (let c = 0; c < 3; c++) {
        const seen = behind.light[from + c] * shade + light[c] * (caustic * 0.6 + spot);
        canvas.light[index + c] += (seen - canvas.light[index + c]) * cover;
      }
    }
  }
}
