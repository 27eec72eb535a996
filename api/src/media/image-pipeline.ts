import { open } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { encode } from 'blurhash';
import sharp, { type Sharp } from 'sharp';
import type { StoredVariant } from '../database/entities/media.entity.js';
import { DECODED_FORMATS, FORMAT_BYTES, recogniseFormat } from './image-format.js';
import { ImageFormatUnsupported, ImageTooManyPixels, ImageUnreadable } from './media.errors.js';

/** The most pixels that a photo may have. */
const MAX_PIXELS = 50_000_000;

/** A photo, ready to be stored. */
export interface ProcessedImage {
  /** Of the upright original, in pixels. */
  width: number;
  height: number;
  blurhash: string;
  variants: (StoredVariant & { data: Buffer })[];
}

const WIDTHS = [320, 640, 1080, 1440];
const QUALITY = 82;
const MAX_SECONDS = 60;
const BLURHASH = { size: 32, x: 4, y: 3 };

/**
 * Turns an uploaded file into what is stored. Only pixels come through: the file is decoded, turned upright, converted to
 * sRGB, flattened on white and encoded anew, so that no metadata (EXIF, GPS, XMP, IPTC, profiles, comments) and nothing
 * hidden in the file survives (OWASP File Upload Cheat Sheet).
 */
@Injectable()
export class ImagePipeline {
  /**
   * @param file path of the upload
   * @throws ImageFormatUnsupported, ImageTooManyPixels, ImageUnreadable
   */
  async process(file: string): Promise<ProcessedImage> {
    const format = recogniseFormat(await readHead(file));
    if (!format || !DECODED_FORMATS.has(format)) throw new ImageFormatUnsupported(format);
    try {
      return await this.decode(file);
    } catch (error) {
      if (error instanceof ImageTooManyPixels || error instanceof ImageUnreadable) throw error;
      throw String(error).includes('pixel limit')
        ? new ImageTooManyPixels(MAX_PIXELS)
        : new ImageUnreadable();
    }
  }

  private async decode(file: string): Promise<ProcessedImage> {
    const input = sharp(file, { limitInputPixels: false, failOn: 'truncated' });
    const { width, height } = (await input.metadata()).autoOrient;
    if (!width || !height) throw new ImageUnreadable();
    if (width * height > MAX_PIXELS) throw new ImageTooManyPixels(MAX_PIXELS);

    // decoded once, at the largest size that is needed; the smaller ones are made from that
    const widths = variantWidths(width);
    const largest = widths.at(-1) ?? width;
    const upright = await sharp(file, { limitInputPixels: MAX_PIXELS, failOn: 'truncated' })
      .timeout({ seconds: MAX_SECONDS })
      .autoOrient()
      .resize({ width: largest, withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const pixels = () => sharp(upright.data, { raw: upright.info });
    const variants: ProcessedImage['variants'] = [];
    for (const target of widths) variants.push(await encodeVariant(pixels(), target));
    return { width, height, blurhash: await blurhashOf(pixels()), variants };
  }
}

/** Never enlarged; a photo smaller than the smallest size keeps its own. */
function variantWidths(width: number): number[] {
  const smaller = WIDTHS.filter((candidate) => candidate <= width);
  return smaller.length > 0 ? smaller : [width];
}

async function encodeVariant(image: Sharp, width: number): Promise<StoredVariant & { data: Buffer }> {
  const { data, info } = await image
    .resize({ width })
    .webp({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, type: 'image/webp', data };
}

async function blurhashOf(image: Sharp): Promise<string> {
  const { data, info } = await image
    .resize(BLURHASH.size, BLURHASH.size, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return encode(new Uint8ClampedArray(data), info.width, info.height, BLURHASH.x, BLURHASH.y);
}

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(FORMAT_BYTES), 0, FORMAT_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
