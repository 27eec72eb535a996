import { ramp, rgb, type Stops } from '../color.js';
import { ridgeLine } from '../noise.js';
import { between } from '../random.js';
import { defineScene } from '../scene.js';
import { paintMilkyWay, paintStars } from '../sky.js';
import { growWood, paintConifer, paintHill } from '../terrain.js';

interface NightPalette {
  sky: Stops;
  band: string;
  core: string;
  ground: string;
  glow: string;
}

const palettes: Record<'indigo' | 'teal' | 'violet', NightPalette> = {
  indigo: {
    sky: [
      [0, '#070b1c'],
      [0.5, '#10193a'],
      [0.8, '#22335f'],
      [1, '#4a5a84'],
    ],
    band: '#8ea6df',
    core: '#ffd9b0',
    ground: '#03060d',
    glow: '#f3a96a',
  },
  teal: {
    sky: [
      [0, '#04121c'],
      [0.5, '#0a2a38'],
      [0.8, '#1b4a55'],
      [1, '#4d7c7c'],
    ],
    band: '#9fd0d8',
    core: '#ffe6c0',
    ground: '#020a0e',
    glow: '#bfe0b0',
  },
  violet: {
    sky: [
      [0, '#0b0820'],
      [0.5, '#231545'],
      [0.8, '#4a2a66'],
      [1, '#97557c'],
    ],
    band: '#b49be6',
    core: '#ffc7b5',
    ground: '#07040f',
    glow: '#ff9d86',
  },
};

/** A clear night: the Milky Way over a line of spruces. */
export const night = defineScene(palettes, (canvas, palette, random) => {
  const { width, height, unit } = canvas;
  const ground = height * between(random, 0.86, 0.92);
  canvas.gradient(ramp(palette.sky), 0, height * 0.96);
  canvas.glow(
    width * between(random, 0.2, 0.8),
    height * 0.98,
    width * 0.8,
    rgb(palette.glow, 0.3),
    1.2,
    2.2,
  );
  paintMilkyWay(canvas, rgb(palette.band), rgb(palette.core), 0.62, random);
  paintStars(canvas, { density: 26, horizon: ground, brightness: 0.62 }, random);
  const far = ridgeLine(width, random, {
    base: ground - height * 0.03,
    amplitude: height * 0.03,
    wavelength: width * 0.5,
    roughness: 0.45,
    octaves: 7,
  });
  const dark = rgb(palette.ground);
  const dim = rgb(palette.sky[1][1], 0.8);
  paintHill(
    canvas,
    { line: far, color: dim, haze: dim, hazeDepth: height, hazeAmount: 0, until: height },
    random,
  );
  const line = ridgeLine(width, random, {
    base: ground + height * 0.03,
    amplitude: height * 0.018,
    wavelength: width * 0.4,
    roughness: 0.4,
    octaves: 5,
  });
  paintHill(
    canvas,
    {
      line: growWood(line, 52 * unit, random),
      color: dark,
      haze: dark,
      hazeDepth: height,
      hazeAmount: 0,
      until: height,
    },
    random,
  );
  const trees = 7;
  for (let i = 0; i < trees; i++) {
    const side = i % 2 === 0 ? between(random, -0.02, 0.3) : between(random, 0.74, 1.02);
    paintConifer(
      canvas,
      {
        x: width * side,
        foot: height * 1.03,
        tall: height * between(random, 0.16, 0.34),
        color: dark,
        top: dim,
        topAmount: 0.12,
        haze: dark,
        hazeAmount: 0,
      },
      random,
    );
  }
  return { vignette: 0.4, grain: 1.5, bloom: 0.2 };
});
