import { MediaVariantDto } from '../api/models';

/** What a `<source>` of a `<picture>` takes. */
export interface PictureSource {
  readonly type: string;
  readonly srcset: string;
}

/** Best first, as browsers take the first type they know. The JPEG among the variants is for link previews alone. */
const TYPES: readonly string[] = ['image/avif', 'image/webp'];

/** The variants a `<picture>` offers, by type. */
export function pictureSources(variants: readonly MediaVariantDto[]): PictureSource[] {
  return TYPES.flatMap((type) => {
    const files = variants.filter((variant) => variant.type === type);
    const srcset = files.map(({ url, width }) => `${url} ${width}w`).join(', ');
    return srcset ? { type, srcset } : [];
  });
}
