import { readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { Media } from '../src/database/entities/media.entity.js';
import type { MediaDto } from '../src/media/media.dto.js';
import { type Member, signUp } from './factories/members.js';
import { jpeg } from './factories/posts.js';
import { fetchFile, filesOn } from './support/files.js';
import { TestApp } from './support/test-app.js';

const HTML = '<!DOCTYPE html><script>alert(1)</script>';

describe('files that are no photos, or worse', () => {
  let app: TestApp;
  let alice: Member;
  beforeAll(async () => {
    app = await TestApp.start();
    alice = await signUp(app, 'alice');
  });
  afterAll(() => app.stop());

  const upload = (file: Buffer, name = 'holiday.jpg') =>
    app.as(alice).post('/media').attach('file', file, name);

  async function kept() {
    return { ...(await filesOn(app)), rows: await app.dataSource.manager.count(Media) };
  }

  const picture = (width = 64, height = 48) =>
    sharp({ create: { width, height, channels: 3, background: '#c63' } });
  const heic = () => readFile(new URL('fixtures/display-p3.heic', import.meta.url));
  const halfOf = (file: Buffer) => file.subarray(0, Math.floor(file.length / 2));
  const noise = async (format: 'png' | 'webp' | 'tiff' | 'gif' | 'avif') =>
    sharp({
      create: {
        width: 200,
        height: 200,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .toFormat(format)
      .toBuffer();

  const text = (content: string) => () => Buffer.from(content, 'latin1');
  const refusals: [string, () => Buffer | Promise<Buffer>, number, string][] = [
    ['no bytes at all', () => Buffer.alloc(0), 415, 'image_format_unsupported'],
    ['text', text('hello, this is not a photo'), 415, 'image_format_unsupported'],
    ['a page', text(HTML), 415, 'image_format_unsupported'],
    [
      'a page with a photo in it',
      async () => Buffer.concat([Buffer.from(HTML), await jpeg()]),
      415,
      'image_format_unsupported',
    ],
    [
      'a PDF with a photo in it',
      async () => Buffer.concat([Buffer.from('%PDF-1.7\n'), await jpeg()]),
      415,
      'image_format_unsupported',
    ],
    ['a program called .jpg', text('\x7fELF\x02\x01\x01'), 415, 'image_format_unsupported'],
    ['an archive', text('PK\x03\x04'), 415, 'image_format_unsupported'],
    ['a film', text('\0\0\0\x20ftypisom\0\0\0\0mp42'), 415, 'image_format_unsupported'],
    [
      'an SVG',
      text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      415,
      'image_format_unsupported',
    ],
    [
      'an SVG that reads files',
      text('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>'),
      415,
      'image_format_unsupported',
    ],
    [
      'noise that begins like a JPEG',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(5000, 7)]),
      422,
      'image_unreadable',
    ],
    ['only a JPEG’s signature', () => Buffer.from([0xff, 0xd8, 0xff]), 422, 'image_unreadable'],
    ['half a JPEG', async () => halfOf(await jpeg(800, 600)), 422, 'image_unreadable'],
    ['half a PNG', async () => halfOf(await noise('png')), 422, 'image_unreadable'],
    ['half a WebP', async () => halfOf(await noise('webp')), 422, 'image_unreadable'],
    ['half a GIF', async () => halfOf(await noise('gif')), 422, 'image_unreadable'],
    ['half a TIFF', async () => halfOf(await noise('tiff')), 422, 'image_unreadable'],
    ['half an AVIF', async () => halfOf(await noise('avif')), 422, 'image_unreadable'],
    ['half a HEIC', async () => halfOf(await heic()), 422, 'image_unreadable'],
    ['only the beginning of a HEIC', text('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 422, 'image_unreadable'],
    [
      'a PNG of 50,000,000 × 1',
      () => pngOf(50_000_000, 1, Buffer.alloc(150_000_001)),
      422,
      'image_too_many_pixels',
    ],
    ['a PNG of 1 × 16,385', () => pngOf(1, 16_385, Buffer.alloc(16_385 * 4)), 422, 'image_too_many_pixels'],
    [
      'a HEIC that says it has 17,000 × 100',
      async () => withHeicSize(await heic(), 17_000, 100),
      422,
      'image_too_many_pixels',
    ],
    ['a PNG of 10,000 × 5,001', () => picture(10_000, 5_001).png().toBuffer(), 422, 'image_too_many_pixels'],
    [
      'a PNG that says it has 60,000 × 60,000',
      () => pngOf(60_000, 60_000, Buffer.alloc(64)),
      422,
      'image_too_many_pixels',
    ],
    [
      'a GIF that says it has 65,535 × 65,535',
      text('GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\x02\x02D\x01\0;'),
      422,
      'image_too_many_pixels',
    ],
    [
      'a JPEG that says it has 60,000 × 60,000',
      async () => withJpegSize(await jpeg(), 60_000, 60_000),
      422,
      'image_too_many_pixels',
    ],
    [
      'a HEIC that says it has 60,000 × 60,000',
      async () => withHeicSize(await heic(), 60_000, 60_000),
      422,
      'image_too_many_pixels',
    ],
    ['a PNG without pixels', () => pngOf(8, 8, null), 422, 'image_unreadable'],
    ['a PNG of no width', () => pngOf(0, 8, Buffer.alloc(64)), 422, 'image_unreadable'],
    [
      'more than 20 MB',
      async () => Buffer.concat([await jpeg(), Buffer.alloc(20_000_000)]),
      413,
      'image_too_large',
    ],
    [
      'much more than 20 MB',
      async () => Buffer.concat([await jpeg(), Buffer.alloc(30_000_000)]),
      413,
      'image_too_large',
    ],
  ];

  it.each(refusals)('%s: refused by name, and nothing is left', async (_, file, status, code) => {
    const before = await kept();
    const { body, type } = await upload(await file()).expect(status);
    expect(type).toBe('application/problem+json');
    expect(body).toMatchObject({ code, errors: [{ pointer: '#/file', code }] });
    expect((body as { detail: string }).detail).toMatch(/^(“holiday\.jpg”|The photo) (is|has) /);
    expect(await kept()).toEqual(before);
    expect(before.unfinished).toEqual([]);
  });

  it.each([
    [
      'a photo with an archive behind it',
      async () => Buffer.concat([await jpeg(), Buffer.from('PK\x03\x04 payload')]),
    ],
    [
      'a photo with a page behind it',
      async () => Buffer.concat([await jpeg(), Buffer.from(`${HTML} payload`)]),
    ],
    ['a photo with a script as its comment', async () => commented(await jpeg(), '*/payload=1;/*')],
  ])('%s: only its pixels are kept', async (_, file) => {
    const { body } = await upload(await file()).expect(201);
    for (const { url } of (body as MediaDto).variants) {
      const stored = (await fetchFile(app, url).expect(200)).body as Buffer;
      expect(stored.includes('payload')).toBe(false);
    }
  });

  it.each([
    ['profile', withHugeProfile],
    ['pixels', () => pngOf(8, 8, Buffer.alloc(200_000_000))],
  ])('a photo whose %s unpack to far more than they should is no danger', async (_, file) => {
    expect([201, 422]).toContain((await upload(file())).status);
    expect((await kept()).unfinished).toEqual([]);
  });

  it('a photo may have 16,384 pixels on one side', async () => {
    const { body } = await upload(await picture(16_384, 40).png().toBuffer()).expect(201);
    expect(body).toMatchObject({ width: 16_384, height: 40 });
  });

  it('a name may hold anything and is shown as text', async () => {
    const { body } = await upload(Buffer.from('x'), `../../<b>\u202E ${'ä'.repeat(300)}.jpg`).expect(415);
    const { detail } = body as { detail: string };
    expect(detail).toMatch(/^“<b> ä+” /);
    expect(detail.length).toBeLessThan(250);
  });

  it('a body without an end is cut off at the limit', async () => {
    const before = await kept();
    const { status, sentBytes } = await sendWithoutEnd(app, alice.token);
    expect(status).toBe(413);
    expect(sentBytes).toBeLessThan(60_000_000);
    expect(await kept()).toEqual(before);
  });

  it.each([
    ['JSON', () => app.as(alice).post('/media').send({ file: 'x' }), 415],
    ['a form without a file', () => app.as(alice).post('/media').field('alt', 'x'), 422],
    [
      'a file in another field',
      async () =>
        app
          .as(alice)
          .post('/media')
          .attach('picture', await jpeg(), 'x.jpg'),
      422,
    ],
    ['an unknown field', async () => upload(await jpeg()).field('owner', '1'), 422],
    ['an alt that is too long', async () => upload(await jpeg()).field('alt', 'x'.repeat(1001)), 422],
    ['two files', async () => upload(await jpeg()).attach('file', await jpeg(), 'y.jpg'), 413],
  ])('%s is refused', async (_, send, status) => {
    const { body } = await send();
    expect(body).toMatchObject({ status });
    expect((await kept()).unfinished).toEqual([]);
  });

  it('nobody uploads without a log-in', async () => {
    await app.api
      .post('/media')
      .attach('file', await jpeg(), 'x.jpg')
      .expect(401);
  });
});

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A PNG that says it has this size, whatever its pixels unpack to. */
function pngOf(width: number, height: number, pixels: Buffer | null, ...more: Buffer[]): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...more,
    ...(pixels ? [chunk('IDAT', deflateSync(pixels))] : []),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function withHugeProfile(): Buffer {
  const profile = deflateSync(Buffer.alloc(1_000_000_000));
  const rows = Buffer.alloc(8 * (1 + 8 * 3));
  return pngOf(8, 8, rows, chunk('iCCP', Buffer.concat([Buffer.from('x\0\0'), profile])));
}

/** Overwrites the size in the frame header (SOF0). */
function withJpegSize(file: Buffer, width: number, height: number): Buffer {
  const at = file.indexOf(Buffer.from([0xff, 0xc0])) + 5;
  file.writeUInt16BE(height, at);
  file.writeUInt16BE(width, at + 2);
  return file;
}

/** Overwrites the size in the image's properties (`ispe`). */
function withHeicSize(file: Buffer, width: number, height: number): Buffer {
  const at = file.indexOf('ispe') + 8;
  file.writeUInt32BE(width, at);
  file.writeUInt32BE(height, at + 4);
  return file;
}

/** A JPEG with a comment segment (COM) behind its first marker. */
function commented(file: Buffer, comment: string): Buffer {
  const segment = Buffer.from(`\xff\xfe\0\0${comment}`, 'latin1');
  segment.writeUInt16BE(segment.length - 2, 2);
  return Buffer.concat([file.subarray(0, 2), segment, file.subarray(2)]);
}

/** Uploads a photo that never ends, as fast as it is taken. */
async function sendWithoutEnd(app: TestApp, token: string): Promise<{ status: number; sentBytes: number }> {
  const boundary = 'endless';
  const sending = httpRequest(`${app.url}/api/v1/media`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
    },
  });
  sending.write(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="x.jpg"\r\n\r\n\xff\xd8\xff`,
  );
  let sentBytes = 0;
  const piece = Buffer.alloc(256_000, 1);
  const answer = new Promise<number>((resolve, reject) => {
    sending.on('response', (response) => resolve(response.resume().statusCode ?? 0));
    sending.on('error', reject);
  });
  const go = () => {
    if (sending.destroyed) return;
    sentBytes += piece.length;
    sending.write(piece, () => setImmediate(go));
  };
  go();
  const status = await answer;
  sending.destroy();
  return { status, sentBytes };
}
