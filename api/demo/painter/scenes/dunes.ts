import { mix, ramp, rampAt, rgb, scale, type Stops } from '../color.js';
import { clamp01, smoothstep } from '../curves.js';
import { noise, noiseRow, ridgeLine } from '../noise.js';
import { between } from '../random.js';
import { defineScene } from '../scene.js';
import { paintStars } from '../sky.js';

interface DunePalette {
  sky: Stops;
  lit: string;
  shade: string;
  haze: string;
  sun: string;
  stars: number;
}

const palettes: Record<'gold' | 'rose' | 'moonlit', DunePalette> = {
  gold: {
    sky: [
      [0, '#3f78a8'],
      [0.5, '#93b4c0'],
      [0.85, '#f0d9ae'],
      [1, '#f8dfb0'],
    ],
    lit: '#e9a75c',
    shade: '#6e3a26',
    haze: '#f2d3a4',
    sun: '#ffe6b0',
    stars: 0,
  },
  rose: {
    sky: [
      [0, '#4a5a8e'],
      [0.45, '#a585a8'],
      [0.8, '#f3b6a0'],
      [1, '#fcd2ac'],
    ],
    lit: '#e58d6b',
    shade: '#512a44',
    haze: '#f0b5a2',
    sun: '#ffcf9e',
    stars: 0,
  },
  moonlit: {
    sky: [
      [0, '#070d22'],
      [0.55, '#16264d'],
      [1, '#44618c'],
    ],
    lit: '#7d8db0',
    shade: '#131a35',
    haze: '#4f6690',
    sun: '#c8d8ff',
    stars: 14,
  },
};

/** Sand dunes in low light: crests that part light from shadow, and ripples of the wind. */
export const dunes = defineScene(
  palettes,
  (canvas, palette, random) => {
    const { width, height, unit, light } = canvas;
    const horizon = height * between(random, 0.34, 0.46);
    const sky = ramp(palette.sky);
    canvas.gradient(sky, 0, horizon * 1.2);
    if (palette.stars > 0)
      paintStars(canvas, { density: palette.stars, horizon: Math.floor(horizon), brightness: 0.6 }, random);
    const fromLeft = random() < 0.5;
    const sunX = fromLeft ? width * between(random, -0.1, 0.2) : width * between(random, 0.8, 1.1);
    canvas.glow(sunX, horizon * 0.9, width * 0.9, rgb(palette.sun, 0.4), 1.2, 1.4);
    const count = 5;
    for (let i = 0; i < count; i++) {
      const depth = i / (count - 1);
      const line = ridgeLine(width, random, {
        base: horizon + (height * 0.9 - horizon) * depth ** 1.6,
        amplitude: Math.max(height, width * 0.85) * (0.03 + 0.085 * Math.sin(Math.PI * (0.2 + depth * 0.6))),
        wavelength: width * between(random, 0.45, 0.8),
        roughness: 0.3,
        octaves: 3,
        sharpness: 0.35,
      });
      let crest = 0;
      for (let x = 0; x < width; x++) {
        const inside = x > width * 0.15 && x < width * 0.85;
        if (inside && (crest === 0 || line[x] < line[crest])) crest = x;
      }
      const lit = mix(rgb(palette.lit), rgb(palette.haze), (1 - depth) * 0.62);
      const shade = mix(
        rgb(palette.shade),
        mix(rgb(palette.haze), rampAt(sky, 0.6), 0.5),
        (1 - depth) * 0.62,
      );
      const lean = (fromLeft ? 1 : -1) * between(random, 0.25, 1.1);
      const offset = random() * 512;
      const bends = new Float32Array(width);
      let top = height;
      for (const y of line) top = Math.min(top, y);
      for (let y = Math.max(0, Math.floor(top)); y < height; y++) {
        const fall = y - line[crest];
        const edge = crest + lean * fall + (noise((fall * 0.22) / unit + offset, i * 40) - 0.5) * fall * 1.3;
        const blur = (1.2 + Math.max(0, fall) * 0.06) * unit;
        noiseRow(bends, offset, 0.11 / unit, (y * 0.3) / unit);
        for (let x = 0; x < width; x++) {
          const below = y + 0.5 - line[x];
          if (below <= -0.5) continue;
          const side = (fromLeft ? x - edge : edge - x) / blur;
          const far = clamp01((side * blur) / (width * 0.62));
          const dark = smoothstep(-1, 1, side) * (1 - far * far * 0.75);
          const bend = bends[x];
          const ripple =
            Math.sin((below * 0.42 + x * 0.05) / (unit * (0.5 + depth)) + bend * 26) * 0.045 * depth;
          const shine = clamp01(1 - below / (height * 0.3)) * 0.22;
          const bright = 0.82 + shine + ripple * (1 - dark * 0.6) + (bend - 0.5) * 0.32;
          const cover = below > 0.5 ? 1 : below + 0.5;
          const index = (y * width + x) * 3;
          for (let c = 0; c < 3; c++) {
            const sand = (lit[c] + (shade[c] - lit[c]) * dark) * bright;
            light[index + c] += (sand - light[index + c]) * cover;
          }
        }
      }
    }
    canvas.glow(sunX, horizon, width * 0.9, scale(rgb(palette.sun), 0.14), 1);
    return { vignette: 0.3, bloom: 0.15 };
  },
  0.7,
);
