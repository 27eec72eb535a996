import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { TestApp } from './test-app.js';

/** A request for a photo's file; its body is a Buffer. */
export const fetchFile = (app: TestApp, url: string) => app.beside.get(url).buffer(true).parse(toBuffer);

/** Everything that lies on disk: files of photos below their keys, and uploads on their way. */
export async function filesOn(app: TestApp): Promise<{ photos: string[]; unfinished: string[] }> {
  const { dataDir } = app.config;
  const entries = await readdir(join(dataDir, 'photos'), { recursive: true }).catch(() => []);
  return {
    photos: entries.filter((name) => /\.(avif|webp|jpg)$/.test(name)).sort(),
    unfinished: await readdir(join(dataDir, 'tmp')),
  };
}

function toBuffer(response: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  (response as Readable)
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('end', () => done(null, Buffer.concat(chunks)));
}
