import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from 'blurhash';
import sharp, { type OutputInfo, type Sharp } from 'sharp';
import type { StoredVariant } from '../../database/entities/media.entity.js';
import { photoFileName } from '../storage/photo-files.js';
import { decodeHeic } from './heic.js';
import { type ImageFormat, isTooLarge, MAX_PIXELS } from './image-format.js';

/** The sizes, by width in pixels. */
const WIDTHS = [320, 640, 1080, 1440, 2048];
/** Bounds what the encoders need for long, narrow pictures; whatever is higher is made smaller as a whole. */
const MAX_HEIGHT = 4096;
/** What robots show beside a link: large enough for their large cards (1200 px). */
const PREVIEW_WIDTH = 1200;

/*
 * At these qualities both look alike (SSIM of 0.96 to 0.98 against the original on photographs), and AVIF is up to a third
 * smaller. Its next efforts double the time for three per cent of the size. WebP serves only browsers that cannot read it.
 */
const AVIF = { quality: 65, effort: 0, chromaSubsampling: '4:2:0' };
const WEBP = { quality: 82, effort: 2 };
const JPEG = { quality: 82, mozjpeg: true };

const BLURHASH = { size: 32, x: 4, y: 3 };

/** A photo whose files lie in a folder, ready to be stored. */
export interface DevelopedPhoto {
  /** Of the upright original, in pixels. */
  width: number;
  height: number;
  blurhash: string;
  /** `#rrggbb` */
  dominantColor: string;
  /** By type, smallest first. Their files are named as `photoFileName` says. */
  variants: StoredVariant[];
  /** Of all files together. */
  bytes: number;
}

/** Why there is none. */
export type DevelopmentFault = 'too_many_pixels' | 'unreadable';

type Rendition = StoredVariant & { data: Buffer };
type Impression = Pick<DevelopedPhoto, 'blurhash' | 'dominantColor'>;

interface Pixels {
  data: Buffer;
  info: OutputInfo;
}

/**
 * Turns a photograph into what is stored. Only pixels come through: the file is decoded, turned upright, converted to
 * sRGB, flattened on white and encoded anew, so that no metadata (EXIF, GPS, XMP, IPTC, profiles, comments) and nothing
 * hidden in the file survives (OWASP File Upload Cheat Sheet).
 * @param file path of the upload
 * @param folder where the files go; they are safe on the disk afterwards
 * @throws a system error when they cannot be written
 */
export async function develop(
  file: string,
  format: ImageFormat,
  folder: string,
): Promise<DevelopedPhoto | DevelopmentFault> {
  const rendered = await decodeAndRender(file, format).catch(() => 'unreadable' as const);
  if (typeof rendered === 'string') return rendered;
  const { files, ...photo } = rendered;
  for (const { data, ...variant } of files) {
    await writeFile(join(folder, photoFileName(variant)), data, { flush: true });
  }
  const bytes = files.reduce((sum, { data }) => sum + data.length, 0);
  return { ...photo, bytes, variants: files.map(({ data: _, ...variant }) => variant) };
}

async function decodeAndRender(file: string, format: ImageFormat) {
  const input = format === 'HEIC' ? await decodeHeic(file) : file;
  if (input === 'too_many_pixels') return input;
  const { width, height } = (await sharp(input, { limitInputPixels: false }).metadata()).autoOrient;
  if (isTooLarge(width, height)) return 'too_many_pixels' as const;
  return { width, height, ...(await render(await upright(input))) };
}

/** Decoded once, at the largest size that is needed; the smaller ones are made from that. */
function upright(input: string | Buffer): Promise<Pixels> {
  return sharp(input, { limitInputPixels: MAX_PIXELS, failOn: 'truncated' })
    .autoOrient()
    .resize({ width: WIDTHS.at(-1), height: MAX_HEIGHT, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
}

async function render(largest: Pixels): Promise<Impression & { files: Rendition[] }> {
  const avif: Rendition[] = [];
  const webp: Rendition[] = [];
  // the largest first: it needs most memory, and there is no garbage yet
  for (const width of widthsUpTo(largest.info.width).reverse()) {
    const pixels = await scaled(largest, width);
    avif.unshift(await encoded('image/avif', open(pixels).avif(AVIF)));
    webp.unshift(await encoded('image/webp', open(pixels).webp(WEBP)));
  }
  const preview = await scaled(largest, Math.min(PREVIEW_WIDTH, largest.info.width));
  const jpeg = await encoded('image/jpeg', open(preview).jpeg(JPEG));
  return { ...(await impressionOf(preview)), files: [...avif, ...webp, jpeg] };
}

/** Every size, none enlarged: what lies between two of them ends with its own width. */
function widthsUpTo(width: number): number[] {
  return [...new Set(WIDTHS.map((wanted) => Math.min(wanted, width)))];
}

async function scaled(pixels: Pixels, width: number): Promise<Pixels> {
  if (width === pixels.info.width) return pixels;
  return open(pixels).resize({ width }).raw().toBuffer({ resolveWithObject: true });
}

async function encoded(type: string, image: Sharp): Promise<Rendition> {
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, type, data };
}

/** What is shown until the photo itself is there. */
async function impressionOf(pixels: Pixels): Promise<Impression> {
  const { data, info } = await open(pixels)
    .resize(BLURHASH.size, BLURHASH.size, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { r, g, b } = (await sharp(data, { raw: info }).stats()).dominant;
  return {
    blurhash: encode(new Uint8ClampedArray(data), info.width, info.height, BLURHASH.x, BLURHASH.y),
    dominantColor: `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`,
  };
}

const open = ({ data, info }: Pixels): Sharp => sharp(data, { raw: info });
