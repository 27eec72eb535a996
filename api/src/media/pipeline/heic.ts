import { readFile } from 'node:fs/promises';
import type { HeifImage, Libheif } from 'libheif-js/libheif-wasm/libheif-bundle.mjs';
import { isTooLarge } from './image-format.js';

const HEIF_ERROR_BYTES = 12;

/**
 * Decodes the primary picture of an HEIC file, as phones write them: sharp's own build leaves HEVC out. The decoder is made
 * anew for each file, because WebAssembly memory never shrinks.
 * @returns the upright picture as an uncompressed TIFF with the file's colour profile
 * @throws when the file is damaged
 */
export async function decodeHeic(file: string): Promise<Buffer | 'too_many_pixels'> {
  const { default: libheif } = await import('libheif-js/libheif-wasm/libheif-bundle.mjs'); // large, and seldom needed
  const decoder = await libheif();
  const images = new decoder.HeifDecoder().decode(await readFile(file));
  const image = images.find((candidate) => candidate.is_primary()) ?? images[0];
  if (!image) throw new Error('There is no picture in the file');
  const [width, height] = [image.get_width(), image.get_height()];
  if (isTooLarge(width, height)) return 'too_many_pixels';
  const tiff = new RgbaTiff(width, height, profileOf(decoder, image));
  const result = await new Promise((resolve) => image.display({ data: tiff.pixels, width, height }, resolve));
  if (!result) throw new Error('The picture could not be decoded');
  return tiff.file;
}

/** The embedded ICC profile; phones write Display P3 there. Null: sRGB. */
function profileOf(decoder: Libheif, { handle }: HeifImage): Buffer | null {
  const bytes = decoder._heif_image_handle_get_raw_color_profile_size(handle.$$.ptr);
  if (bytes === 0) return null;
  const error = decoder._malloc(HEIF_ERROR_BYTES + bytes);
  const target = error + HEIF_ERROR_BYTES;
  decoder._heif_image_handle_get_raw_color_profile(error, handle.$$.ptr, target);
  return Buffer.from(decoder.HEAPU8.subarray(target, target + bytes));
}

/**
 * An uncompressed RGBA picture with a colour profile, in the plainest form of TIFF 6.0: that is how sharp takes pixels
 * whose colours are not sRGB.
 */
class RgbaTiff {
  readonly file: Buffer;
  /** Four bytes for each pixel, to be filled. A part of the file. */
  readonly pixels: Uint8ClampedArray;

  constructor(width: number, height: number, profile: Buffer | null) {
    const SHORT = 3;
    const LONG = 4;
    const UNDEFINED = 7;
    const bytes = width * height * 4;
    const entryCount = profile ? 11 : 10;
    const bitsOffset = 8 + 2 + entryCount * 12 + 4;
    const pixelsOffset = bitsOffset + 8;
    const profileOffset = pixelsOffset + bytes;
    const entries: [tag: number, type: number, count: number, value: number][] = [
      [256, LONG, 1, width],
      [257, LONG, 1, height],
      [258, SHORT, 4, bitsOffset], // bits per sample
      [259, SHORT, 1, 1], // not compressed
      [262, SHORT, 1, 2], // RGB
      [273, LONG, 1, pixelsOffset],
      [277, SHORT, 1, 4], // samples per pixel
      [278, LONG, 1, height], // rows in the one strip
      [279, LONG, 1, bytes],
      [338, SHORT, 1, 2], // the fourth sample is unassociated alpha
    ];
    if (profile) entries.push([34675, UNDEFINED, profile.length, profileOffset]);

    this.file = Buffer.alloc(profileOffset + (profile?.length ?? 0));
    this.file.write('II*\0', 'latin1');
    this.file.writeUInt32LE(8, 4);
    this.file.writeUInt16LE(entryCount, 8);
    for (const [index, [tag, type, count, value]] of entries.entries()) {
      const at = 10 + index * 12;
      this.file.writeUInt16LE(tag, at);
      this.file.writeUInt16LE(type, at + 2);
      this.file.writeUInt32LE(count, at + 4);
      this.file.writeUInt32LE(value, at + 8);
    }
    for (let sample = 0; sample < 4; sample++) this.file.writeUInt16LE(8, bitsOffset + sample * 2);
    profile?.copy(this.file, profileOffset);
    this.pixels = new Uint8ClampedArray(this.file.buffer, this.file.byteOffset + pixelsOffset, bytes);
  }
}
