import { InvalidCursor } from '../errors/request.errors.js';

/** Hides an id in an opaque cursor, so that nobody builds on what is inside. */
export function encodeCursor(id: number): string {
  return Buffer.from(String(id), 'ascii').toString('base64url');
}

/** @throws InvalidCursor for everything that `encodeCursor` never made */
export function decodeCursor(cursor: string): number {
  const id = Number(Buffer.from(cursor, 'base64url').toString('ascii'));
  if (!Number.isSafeInteger(id) || id < 1 || encodeCursor(id) !== cursor) throw new InvalidCursor();
  return id;
}
