import { mix, ramp, rampAt, rgb, scale, type Stops } from '../color.js';
import { ridgeLine } from '../noise.js';
import { between } from '../random.js';
import { defineScene } from '../scene.js';
import { growWood, paintConifer, paintHill } from '../terrain.js';

interface SnowPalette {
  sky: Stops;
  snow: string;
  shade: string;
  needles: string;
  light: string;
  flakes: number;
}

const palettes: Record<'alpenglow' | 'flurry' | 'noon', SnowPalette> = {
  alpenglow: {
    sky: [
      [0, '#6a87bb'],
      [0.5, '#c3b0d0'],
      [0.8, '#f9c6ba'],
      [1, '#fddcc4'],
    ],
    snow: '#f7dfe0',
    shade: '#8795c4',
    needles: '#1c2c3f',
    light: '#ffcfae',
    flakes: 0,
  },
  flurry: {
    sky: [
      [0, '#9fb0bf'],
      [0.6, '#cbd4da'],
      [1, '#e5e9ea'],
    ],
    snow: '#eef2f5',
    shade: '#9fb1c4',
    needles: '#22333a',
    light: '#ffffff',
    flakes: 420,
  },
  noon: {
    sky: [
      [0, '#2b68ac'],
      [0.6, '#7fb0dc'],
      [1, '#d5e6f0'],
    ],
    snow: '#fbfcff',
    shade: '#7fa0d4',
    needles: '#14302e',
    light: '#fff6e2',
    flakes: 0,
  },
};

/** Spruces under fresh snow. */
export const snow = defineScene(palettes, (canvas, palette, random) => {
  const { width, height, unit } = canvas;
  const sky = ramp(palette.sky);
  canvas.gradient(sky, 0, height * 0.7);
  const light = rgb(palette.light);
  const lightX = width * between(random, 0.2, 0.8);
  canvas.glow(lightX, height * 0.42, width * 0.8, scale(light, 0.28), 1.2);
  const cover = rgb(palette.snow);
  const shade = rgb(palette.shade);
  const needles = rgb(palette.needles);
  const haze = mix(rampAt(sky, 0.85), light, 0.25);
  const peak = ridgeLine(width, random, {
    base: height * 0.46,
    amplitude: height * 0.1,
    wavelength: width * 0.5,
    roughness: 0.52,
    octaves: 9,
    sharpness: 0.6,
  });
  paintHill(
    canvas,
    {
      line: peak,
      color: mix(mix(cover, shade, 0.45), haze, 0.3),
      haze,
      hazeDepth: height * 0.26,
      hazeAmount: 0.9,
      relief: 1.1,
      grain: 110,
      until: height * 0.66,
    },
    random,
  );
  const layers = 4;
  for (let i = 0; i < layers; i++) {
    const depth = i / (layers - 1);
    const ground = ridgeLine(width, random, {
      base: height * (0.58 + 0.3 * depth ** 1.2),
      amplitude: height * 0.022,
      wavelength: width * between(random, 0.5, 0.9),
      roughness: 0.36,
      octaves: 5,
    });
    const hazeAmount = 0.72 * (1 - depth) ** 1.2;
    const body = mix(mix(cover, shade, 0.22), haze, hazeAmount);
    if (i === 0) {
      const line = growWood(ground, 56 * unit, random);
      paintHill(
        canvas,
        {
          line,
          ground,
          color: mix(mix(needles, cover, 0.3), haze, 0.5),
          haze,
          hazeDepth: height * 0.05,
          hazeAmount: 0.95,
          until: height * 0.72,
        },
        random,
      );
    }
    paintHill(
      canvas,
      {
        line: ground,
        color: body,
        haze: mix(shade, haze, 0.45),
        hazeDepth: height * 0.34,
        hazeAmount: 0.55,
        relief: 0.3,
        grain: 300,
        // The next hill covers what lies lower.
        until: i === layers - 1 ? height : height * (0.64 + 0.3 * ((i + 1) / (layers - 1)) ** 1.2),
      },
      random,
    );
    const trees = [0, 12, 7, 4][i];
    const feet = Array.from({ length: trees }, (_, k) => width * ((k + between(random, 0, 1)) / trees));
    for (const x of feet) {
      // The nearest trees frame the picture.
      const place =
        i === layers - 1 ? (x < width / 2 ? x * 0.5 - width * 0.02 : width * 1.02 - (width - x) * 0.5) : x;
      const column = Math.min(width - 1, Math.max(0, Math.round(place)));
      const tall = height * between(random, 0.13, 0.2) * (0.6 + depth * 1.75);
      const foot = ground[column] + between(random, 0.005, 0.03) * height * (0.4 + depth);
      canvas.glow(place + tall * 0.1, foot, tall * 0.34, scale(shade, -0.22 * (1 - hazeAmount)), 1, 5);
      paintConifer(
        canvas,
        { x: place, foot, tall, color: needles, top: cover, topAmount: 0.94, haze, hazeAmount },
        random,
      );
    }
  }
  for (let i = 0; i < palette.flakes; i++) {
    const near = random() ** 4;
    canvas.disc(
      width * random(),
      height * random(),
      (1 + near * 9) * unit,
      [1, 1, 1],
      0.75 - near * 0.55,
      (1 + near * 4) * unit,
    );
  }
  return { vignette: 0.22, bloom: 0.12 };
});
