import { checkFiles } from './file-check';

const JPEG = '\xff\xd8\xff\xe0';
const file = (name: string, start: string, type = 'image/jpeg') =>
  new File([Uint8Array.from(start, (letter) => letter.charCodeAt(0))], name, { type });

describe('checkFiles', () => {
  it.each([
    ['JPEG', JPEG],
    ['PNG', '\x89PNG\r\n\x1a\n'],
    ['GIF', 'GIF89a'],
    ['WebP', 'RIFF\n\0\0\0WEBPVP8 '],
    ['TIFF', 'MM\0*\0\0\0\x08'],
    ['AVIF', '\0\0\0\x20ftypmif1\0\0\0\0miafavif'],
    ['HEIC', '\0\0\0\x20ftypheic\0\0\0\0mif1'],
  ])('takes a %s, whatever it is called', async (_, start) => {
    const photo = file('scan', start, '');
    expect(await checkFiles([photo])).toEqual({ fine: [photo], refusals: [] });
  });

  it.each([
    ['hello', '“lake.jpg” is not a photo. Send a JPEG, PNG, WebP, AVIF, HEIC, GIF or TIFF.'],
    [
      '%PDF-1.7',
      '“lake.jpg” has a format that cannot be read here (PDF). Send a JPEG, PNG, WebP, AVIF, HEIC, GIF or TIFF.',
    ],
    ['\0\0\0\x20ftypisom\0\0\0\0mp42', /is not a photo/],
    ['', '“lake.jpg” is empty.'],
  ])('refuses what is only called a photo, %j', async (start, refusal) => {
    const { fine, refusals } = await checkFiles([file('dew.jpg', JPEG), file('lake.jpg', start)]);
    expect(fine.map(({ name }) => name)).toEqual(['dew.jpg']);
    expect(refusals).toEqual([typeof refusal === 'string' ? refusal : expect.stringMatching(refusal)]);
  });

  it('refuses what is too large and cannot be made smaller here', async () => {
    const sized = (size: number) => {
      const photo = file('lake.jpg', JPEG);
      Object.defineProperty(photo, 'size', { value: size });
      return photo;
    };
    expect((await checkFiles([sized(20_000_000)])).refusals).toEqual([]);
    expect((await checkFiles([sized(20_000_001)])).refusals).toEqual(['“lake.jpg” is larger than 20 MB.']);
  });
});
