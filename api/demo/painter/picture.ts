import sharp from 'sharp';
import type { DemoPhoto } from '../../src/demo/community.js';
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

/** The shapes of photographs, in pixels: photos get no larger, so that planting them takes seconds. */
const shapes: Record<DemoPhoto['shape'], { width: number; height: number }> = {
  portrait: { width: 640, height: 800 },
  tall: { width: 640, height: 853 },
  square: { width: 640, height: 640 },
  landscape: { width: 640, height: 427 },
  wide: { width: 640, height: 335 },
};

/** What a photo's name says. @throws Error when there is no such scene or palette */
export function specOf({ name, shape }: Pick<DemoPhoto, 'name' | 'shape'>): PictureSpec {
  const [kind = '', palette = '', seed] = name.split('-');
  const scene = (scenes as Partial<Record<string, Scene<string>>>)[kind];
  if (!scene?.palettes.includes(palette)) throw new Error(`Nobody knows how to paint ${name}.`);
  return { kind, palette, seed: Number(seed), ...shapes[shape] } as PictureSpec;
}

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

/** Paints the picture and encodes it as an AVIF file, fine enough for the server to encode it anew. */
export function renderPicture(spec: PictureSpec): Promise<Buffer> {
  const { data, width, height } = paintPicture(spec);
  return sharp(data, { raw: { width, height, channels: 3 } })
    .avif({ quality: 75, effort: 3, chromaSubsampling: '4:4:4' })
    .toBuffer();
}
