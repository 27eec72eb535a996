/** How many bytes from the beginning of a file tell its format. */
const HEAD = 64;

/** What the server can read, by what such files begin with; their names and types mean nothing. */
const READABLE: readonly RegExp[] = [
  /^\xff\xd8\xff/, // JPEG
  /^\x89PNG\r\n.\n/s,
  /^GIF8[79]a/,
  /^RIFF.{4}WEBP/s,
  /^(II\*\0|MM\0\*)/, // TIFF
  /^.{4}ftyp.*avif/s,
  /^.{4}ftyp(avis|heic|heix|heim|heis|hevc|hevx|mif1|msf1)/s,
];

/** What people take for photos, and the server says so. */
const OTHERS: readonly (readonly [name: string, start: RegExp])[] = [
  ['PDF', /^%PDF/],
  ['BMP', /^BM/],
  ['SVG', /^(\xef\xbb\xbf)?\s*<(\?xml|!DOCTYPE svg|svg)/i],
];

/** Whether the server can read a file, judged by its first bytes; if not, the name of its format where that is known. */
export async function formatOf(file: Blob): Promise<{ readable: boolean; name: string | null }> {
  const bytes = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  const head = String.fromCharCode(...bytes);
  if (READABLE.some((start) => start.test(head))) return { readable: true, name: null };
  return { readable: false, name: OTHERS.find(([, start]) => start.test(head))?.[0] ?? null };
}
