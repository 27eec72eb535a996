import { MediaVariantDto } from '../api/models';

/** The files of one type as `srcset` of a `<source>`; null when there is none, and then the browser goes on to the next. */
export function srcsetOf(
  variants: readonly MediaVariantDto[],
  type: 'image/avif' | 'image/webp',
): string | null {
  const files = variants.filter((variant) => variant.type === type);
  return files.map(({ url, width }) => `${url} ${width}w`).join(', ') || null;
}
