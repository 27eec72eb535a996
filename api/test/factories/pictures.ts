import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';

/** The colours of a test picture's quarters: top left, top right, bottom left, bottom right. */
export const QUARTERS = ['#c83c28', '#3ca050', '#2850c8', '#e6dcb4'] as const;

/** A picture of four colours, so that one sees where each of them went. */
export async function quarters(width = 400, height = 300): Promise<Sharp> {
  const half = { width: width / 2, height: height / 2 };
  const layers = QUARTERS.map((background, index) => ({
    input: { create: { ...half, channels: 3 as const, background } },
    left: (index % 2) * half.width,
    top: Math.floor(index / 2) * half.height,
  }));
  const picture = sharp({ create: { width, height, channels: 3, background: '#fff' } }).composite(layers);
  return sharp(await picture.removeAlpha().png().toBuffer());
}

/** What a file shows in the middle of its quarters, as `[red, green, blue]` without any colour management. */
export async function coloursOf(file: Buffer): Promise<number[][]> {
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  return [0, 1, 2, 3].map((quarter) => {
    const x = Math.floor(info.width * (0.25 + 0.5 * (quarter % 2)));
    const y = Math.floor(info.height * (0.25 + 0.5 * Math.floor(quarter / 2)));
    const at = (y * info.width + x) * info.channels;
    return [...data.subarray(at, at + 3)];
  });
}

/** The largest difference of any part of any colour, 0 to 255. */
export function distance(colours: number[][], expected: readonly string[]): number {
  const parts = expected.map((colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)));
  return Math.max(
    ...colours.flatMap((colour, i) => colour.map((part, j) => Math.abs(part - (parts[i]?.[j] ?? 0)))),
  );
}

/** The picture as cameras write it that are set to Adobe RGB (1998). */
export async function inAdobeRgb(picture: Sharp): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'lightwell-profile-'));
  try {
    const file = join(folder, 'adobe-rgb.icc');
    await writeFile(file, adobeRgbProfile());
    return await picture.withIccProfile(file).jpeg({ quality: 95 }).toBuffer();
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A profile with its primaries and its gamma of 563/256 (ICC.1:2001-04, "Three-component matrix-based input profiles"). */
function adobeRgbProfile(): Buffer {
  const number = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(Math.round(value * 65_536));
    return bytes;
  };
  const xyz = (...values: number[]) => Buffer.concat([Buffer.from('XYZ \0\0\0\0'), ...values.map(number)]);
  const curve = Buffer.from('curv\0\0\0\0\0\0\0\x01\x02\x33\0\0', 'latin1');
  const description = Buffer.alloc(108);
  description.write('desc\0\0\0\0\0\0\0\x05wide', 'latin1');
  const tags: [string, Buffer][] = [
    ['desc', description],
    ['cprt', Buffer.from('text\0\0\0\0none\0\0\0\0')],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['rXYZ', xyz(0.60974, 0.31111, 0.01947)],
    ['gXYZ', xyz(0.20528, 0.62567, 0.06087)],
    ['bXYZ', xyz(0.14919, 0.06322, 0.74457)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const head = Buffer.alloc(128 + 4 + tags.length * 12);
  head.writeUInt32BE(0x02400000, 8);
  head.write('mntrRGB XYZ ', 12);
  head.write('acsp', 36);
  Buffer.concat([number(0.9642), number(1), number(0.8249)]).copy(head, 68);
  head.writeUInt32BE(tags.length, 128);
  let at = head.length;
  for (const [index, [name, body]] of tags.entries()) {
    head.write(name, 132 + index * 12);
    head.writeUInt32BE(at, 136 + index * 12);
    head.writeUInt32BE(body.length, 140 + index * 12);
    at += body.length;
  }
  head.writeUInt32BE(at, 0);
  return Buffer.concat([head, ...tags.map(([, body]) => body)]);
}
