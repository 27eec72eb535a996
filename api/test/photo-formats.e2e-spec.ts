import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp, { type Sharp } from 'sharp';
import type { MediaDto } from '../src/media/media.dto.js';
import { type Member, signUp } from './factories/members.js';
import { coloursOf, distance, inAdobeRgb, QUARTERS, quarters } from './factories/pictures.js';
import { fetchFile } from './support/files.js';
import { TestApp } from './support/test-app.js';

/** What lossy compression may do to a flat colour, of 255. */
const LOSSY = 8;

describe('every format that cameras and phones write', () => {
  let app: TestApp;
  let alice: Member;
  beforeAll(async () => {
    app = await TestApp.start();
    alice = await signUp(app, 'alice');
  });
  afterAll(() => app.stop());

  async function upload(file: Buffer, name = 'photo'): Promise<MediaDto> {
    const { body } = await app.as(alice).post('/media').attach('file', file, name).expect(201);
    return body as MediaDto;
  }

  async function largest(media: MediaDto, type: string): Promise<Buffer> {
    const url = media.variants.findLast((variant) => variant.type === type)?.url ?? '';
    return (await fetchFile(app, url).expect(200)).body as Buffer;
  }

  const formats: [string, (picture: Sharp) => Promise<Buffer>, number?][] = [
    ['a baseline JPEG', (picture) => picture.jpeg({ quality: 95 }).toBuffer()],
    ['a progressive JPEG', (picture) => picture.jpeg({ quality: 95, progressive: true }).toBuffer()],
    ['a JPEG in Adobe RGB', inAdobeRgb],
    ['a JPEG in Display P3', (picture) => picture.withIccProfile('p3').jpeg({ quality: 95 }).toBuffer()],
    // printing inks cannot show all of these colours, so something is lost on the way into the file
    ['a JPEG in CMYK', (picture) => picture.withIccProfile('cmyk').jpeg({ quality: 95 }).toBuffer(), 60],
    ['a CMYK JPEG without a profile', (picture) => picture.toColourspace('cmyk').jpeg().toBuffer(), 60],
    ['a PNG of 16 bits', (picture) => picture.toColourspace('rgb16').png().toBuffer()],
    ['a PNG with a palette', (picture) => picture.png({ palette: true }).toBuffer()],
    ['a PNG in Display P3', (picture) => picture.withIccProfile('p3').png().toBuffer()],
    ['a WebP', (picture) => picture.webp({ quality: 95 }).toBuffer()],
    ['a lossless WebP', (picture) => picture.webp({ lossless: true }).toBuffer()],
    ['an AVIF', (picture) => picture.avif({ quality: 90 }).toBuffer()],
    ['an AVIF of 10 bits', (picture) => picture.avif({ quality: 90, bitdepth: 10 }).toBuffer()],
    ['an AVIF in Display P3', (picture) => picture.withIccProfile('p3').avif({ quality: 90 }).toBuffer()],
    ['a GIF', (picture) => picture.gif().toBuffer()],
    ['a TIFF', (picture) => picture.tiff({ compression: 'lzw' }).toBuffer()],
    [
      'a TIFF in CMYK',
      (picture) => picture.withIccProfile('cmyk').tiff({ compression: 'lzw' }).toBuffer(),
      60,
    ],
  ];

  it.each(formats)('%s keeps its colours', async (_, encode, tolerance = LOSSY) => {
    const media = await upload(await encode(await quarters()));
    expect(media).toMatchObject({ width: 400, height: 300 });
    for (const type of ['image/avif', 'image/webp', 'image/jpeg']) {
      const file = await largest(media, type);
      expect({ type, off: distance(await coloursOf(file), QUARTERS) <= tolerance }).toEqual({
        type,
        off: true,
      });
    }
  });

  it('a HEIC of a phone, in Display P3, keeps its colours', async () => {
    const media = await upload(
      await readFile(new URL('fixtures/display-p3.heic', import.meta.url)),
      'IMG_1.HEIC',
    );
    expect(media).toMatchObject({ width: 400, height: 300 });
    expect(distance(await coloursOf(await largest(media, 'image/webp')), QUARTERS)).toBeLessThanOrEqual(
      LOSSY,
    );
  });

  it.each(['gif', 'webp'] as const)('an animated %s shows its first frame', async (format) => {
    const frames = [
      await (await quarters()).toBuffer(),
      await sharp(await (await quarters()).toBuffer())
        .negate()
        .toBuffer(),
    ];
    const file = await sharp(frames, { join: { animated: true } })
      .toFormat(format, { delay: [100, 100] })
      .toBuffer();
    const media = await upload(file);
    expect(media).toMatchObject({ width: 400, height: 300 });
    expect(distance(await coloursOf(await largest(media, 'image/webp')), QUARTERS)).toBeLessThanOrEqual(
      LOSSY,
    );
  });

  it.each(['png', 'webp', 'gif', 'tiff', 'avif'] as const)(
    'what is transparent in a %s is white',
    async (format) => {
      const picture = sharp({ create: { width: 40, height: 30, channels: 4, background: '#0000' } });
      const media = await upload(
        await picture.toFormat(format, format === 'tiff' ? { compression: 'lzw' } : {}).toBuffer(),
      );
      const white = ['#ffffff', '#ffffff', '#ffffff', '#ffffff'];
      expect(distance(await coloursOf(await largest(media, 'image/webp')), white)).toBeLessThanOrEqual(LOSSY);
    },
  );

  it('grey stays grey', async () => {
    const media = await upload(await (await quarters()).greyscale().jpeg({ quality: 95 }).toBuffer());
    for (const [red = 0, green = 0, blue = 0] of await coloursOf(await largest(media, 'image/webp'))) {
      expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThanOrEqual(2);
    }
  });

  it.each([
    [1, [0, 1, 2, 3]],
    [2, [1, 0, 3, 2]],
    [3, [3, 2, 1, 0]],
    [4, [2, 3, 0, 1]],
    [5, [0, 2, 1, 3]],
    [6, [2, 0, 3, 1]],
    [7, [3, 1, 2, 0]],
    [8, [1, 3, 0, 2]],
  ])('EXIF orientation %d is baked in', async (orientation, order) => {
    const media = await upload(
      await (await quarters()).jpeg({ quality: 95 }).withMetadata({ orientation }).toBuffer(),
    );
    const [width, height] = orientation < 5 ? [400, 300] : [300, 400];
    expect(media).toMatchObject({ width, height });
    const upright = order.map((quarter) => QUARTERS[quarter] ?? '');
    for (const type of ['image/avif', 'image/webp', 'image/jpeg']) {
      expect(distance(await coloursOf(await largest(media, type)), upright)).toBeLessThanOrEqual(LOSSY);
    }
  });

  it('nothing of the file’s metadata comes through', async () => {
    const secret = 'Secret-Place-51.5N';
    const picture = (await quarters())
      .withIccProfile('p3')
      .withExif({ IFD0: { Make: secret, ImageDescription: secret }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>${secret}</note></x:xmpmeta>`);
    const file = withComment(await picture.jpeg().toBuffer(), secret);
    expect(file.toString('latin1').split(secret).length).toBeGreaterThan(3);
    const media = await upload(file);
    expect(media.variants).toHaveLength(5);
    for (const { url } of media.variants) {
      const stored = (await fetchFile(app, url).expect(200)).body as Buffer;
      const { exif, icc, xmp, iptc, comments, orientation } = await sharp(stored).metadata();
      expect({ url, exif, icc, xmp, iptc, comments, orientation }).toEqual({ url });
      expect(stored.includes(secret)).toBe(false);
    }
  });
});

/** A JPEG with a comment segment (COM) behind its first marker. */
function withComment(file: Buffer, text: string): Buffer {
  const segment = Buffer.from(`\xff\xfe\0\0${text}`, 'latin1');
  segment.writeUInt16BE(segment.length - 2, 2);
  return Buffer.concat([file.subarray(0, 2), segment, file.subarray(2)]);
}
