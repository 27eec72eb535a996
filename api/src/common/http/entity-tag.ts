/**
 * Whether an `If-None-Match` header names an entity tag: whoever asks has the answer already (RFC 9110, 13.1.2). The weak comparison, since
 * what is compressed on its way has the weak form of the tag.
 */
export function isNamedBy(header: string | undefined, etag: string): boolean {
  const strong = etag.replace(/^W\//, '');
  return header?.split(',').some((tag) => ['*', strong].includes(tag.trim().replace(/^W\//, ''))) ?? false;
}
