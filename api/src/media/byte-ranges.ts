import { DomainError } from '../common/errors/domain-error.js';
import type { ByteRange } from './storage/media-storage.js';

/** 416: a range that begins behind the end of the file (RFC 9110, section 15.5.17). */
export class RangeNotSatisfiable extends DomainError {
  constructor(size: number) {
    super('range_not_satisfiable', `The file has ${String(size)} bytes.`, undefined, {
      'Content-Range': `bytes */${String(size)}`,
    });
  }
}

/**
 * Reads a `Range` header (RFC 9110, section 14.2) for a file of so many bytes. Null: to be answered with the whole file,
 * as is allowed for several ranges at once and for whatever is no range of bytes.
 * @throws RangeNotSatisfiable 416
 */
export function byteRange(header: string, size: number): ByteRange | null {
  const [, first = '', last = ''] = /^bytes=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header) ?? [];
  if (first === '' && last === '') return null;
  // without a first byte it is the last so many bytes that are wanted
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null;
  if (start > end) throw new RangeNotSatisfiable(size);
  return { start, end };
}
