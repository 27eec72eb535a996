import type { Canvas } from '../canvas.js';
import { mix, ramp, rampAt, rgb, scale, type Rgb, type Stops } from '../color.js';
import { between, pick, type Random } from '../random.js';
import { defineScene } from '../scene.js';
import { paintClouds } from '../sky.js';
import { paintStillWater } from '../water.js';

interface CityPalette {
  sky: Stops;
  wall: string;
  windows: readonly string[];
  cloud: string;
  deep: string;
}

const palettes: Record<'bluehour' | 'sundown' | 'midnight', CityPalette> = {
  bluehour: {
    sky: [
      [0, '#16305f'],
      [0.5, '#3f6497'],
      [0.8, '#9aa5c0'],
      [1, '#f0b894'],
    ],
    wall: '#101c38',
    windows: ['#ffcf87', '#ffe2b0', '#ffb765', '#cfe4ff'],
    cloud: '#7f93bd',
    deep: '#12264a',
  },
  sundown: {
    sky: [
      [0, '#3b3c72'],
      [0.45, '#8a5f92'],
      [0.75, '#ee8b7c'],
      [1, '#ffc37e'],
    ],
    wall: '#241a38',
    windows: ['#ffd58f', '#ffe9c4', '#ffb070', '#ffdfa0'],
    cloud: '#e3929a',
    deep: '#33284f',
  },
  midnight: {
    sky: [
      [0, '#060b1a'],
      [0.6, '#14233f'],
      [1, '#47506e'],
    ],
    wall: '#060c1a',
    windows: ['#ffcb82', '#fff0d0', '#8fd0ff', '#ff9f6a'],
    cloud: '#26375c',
    deep: '#081226',
  },
};

/** A skyline across the water when the lamps have just been lit. */
export const city = defineScene(palettes, (canvas, palette, random) => {
  const { width, height, unit } = canvas;
  const shore = Math.round(height * between(random, 0.6, 0.68));
  const sky = ramp(palette.sky);
  canvas.gradient(sky, 0, shore);
  paintClouds(
    canvas,
    {
      horizon: shore,
      cover: 0.45,
      detail: 1.1,
      lit: rgb(palette.cloud, 1.2),
      shade: rgb(palette.cloud, 0.6),
      opacity: 0.55,
    },
    random,
  );
  canvas.glow(width * between(random, 0.3, 0.7), shore, width * 0.8, scale(rampAt(sky, 1), 0.35), 1, 1.8);
  const wall = rgb(palette.wall);
  const lamps = palette.windows.map((color) => rgb(color));
  const layers = 4;
  for (let i = 0; i < layers; i++) {
    const depth = i / (layers - 1);
    const color = mix(mix(rampAt(sky, 0.78), wall, 0.35), wall, depth * 0.9);
    let x = -20 * unit;
    while (x < width) {
      const wide = between(random, 38, 92) * unit * (0.7 + depth * 0.75);
      const middle = 1 - Math.abs((x + wide / 2) / width - 0.5) * 1.3;
      const tower = random() < 0.24 ? between(random, 1.25, 1.75) : 1;
      const tall =
        Math.min(height, width * 1.05) * between(random, 0.14, 0.3) * (1.25 - depth * 0.62) * middle * tower;
      building(canvas, { x, wide, top: shore - tall, shore, color, depth, lamps }, random);
      x += wide * between(random, 0.86, 1.25);
    }
    canvas.glow(width / 2, shore, width * 0.75, scale(lamps[0], 0.045), 1, 3);
  }
  for (let x = 6 * unit; x < width; x += between(random, 16, 34) * unit) {
    const lamp = pick(random, lamps);
    canvas.glow(x, shore - between(random, 3, 9) * unit, between(random, 12, 26) * unit, scale(lamp, 1.4), 3);
  }
  paintStillWater(canvas, { shore, ripple: 1.9, deep: rgb(palette.deep), seed: Math.floor(random() * 1e6) });
  if (random() < 0.5) bokeh(canvas, lamps, random);
  return { vignette: 0.32, bloom: 0.7, grain: 1.2 };
});

interface Building {
  x: number;
  wide: number;
  top: number;
  shore: number;
  color: Rgb;
  /** 0 for the farthest row of houses, 1 for the nearest. */
  depth: number;
  lamps: Rgb[];
}

/** A house front with its windows; higher ones are stepped or carry a mast. */
function building(
  canvas: Canvas,
  { x, wide, top, shore, color, depth, lamps }: Building,
  random: Random,
): void {
  const { unit } = canvas;
  const shape = random();
  const front = scale(color, between(random, 0.8, 1.25));
  block(canvas, x, x + wide, top, shore, front);
  if (shape < 0.3) block(canvas, x + wide * 0.2, x + wide * 0.8, top - wide * 0.35, top, front);
  if (shape < 0.12)
    block(canvas, x + wide * 0.36, x + wide * 0.64, top - wide * 0.7, top - wide * 0.35, front);
  if (shape < 0.12 || shape > 0.9)
    block(canvas, x + wide * 0.485, x + wide * 0.515, top - wide * 1.3, top, front);
  const stepX = (5 + depth * 5) * unit;
  const stepY = (6.5 + depth * 6) * unit;
  const paneX = stepX * 0.5;
  const paneY = stepY * 0.5;
  const share = between(random, 0.12, 0.62);
  const mainLamp = pick(random, lamps);
  for (let y = top + stepY; y < shore - stepY * 0.6; y += stepY) {
    const rowShare = random() < 0.1 ? 0.95 : share;
    for (let column = x + stepX * 0.6; column < x + wide - stepX * 0.7; column += stepX) {
      if (random() > rowShare) continue;
      const lamp = random() < 0.7 ? mainLamp : pick(random, lamps);
      const power = between(random, 0.25, 1.25) * (0.4 + depth * 0.7);
      block(canvas, column, column + paneX, y, y + paneY, mix(front, lamp, 0.9), power);
    }
  }
}

/** A filled rectangle with smooth edges; `opacity` above 1 makes it a light. */
function block(
  canvas: Canvas,
  left: number,
  right: number,
  top: number,
  bottom: number,
  color: Rgb,
  opacity = 1,
): void {
  const { width, height } = canvas;
  const bright = opacity > 1 ? scale(color, opacity) : color;
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y++) {
    const inY = Math.min(y + 1, bottom) - Math.max(y, top);
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, right); x++) {
      const inX = Math.min(x + 1, right) - Math.max(x, left);
      canvas.cover((y * width + x) * 3, bright, inX * inY * Math.min(1, opacity));
    }
  }
}

/** Lamps of the near bank, out of focus. */
function bokeh(canvas: Canvas, lamps: Rgb[], random: Random): void {
  const { width, height, unit } = canvas;
  for (let i = 0; i < 26; i++) {
    const y = height * (1 - random() ** 1.7 * 0.24);
    canvas.disc(
      width * random(),
      y,
      between(random, 14, 52) * unit,
      pick(random, lamps),
      between(random, 0.06, 0.3),
      2 * unit,
      0.45,
    );
  }
}
