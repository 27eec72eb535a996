import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { DECODED_FORMATS, FORMAT_BYTES, recogniseFormat } from './image-format.js';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const box = (brand: string, ...compatible: string[]) =>
  bytes(`\0\0\0\x20ftyp${brand}\0\0\0\0${compatible.join('')}`);

describe('image formats', () => {
  it.each([
    ['JPEG', 'jpeg'],
    ['PNG', 'png'],
    ['GIF', 'gif'],
    ['WebP', 'webp'],
    ['TIFF', 'tiff'],
    ['AVIF', 'avif'],
  ] as const)('recognises a real %s, which is decoded', async (format, encoder) => {
    const image = sharp({ create: { width: 4, height: 4, channels: 3, background: '#4a7' } });
    const file = await image.toFormat(encoder).toBuffer();
    expect(recogniseFormat(file.subarray(0, FORMAT_BYTES))).toBe(format);
    expect(DECODED_FORMATS.has(format)).toBe(true);
  });

  it.each([
    ['TIFF', bytes('MM\0*\0\0\0\x08')],
    ['AVIF', box('avis')],
    ['AVIF', box('mif1', 'miaf', 'avif')],
    ['HEIC', box('heic', 'mif1')],
    ['HEIC', box('mif1', 'heic')],
    ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['SVG', bytes('\xef\xbb\xbf \n<?xml version="1.0"?><svg/>')],
    ['SVG', bytes('<!DOCTYPE svg PUBLIC>')],
    ['PDF', bytes('%PDF-1.7')],
    ['BMP', bytes('BM\0\0\0\0')],
  ] as const)('recognises %s by its first bytes', (format, head) => {
    expect(recogniseFormat(head)).toBe(format);
  });

  it.each(['SVG', 'PDF', 'BMP'] as const)('never decodes %s', (format) => {
    expect(DECODED_FORMATS.has(format)).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['a page', '<html><svg>'],
    ['a program', '\x7fELF'],
    ['an archive', 'PK\x03\x04'],
    ['half a signature', '\x89PN'],
    ['a sound', 'RIFF\0\0\0\0WAVE'],
    ['a film', '\0\0\0\x20ftypisom\0\0\0\0mp42'],
    ['a signature in the wrong place', ' \xff\xd8\xff'],
    ['an unknown GIF', 'GIF90a'],
  ])('knows nothing of %s', (_, head) => {
    expect(recogniseFormat(bytes(head))).toBeNull();
  });
});
