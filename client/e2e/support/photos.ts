import sharp from 'sharp';

/** What a form field of a browser or of a request takes. */
export interface PhotoFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A photo of the given size (pixels): a light circle on a colour, in its upper half. */
export async function aPhoto(width = 1200, height = 900, colour = '#27556b'): Promise<PhotoFile> {
  const buffer = await painted(width, height, colour).jpeg().toBuffer();
  return { name: `${width}x${height}.jpg`, mimeType: 'image/jpeg', buffer };
}

/**
 * What a phone held upright writes: the pixels lie on their side (`width` by `height`, the wider one first), a tag says
 * to turn them by 90 degrees, and others say where it was taken and with what.
 */
export async function aPhonePhoto(width = 1600, height = 1200): Promise<PhotoFile> {
  const buffer = await painted(width, height, '#6b4327')
    .withExif({
      IFD0: { Make: 'Lightwell', Model: 'Testphone' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '52/1 31/1 12/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '13/1 24/1 18/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  return { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer };
}

/** Four quarters: red and green above, blue and yellow below. */
export async function quarters(width = 1600, height = 1200): Promise<PhotoFile> {
  const half = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
  const colours = ['#c81e1e', '#1ea03c', '#1e46c8', '#dcc81e'];
  const tiles = colours.map((background, index) => ({
    input: { create: { ...half, channels: 3 as const, background } },
    left: (index % 2) * Math.floor(width / 2),
    top: Math.floor(index / 2) * Math.floor(height / 2),
  }));
  const canvas = sharp({ create: { width, height, channels: 3, background: '#000' } });
  const buffer = await canvas.composite(tiles).jpeg({ quality: 95 }).toBuffer();
  return { name: 'quarters.jpg', mimeType: 'image/jpeg', buffer };
}

/** A photo no Chromium can show. */
export async function aTiff(): Promise<PhotoFile> {
  const buffer = await painted(800, 600, '#27556b').tiff().toBuffer();
  return { name: 'scan.tif', mimeType: 'image/tiff', buffer };
}

/** Which colour of the `quarters` is at a place (0 to 1) of an image; `grey` where there is none. */
export async function colourAt(image: Buffer, x: number, y: number): Promise<string> {
  const { data, info } = await sharp(image).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
  const most = Math.max(red, green, blue);
  if (most - Math.min(red, green, blue) < 12) return 'grey';
  if (red > 150 && green > 150) return 'yellow';
  return most === red ? 'red' : most === green ? 'green' : 'blue';
}

function painted(width: number, height: number, colour: string) {
  const circle = `<svg width="${width}" height="${height}">
    <circle cx="${width / 2}" cy="${height / 4}" r="${height / 8}" fill="#fff"/></svg>`;
  return sharp({ create: { width, height, channels: 3, background: colour } }).composite([
    { input: Buffer.from(circle) },
  ]);
}
