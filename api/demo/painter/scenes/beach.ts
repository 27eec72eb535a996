import { rgb } from '../color.js';
import { clamp01, smoothstep } from '../curves.js';
import { noise, reliefNoise } from '../noise.js';
import { between } from '../random.js';
import { defineScene } from '../scene.js';

interface BeachPalette {
  sand: string;
  wet: string;
  shallow: string;
  middle: string;
  deep: string;
}

const palettes: Record<'turquoise' | 'atlantic' | 'black', BeachPalette> = {
  turquoise: { sand: '#ecd6b0', wet: '#bf9c72', shallow: '#9fe0d2', middle: '#35a9b5', deep: '#0f5f86' },
  atlantic: { sand: '#dcc7a4', wet: '#9c8462', shallow: '#a9c8bd', middle: '#4f8f93', deep: '#1d4a5c' },
  black: { sand: '#4a4a50', wet: '#26272d', shallow: '#8fb5bb', middle: '#3f7f8d', deep: '#173f52' },
};

/** Waves running up a beach, seen from straight above. */
export const beach = defineScene(
  palettes,
  (canvas, palette, random) => {
    const { width, height, unit, light } = canvas;
    const sand = rgb(palette.sand);
    const wet = rgb(palette.wet);
    const shallow = rgb(palette.shallow);
    const middle = rgb(palette.middle);
    const deep = rgb(palette.deep);
    const angle = between(random, -0.7, 0.7) + (random() < 0.5 ? Math.PI : 0);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const span = 1 / Math.min(width, height);
    const offset = random() * 512;
    const shift = between(random, -0.02, 0.14);
    const waves = [0.1, 0.24, 0.45].map((place) => place + between(random, -0.03, 0.03));
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const px = (x - width / 2) * span;
        const py = (y - height / 2) * span;
        const along = px * -sin + py * cos;
        const out = px * cos + py * sin + shift;
        const broad = noise(along * 110 + offset, out * 60 + offset) - 0.5;
        const fine = noise(along * 420 + offset, out * 420) - 0.5;
        const sea = out + broad * 0.24 + fine * 0.022;
        const detail = reliefNoise(x * (1.9 / unit) + offset, y * (1.9 / unit));
        let foam = 0;
        let shadow = 0;
        const lace = sea < -0.03 ? 0 : noise(along * 1300 + broad * 160, out * 1500 + fine * 120);
        for (let k = 0; sea > -0.03 && k < waves.length; k++) {
          const crest = sea - waves[k] * (1 + broad * 0.5);
          const reach = 0.03 + k * 0.012;
          if (crest < -0.012 || crest > reach * 3) continue;
          const lip = smoothstep(-0.005, 0.003, crest) * (1 - smoothstep(reach * 0.25, reach * 1.1, crest));
          const trail = smoothstep(0, 0.01, crest) * (1 - smoothstep(reach * 0.4, reach * 3, crest));
          const strength = 1 - k * 0.24;
          foam = Math.max(
            foam,
            lip * (0.62 + lace * 0.55) * strength,
            trail * smoothstep(0.5, 0.72, lace) * strength,
          );
          shadow = Math.max(
            shadow,
            smoothstep(-0.012, -0.002, crest) * (1 - smoothstep(-0.002, 0.002, crest)),
          );
        }
        const edge = smoothstep(0, 0.006, sea) * (1 - smoothstep(0.006, 0.03, sea));
        foam = clamp01(Math.max(foam, edge * (0.55 + lace * 0.7)));
        const water = smoothstep(-0.002, 0.012, sea);
        const damp = smoothstep(-0.14, -0.035, sea + fine * 0.03);
        const depth = smoothstep(0, 0.26, sea + fine * 0.05);
        const abyss = smoothstep(0.2, 0.72, sea + broad * 0.2);
        const glint = 1 + (fine * 0.5 + detail * 0.25) * (0.35 + depth * 0.4);
        const index = (y * width + x) * 3;
        for (let c = 0; c < 3; c++) {
          const beachColor = (sand[c] + (wet[c] - sand[c]) * damp) * (1 + detail * 0.22 + broad * 0.2);
          let color = shallow[c] + (middle[c] - shallow[c]) * depth;
          color = (color + (deep[c] - color) * abyss) * glint;
          color = beachColor + (color - beachColor) * water * (0.35 + 0.65 * smoothstep(0, 0.07, sea));
          color *= 1 - shadow * 0.25;
          light[index + c] = color + (0.95 - color) * foam * 0.94;
        }
      }
    }
    return { vignette: 0.22, grain: 1.1 };
  },
  0.66,
);
