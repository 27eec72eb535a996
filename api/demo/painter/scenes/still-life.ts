import type { Canvas } from '../canvas.js';
import { rgb, scale, type Rgb } from '../color.js';
import { clamp01, smoothstep } from '../curves.js';
import { noise, reliefNoise } from '../noise.js';
import { between, pick, type Random } from '../random.js';
import { defineScene } from '../scene.js';
import { paintTurned, type RoomLight, type TurnedBody } from '../turned.js';
import { paintSprays, paintStem } from '../plants.js';
import { fruits, vessels } from '../turned-shapes.js';

interface StillLifePalette {
  wall: string;
  table: string;
  vessels: readonly string[];
  fruit: readonly (readonly [string, string])[];
  leaf: string;
  window: string;
  room: string;
}

const palettes: Record<'morandi' | 'dutch' | 'blue' | 'sage', StillLifePalette> = {
  morandi: {
    wall: '#c9bfae',
    table: '#d8cbb6',
    vessels: ['#efe7d8', '#c7a492', '#9fa7a6', '#d9c08f', '#b7b8c4'],
    fruit: [
      ['#e0b483', '#d08a62'],
      ['#d9c9a0', '#c7a86a'],
      ['#c58f7d', '#a9685c'],
    ],
    leaf: '#8b947c',
    window: '#fff3df',
    room: '#8f97a6',
  },
  dutch: {
    wall: '#3b2f27',
    table: '#5a3a26',
    vessels: ['#3f5a55', '#7a3a28', '#b58a4a', '#2d3a52'],
    fruit: [
      ['#e8952c', '#d4701c'],
      ['#b3261e', '#7d1416'],
      ['#d9b23c', '#a9b43a'],
      ['#5a2440', '#2f1730'],
    ],
    leaf: '#59683a',
    window: '#ffdfae',
    room: '#4a4038',
  },
  blue: {
    wall: '#4f6f8c',
    table: '#e4dccb',
    vessels: ['#f3efe6', '#2f5580', '#dfe6ea', '#c98f5e'],
    fruit: [
      ['#f2c230', '#e8a81c'],
      ['#f0902e', '#e2701e'],
      ['#e9d24a', '#b9c24a'],
    ],
    leaf: '#5d7f5a',
    window: '#fff6e6',
    room: '#8aa6c4',
  },
  sage: {
    wall: '#9aa88f',
    table: '#e9e1d2',
    vessels: ['#fbf6ec', '#d98f77', '#5f7a6b', '#e6c9a0'],
    fruit: [
      ['#f0a48a', '#d96a5a'],
      ['#b9c46a', '#d9b45a'],
      ['#e3705c', '#b83f40'],
    ],
    leaf: '#4f6f4c',
    window: '#fff4de',
    room: '#a9b4a4',
  },
};

/** Vessels and fruit on a table by a window, painted with a soft brush. */
export const stillLife = defineScene(
  palettes,
  (canvas, palette, random) => {
    const { width, height } = canvas;
    const light: RoomLight = {
      window: rgb(palette.window, 1.02),
      room: rgb(palette.room, 0.42),
      bounce: scale(rgb(palette.table), 0.42),
    };
    const size = Math.min(width * 1.3, height * 1.16);
    const edge = height * between(random, 0.62, 0.67);
    const foot = edge + size * 0.1;
    const bodies: TurnedBody[] = [];
    const colors = [...palette.vessels].sort(() => random() - 0.5);
    const middle = width * between(random, 0.42, 0.58);
    const side = random() < 0.5 ? 1 : -1;
    const put = (
      x: number,
      y: number,
      tall: number,
      profile: Float32Array,
      color: string,
      blush: Rgb,
      gloss: number,
      open: boolean,
    ) => bodies.push({ x, foot: y, tall, profile, color: rgb(color), blush, gloss, open });
    const mainTall = size * between(random, 0.34, 0.42);
    put(
      middle,
      foot,
      mainTall,
      random() < 0.65 ? vessels.vase : vessels.jar,
      colors[0],
      scale(rgb(colors[0]), 0.82),
      0.55,
      true,
    );
    put(
      middle + side * size * 0.23,
      foot - size * 0.015,
      size * between(random, 0.4, 0.5),
      vessels.bottle,
      colors[1],
      scale(rgb(colors[1]), 0.8),
      0.8,
      true,
    );
    if (random() < 0.7)
      put(
        middle - side * size * 0.25,
        foot + size * 0.015,
        size * between(random, 0.12, 0.15),
        vessels.cup,
        colors[2],
        scale(rgb(colors[2]), 0.88),
        0.6,
        true,
      );
    const kinds = [fruits.apple, fruits.orange, fruits.pear];
    const count = 3 + Math.floor(random() * 2);
    for (let i = 0; i < count; i++) {
      const profile = pick(random, kinds);
      const [color, blush] = pick(random, palette.fruit);
      const tall =
        size * (profile === fruits.pear ? between(random, 0.15, 0.18) : between(random, 0.095, 0.12));
      const place = (i - (count - 1) / 2) * size * between(random, 0.1, 0.13) - side * size * 0.05;
      put(
        middle + place,
        foot + size * between(random, 0.05, 0.1),
        tall,
        profile,
        color,
        rgb(blush),
        0.5,
        false,
      );
    }
    bodies.sort((a, b) => a.foot - b.foot);

    room(canvas, edge, rgb(palette.wall), rgb(palette.table), bodies, random);
    for (const body of bodies) {
      if (body.x === middle)
        paintSprays(canvas, middle, foot - mainTall, size, rgb(palette.leaf), light, random);
      paintTurned(canvas, body, light, Math.floor(random() * 512));
      if (!body.open) paintStem(canvas, body, random);
    }
    return { vignette: 0.4, grain: 1.6, bloom: 0.1 };
  },
  0.68,
);

/** Wall and table in window light, with the soft shadows that the bodies throw to the right. */
function room(
  canvas: Canvas,
  edge: number,
  wall: Rgb,
  table: Rgb,
  bodies: TurnedBody[],
  random: Random,
): void {
  const { width, height, light, unit } = canvas;
  const offset = random() * 512;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const u = (x * 0.34) / unit + offset;
      const v = (y * 0.34) / unit + offset;
      const strokes =
        reliefNoise(u * 1.2 + v * 0.5, v * 1.4 - u * 0.4) * 0.16 + (noise(u * 0.3, v * 0.3) - 0.5) * 0.3;
      const onTable = smoothstep(edge - 2 * unit, edge + 2 * unit, y + strokes * 8 * unit);
      const beam = clamp01(
        1.12 - (x / width) * 0.62 - Math.abs(y / height - 0.36 - (x / width) * 0.18) * 0.85,
      );
      let shadow = 0;
      if (onTable > 0) {
        for (const body of bodies) {
          const reach = body.tall * 0.62;
          const round = body.tall * 0.3;
          const dx = x - body.x;
          const dy = y - body.foot - dx * 0.06;
          const along = clamp01(dx / reach);
          const thin = round * (0.5 - 0.15 * along);
          const inX = dx < 0 ? 1 - (dx / round) ** 2 : 1 - along * along;
          if (inX <= 0) continue;
          shadow = Math.max(
            shadow,
            inX * smoothstep(thin * (1.1 + along), thin * 0.1, Math.abs(dy)) * (1 - along * 0.4),
          );
        }
      }
      const bright = (0.34 + 0.78 * beam) * (1 + strokes);
      const floor = (0.6 + 0.5 * clamp01(1 - x / width)) * (1 + strokes * 0.8) * (1 - shadow * 0.8);
      const index = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) {
        const back = wall[c] * bright;
        light[index + c] = back + (table[c] * floor - back) * onTable;
      }
    }
  }
}
