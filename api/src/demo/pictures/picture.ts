import sharp from 'sharp';
import { Canvas } from './canvas.js';
import { develop, type Pixels } from './film.js';
import { mulberry32 } from './random.js';
import type { Scene } from './scene.js';
import { scenes } from './scenes/index.js';

type PictureKind = keyof typeof scenes;

/** What to paint: a kind of scene in one of its palettes. Sizes are pixels; the same spec gives the same pixels. */
export type PictureSpec = {
  [Kind in PictureKind]: {
    kind: Kind;
    palette: (typeof scenes)[Kind]['palettes'][number];
    seed: number;
    width: number;
    height: number;
  };
}[PictureKind];

/** Paints the picture; about 100 ms of computing for a megapixel. */
export function paintPicture(spec: PictureSpec): Pixels {
  const scene = scenes[spec.kind] as Scene<string>;
  const canvas = new Canvas(spec.width, spec.height);
  const easel = scene.detail === 1 ? canvas : canvas.reduced(scene.detail);
  const look = scene.paint(easel, spec.palette, mulberry32(spec.seed));
  if (easel !== canvas) {
    canvas.enlarge(easel);
    easel.release();
  }
  const pixels = develop(canvas, look, spec.seed);
  canvas.release();
  return pixels;
}

/** Paints the picture and encodes it as a JPEG file. */
export function renderPicture(spec: PictureSpec): Promise<Buffer> {
  const { data, width, height } = paintPicture(spec);
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 88, optimizeCoding: false })
    .toBuffer();
}
