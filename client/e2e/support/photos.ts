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

function painted(width: number, height: number, colour: string) {
  const circle = `<svg width="${width}" height="${height}">
    <circle cx="${width / 2}" cy="${height / 4}" r="${height / 8}" fill="#fff"/></svg>`;
  return sharp({ create: { width, height, channels: 3, background: colour } }).composite([
    { input: Buffer.from(circle) },
  ]);
}
