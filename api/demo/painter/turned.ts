import type { Canvas } from './canvas.js';
import type { Rgb } from './color.js';
import { clamp01 } from './curves.js';
import { noise, reliefNoise } from './noise.js';

/** Half the width of a turned body, in shares of its height, at 65 places from top to bottom. */
type Profile = Float32Array;

/** Something round, as if turned on a wheel: a vase, a bottle, a pear. */
export interface TurnedBody {
  x: number;
  /** Row of its foot. */
  foot: number;
  tall: number;
  profile: Profile;
  color: Rgb;
  /** Second colour, mixed in patches: the blush of a pear, the firing of a glaze. */
  blush: Rgb;
  /** 0 for clay, 1 for wet glaze. */
  gloss: number;
  /** Whether one looks into it from above. */
  open: boolean;
}

/** The light in a room: from the window on the left, from the room, and back from the table. */
export interface RoomLight {
  window: Rgb;
  room: Rgb;
  bounce: Rgb;
}

const STEPS = 64;

/** A smooth profile through `[place from the top 0..1, radius in shares of the height]` points. */
export function turn(points: readonly (readonly [number, number])[]): Profile {
  const radii = Float32Array.from({ length: STEPS + 1 }, (_, i) => {
    const place = i / STEPS;
    const after = Math.max(
      1,
      points.findIndex(([at]) => at >= place),
    );
    const [from, a] = points[after - 1];
    const [to, b] = points[after];
    // A curve that passes the points in the direction of their neighbours (Catmull-Rom).
    const before = points[after - 2] ?? points[after - 1];
    const beyond = points[after + 1] ?? points[after];
    const leave = ((b - before[1]) / (to - before[0])) * (to - from);
    const arrive = ((beyond[1] - a) / (beyond[0] - from)) * (to - from);
    const t = clamp01((place - from) / (to - from));
    return (
      a * (2 * t ** 3 - 3 * t ** 2 + 1) +
      leave * (t ** 3 - 2 * t ** 2 + t) +
      b * (3 * t ** 2 - 2 * t ** 3) +
      arrive * (t ** 3 - t ** 2)
    );
  });
  return radii.map(
    (radius, i) => (radii[Math.max(0, i - 1)] + radius * 2 + radii[Math.min(STEPS, i + 1)]) / 4,
  );
}

/** Paints the body with soft window light; its outline wavers a little, as a brush does. */
export function paintTurned(canvas: Canvas, body: TurnedBody, light: RoomLight, seed: number): void {
  const { width, height } = canvas;
  const { x, foot, tall, profile, gloss } = body;
  const widest = tall * profile.reduce((most, radius) => Math.max(most, radius), 0);
  const top = foot - tall;
  const size = 0.5 / canvas.unit;
  const sag = profile[STEPS] * tall * 0.24;
  for (let y = Math.max(0, Math.floor(top - 6)); y < Math.min(height, foot + sag + 4); y++) {
    for (
      let column = Math.max(0, Math.floor(x - widest - 6));
      column < Math.min(width, x + widest + 6);
      column++
    ) {
      const u = column * size + seed;
      const v = y * size + seed;
      const brush = noise(u * 0.7, v * 0.7) - 0.5;
      const wx = column - x + brush * 5 * canvas.unit;
      const across = wx / widest;
      // The foot is round too: its edge sags in the middle.
      const bend = sag * Math.sqrt(Math.max(0, 1 - across * across));
      const down = (y + brush * 3 * canvas.unit - top) / (tall + bend);
      if (down < 0 || down > 1) continue;
      const place = down * STEPS;
      const step = Math.min(STEPS - 1, place | 0);
      const radius = (profile[step] + (profile[step + 1] - profile[step]) * (place - step)) * tall;
      const cover = clamp01((radius - Math.abs(wx)) * 0.8 + 0.5);
      if (cover <= 0) continue;
      const nx = Math.max(-1, Math.min(1, wx / Math.max(1, radius)));
      const rise =
        (slope(profile, step) + (slope(profile, step + 1) - slope(profile, step)) * (place - step)) * 0.9;
      const nz = Math.sqrt(Math.max(0, 1 - nx * nx));
      const length = 1 / Math.sqrt(1 + rise * rise);
      const ny = rise * length;
      const key = clamp01((-0.66 * nx * length + 0.46 * ny + 0.56 * nz * length) * 0.94 + 0.06);
      const fill = 0.5 + 0.35 * ny + 0.15 * nx;
      const back = clamp01(-ny * 0.6 + 0.25) * clamp01(0.3 + down);
      const shine = Math.max(0, -0.42 * nx * length + 0.36 * ny + 0.83 * nz * length);
      const spot = gloss * (shine > 0.9 ? ((shine - 0.9) * 10) ** 3 * 0.9 : 0);
      const patch = clamp01((noise(u * 0.22 + 40, v * 0.22) - 0.38) * 3.2);
      const grain = 1 + reliefNoise(u * 1.5, v * 1.1) * 0.22;
      const index = (y * width + column) * 3;
      for (let c = 0; c < 3; c++) {
        const own = (body.color[c] + (body.blush[c] - body.color[c]) * patch) * grain;
        const lit = own * (light.window[c] * key + light.room[c] * fill + light.bounce[c] * back);
        canvas.light[index + c] += (lit + light.window[c] * spot - canvas.light[index + c]) * cover;
      }
    }
  }
  if (body.open) paintMouth(canvas, body, light);
}

/** How much wider the body gets at a step, in shares of its height on the way down. */
function slope(profile: Profile, step: number): number {
  const above = Math.max(0, step - 3);
  const below = Math.min(STEPS, step + 3);
  return ((profile[below] - profile[above]) * STEPS) / (below - above);
}

/** The dark opening of a vessel, with the rim in the light. */
function paintMouth(canvas: Canvas, { x, foot, tall, profile, color }: TurnedBody, light: RoomLight): void {
  const { width, height } = canvas;
  const radius = profile[0] * tall;
  const flat = radius * 0.24;
  const y = foot - tall;
  for (let row = Math.max(0, Math.floor(y - flat - 1)); row < Math.min(height, y + flat + 2); row++) {
    for (
      let column = Math.max(0, Math.floor(x - radius - 1));
      column < Math.min(width, x + radius + 1);
      column++
    ) {
      const dx = (column - x) / radius;
      const away = Math.hypot(dx, (row - y) / flat);
      const cover = clamp01((1 - away) * flat * 0.8 + 0.5);
      if (cover <= 0) continue;
      const rim = away > 0.84 ? 0.95 - dx * 0.2 : 0.16 + 0.22 * clamp01(dx * 0.7 + 0.2);
      const tone: Rgb = [
        color[0] * light.window[0] * rim,
        color[1] * light.window[1] * rim,
        color[2] * light.window[2] * rim,
      ];
      canvas.cover((row * width + column) * 3, tone, cover);
    }
  }
}
