import { mix, ramp, RAMP_SIZE, rgb, scale, type Stops } from '../color.js';
import { clamp01, smoothstep } from '../curves.js';
import { noise } from '../noise.js';
import { between } from '../random.js';
import { defineScene } from '../scene.js';

interface CloudPalette {
  sky: Stops;
  lit: string;
  body: string;
  shade: string;
  sun: string;
}

const palettes: Record<'golden' | 'peach' | 'storm' | 'day', CloudPalette> = {
  golden: {
    sky: [
      [0, '#3a6292'],
      [0.55, '#8fa9b6'],
      [1, '#f6cf94'],
    ],
    lit: '#ffe9bd',
    body: '#e0a878',
    shade: '#6c5a72',
    sun: '#ffcf86',
  },
  peach: {
    sky: [
      [0, '#6f86b8'],
      [0.5, '#bfa8c6'],
      [1, '#ffc9b0'],
    ],
    lit: '#fff0e2',
    body: '#f4b4a4',
    shade: '#8a719e',
    sun: '#ffd9b8',
  },
  storm: {
    sky: [
      [0, '#26313f'],
      [0.6, '#5a6a78'],
      [1, '#c9b890'],
    ],
    lit: '#f0d3a0',
    body: '#6d7888',
    shade: '#1c2433',
    sun: '#e8b870',
  },
  day: {
    sky: [
      [0, '#2f6cb0'],
      [0.6, '#6fa6d6'],
      [1, '#c5dfee'],
    ],
    lit: '#ffffff',
    body: '#dfe6ee',
    shade: '#8d9fb8',
    sun: '#fff6e0',
  },
};

/** Towering clouds in slanting light. They are soft and need only half the pixels. */
export const clouds = defineScene(
  palettes,
  (canvas, palette, random) => {
    const { width, height, light } = canvas;
    const sky = ramp(palette.sky);
    const lit = rgb(palette.lit, 1.2);
    const body = rgb(palette.body);
    const shade = rgb(palette.shade);
    const sun = rgb(palette.sun);
    const sunX = width * between(random, 0.15, 0.85);
    const sunY = height * between(random, 0.5, 0.75);
    const offset = random() * 512;
    const size = (150 / width) * between(random, 0.85, 1.25);
    for (let y = 0; y < height; y++) {
      const down = y / height;
      const from = Math.floor(down * (RAMP_SIZE - 1)) * 3;
      // Heaped high clouds above, flat banks towards the bottom.
      const heap = 0.2 * Math.sin(down * 7 + offset) - 0.05 + smoothstep(0.45, 1, down) * 0.2;
      for (let x = 0; x < width; x++) {
        const u = x * size + offset;
        const v = y * size * (1 + down * 0.8) + offset * 2;
        const warp = noise(u * 0.55 + 40, v * 0.55 + 90) - 0.5;
        const wu = u + warp * 46;
        const wv = v + warp * 38;
        const density = 0.64 * noise(wu, wv) + 0.36 * noise(wu * 2.6, wv * 2.6) + heap * 0.6;
        const toX = (sunX - x) / width;
        const toY = (sunY - y) / height;
        const near = 1 / (1 + 9 * (toX * toX + toY * toY));
        const reach = 9 / (0.35 + Math.abs(toX) + Math.abs(toY));
        const beyond =
          0.64 * noise(wu + toX * reach, wv + toY * reach - 4) +
          0.36 * noise(wu * 2.6 + toX * reach * 2, wv * 2.6 + toY * reach * 2 - 6) +
          heap * 0.6;
        const cover = smoothstep(0.44, 0.66, density);
        const thick = smoothstep(0.5, 0.86, density);
        const facing = clamp01(0.5 + (density - beyond) * 3.6);
        const rim = (1 - thick) * near;
        const brightness = clamp01(facing * 0.9 + rim * 0.4 - thick * 0.2);
        const toned =
          brightness < 0.5 ? mix(shade, body, brightness * 2) : mix(body, lit, brightness * 2 - 1);
        const index = (y * width + x) * 3;
        for (let c = 0; c < 3; c++) {
          const air = sky[from + c] + sun[c] * near * near * 0.5;
          light[index + c] = air + (toned[c] + sun[c] * rim * 0.3 - air) * cover;
        }
      }
    }
    canvas.glow(sunX, sunY, width * 0.6, scale(sun, 0.3), 1.4);
    return { vignette: 0.25, bloom: 0.35, grain: 1.1 };
  },
  0.5,
);
