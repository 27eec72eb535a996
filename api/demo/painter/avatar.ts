import sharp from 'sharp';
import { avatarShapes } from './avatar-shapes.js';
import { noiseRow } from './noise.js';

/** A portrait: a creature or place that stands for a person, in front of two colours of sky. */
export interface AvatarSpec {
  /** Of `avatarShapes`. */
  animal: string;
  /** Colours of the background from top to bottom, `#rrggbb`. */
  sky: readonly [string, string];
}

/** Width and height of an avatar in pixels. */
export const AVATAR_SIZE = 320;

/** Draws the portrait as an AVIF file, with the tooth of paper in the colours. @throws Error when there is no such animal */
export async function renderAvatar({ animal, sky }: AvatarSpec): Promise<Buffer> {
  const shapes = avatarShapes[animal];
  if (!shapes) throw new Error(`Nobody knows how to draw the ${animal}.`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${AVATAR_SIZE}" height="${AVATAR_SIZE}" viewBox="0 0 100 100">
    <defs>
      <linearGradient id="sky" x2="0" y2="1"><stop stop-color="${sky[0]}"/><stop offset="1" stop-color="${sky[1]}"/></linearGradient>
      <radialGradient id="light" cx=".32" cy=".22" r=".95"><stop stop-color="#fff" stop-opacity=".42"/><stop offset=".55" stop-color="#fff" stop-opacity="0"/></radialGradient>
      <radialGradient id="shade" cx=".45" cy=".4" r=".75"><stop offset=".55" stop-opacity="0"/><stop offset="1" stop-opacity=".28"/></radialGradient>
    </defs>
    <rect width="100" height="100" fill="url(#sky)"/><rect width="100" height="100" fill="url(#light)"/>
    ${shapes}
    <rect width="100" height="100" fill="url(#light)" opacity=".4"/><rect width="100" height="100" fill="url(#shade)"/>
  </svg>`;
  const { data, info } = await sharp(Buffer.from(svg))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
  const grain = new Float32Array(AVATAR_SIZE);
  const fibres = new Float32Array(AVATAR_SIZE);
  for (let y = 0, i = 0; y < AVATAR_SIZE; y++) {
    noiseRow(grain, 0, 1.3, y * 1.3);
    noiseRow(fibres, y * 0.5, 0.11, y * 0.09);
    for (let x = 0; x < AVATAR_SIZE; x++, i += 3) {
      const paper = (grain[x] + fibres[x] - 1) * 16;
      pixels[i] += paper;
      pixels[i + 1] += paper;
      pixels[i + 2] += paper;
    }
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .avif({ quality: 75, effort: 3, chromaSubsampling: '4:4:4' })
    .toBuffer();
}
