/** Formats that are recognised by their first bytes; the name of the file and its declared type mean nothing. */
export type ImageFormat = 'JPEG' | 'PNG' | 'GIF' | 'WebP' | 'TIFF' | 'AVIF' | 'HEIC' | 'SVG' | 'PDF' | 'BMP';

/** What the pipeline decodes. */
export const DECODED_FORMATS: ReadonlySet<ImageFormat> = new Set([
  'JPEG',
  'PNG',
  'GIF',
  'WebP',
  'TIFF',
  'AVIF',
  'HEIC',
]);

/** The most pixels that a photo may have. */
export const MAX_PIXELS = 50_000_000;

/** The most pixels that it may have on one side: decoders hold whole rows, some of them many at once. */
export const MAX_SIDE = 16_384;

/** Whether a picture is larger than is decoded. To be asked of its header. */
export const isTooLarge = (width: number, height: number): boolean =>
  width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE;

/** How many bytes from the beginning of a file `recogniseFormat` wants to see. */
export const FORMAT_BYTES = 64;

/** Recognises a format by its signature, so that no decoder is let near anything else. Null: none that we know. */
export function recogniseFormat(head: Buffer): ImageFormat | null {
  const text = head.toString('latin1');
  if (text.startsWith('\xff\xd8\xff')) return 'JPEG';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'PNG';
  if (/^GIF8[79]a/.test(text)) return 'GIF';
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return 'WebP';
  if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return 'TIFF';
  if (text.startsWith('ftyp', 4)) return brandFormat(text);
  if (text.startsWith('%PDF')) return 'PDF';
  if (text.startsWith('BM')) return 'BMP';
  if (/^(\xef\xbb\xbf)?\s*<(\?xml|!DOCTYPE svg|svg)/i.test(text)) return 'SVG';
  return null;
}

/** ISO base media files (ISO/IEC 14496-12): the major brand, then the compatible ones. */
function brandFormat(text: string): ImageFormat | null {
  if (/^.{8}(avif|avis)/s.test(text) || text.slice(8).includes('avif')) return 'AVIF';
  return /^.{8}(heic|heix|heim|heis|hevc|hevx|mif1|msf1)/s.test(text) ? 'HEIC' : null;
}
