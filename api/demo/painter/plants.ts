import type { Canvas } from './canvas.js';
import { mix, scale, type Rgb } from './color.js';
import { clamp01 } from './curves.js';
import { between, type Random } from './random.js';
import type { RoomLight, TurnedBody } from './turned.js';

/** A few sprays of leaves standing in the main vessel. */
export function paintSprays(
  canvas: Canvas,
  x: number,
  y: number,
  size: number,
  leaf: Rgb,
  light: RoomLight,
  random: Random,
): void {
  const { unit } = canvas;
  const sprays = 3 + Math.floor(random() * 3);
  for (let i = 0; i < sprays; i++) {
    const lean = (i - (sprays - 1) / 2) * between(random, 0.28, 0.42) + between(random, -0.1, 0.1);
    const tall = size * between(random, 0.22, 0.36) * (1 - Math.abs(lean) * 0.3);
    const steps = 60;
    for (let k = 0; k <= steps; k++) {
      const t = k / steps;
      const px = x + (lean * 0.5 * t + lean * 0.6 * t * t) * tall;
      const py = y + size * 0.01 - tall * t * (1 - 0.12 * t * Math.abs(lean));
      ellipse(canvas, px, py, 2.4 * unit * (1.2 - t), 3.5 * unit, 0, scale(leaf, 0.45), 0.9);
      if (k % 6 === 5) {
        for (const hand of [-1, 1]) {
          const length = size * between(random, 0.02, 0.034) * (1.25 - t * 0.55);
          const turnBy = hand * between(random, 0.7, 1.2) + lean * 0.6;
          const tone = mix(
            scale(leaf, between(random, 0.45, 0.8)),
            [
              light.window[0] * leaf[0] * 1.6,
              light.window[1] * leaf[1] * 1.6,
              light.window[2] * leaf[2] * 1.6,
            ],
            hand < 0 ? between(random, 0.4, 0.9) : between(random, 0, 0.4),
          );
          ellipse(
            canvas,
            px + Math.sin(turnBy) * length,
            py - Math.cos(turnBy) * length,
            length * 0.44,
            length,
            turnBy,
            tone,
            0.95,
          );
        }
      }
    }
  }
}

/** The stem of a fruit. */
export function paintStem(canvas: Canvas, body: TurnedBody, random: Random): void {
  const lean = between(random, -0.4, 0.4);
  const length = body.tall * 0.13;
  for (let k = 0; k < 8; k++) {
    const t = k / 7;
    ellipse(
      canvas,
      body.x + lean * t * length,
      body.foot - body.tall * 0.96 - t * length,
      2.2 * canvas.unit,
      3 * canvas.unit,
      lean,
      [0.05, 0.03, 0.018],
      0.9,
    );
  }
}

/** A filled ellipse with a soft edge, turned by an angle. */
function ellipse(
  canvas: Canvas,
  x: number,
  y: number,
  rx: number,
  ry: number,
  angle: number,
  color: Rgb,
  opacity: number,
): void {
  const { width, height } = canvas;
  const reach = Math.max(rx, ry) + 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (let row = Math.max(0, Math.floor(y - reach)); row < Math.min(height, y + reach); row++) {
    for (let column = Math.max(0, Math.floor(x - reach)); column < Math.min(width, x + reach); column++) {
      const dx = ((column - x) * cos + (row - y) * sin) / rx;
      const dy = (-(column - x) * sin + (row - y) * cos) / ry;
      const cover = clamp01((1 - Math.sqrt(dx * dx + dy * dy)) * rx * 0.7 + 0.4);
      if (cover > 0)
        canvas.cover((row * width + column) * 3, scale(color, 1.12 - dx * 0.25), cover * opacity);
    }
  }
}
