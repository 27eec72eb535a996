import type { Readable } from 'node:stream';

/** Makes supertest give the body of an answer as a Buffer: `get(…).buffer(true).parse(binary)`. */
export function binary(answer: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  (answer as Readable)
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('end', () => done(null, Buffer.concat(chunks)));
}
