import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import type { Media, StoredVariant } from '../database/entities/media.entity.js';
import type { RawRow } from '../database/rows.js';
import type { AvatarDto, MediaDto, MediaVariantDto } from './media.dto.js';
import { photoFileName, photoFolder } from './storage/photo-files.js';

/** What a view of a photo is made from. */
type PhotoRow = Pick<
  Media,
  'id' | 'storageKey' | 'width' | 'height' | 'alt' | 'blurhash' | 'dominantColor' | 'variants'
>;

const PREFERRED_WIDTH = 1080;
const PREFERRED_AVATAR_WIDTH = 320;

/** Photos as people get them, with the addresses of their files. */
@Injectable()
export class PhotoViews {
  /** Where the files have a public home of their own; null when this server has them. */
  private readonly publicUrl: string | null;

  constructor({ media }: Config) {
    this.publicUrl = media.kind === 's3' ? media.publicUrl : null;
  }

  of(row: PhotoRow): MediaDto {
    const { id, storageKey, width, height, alt, blurhash, dominantColor } = row;
    const variants = this.variants(storageKey, row.variants);
    const url = closest(variants, PREFERRED_WIDTH);
    return { id: String(id), url, width, height, alt, blurhash, dominantColor, variants };
  }

  /** Reads `PHOTO_COLUMNS`. */
  photo(row: RawRow): MediaDto {
    return this.of({
      id: Number(row.photo_id),
      storageKey: String(row.photo_key),
      width: Number(row.photo_width),
      height: Number(row.photo_height),
      alt: String(row.photo_alt),
      blurhash: String(row.photo_blurhash),
      dominantColor: String(row.photo_color),
      variants: JSON.parse(String(row.photo_variants)) as StoredVariant[],
    });
  }

  /** Reads `AVATAR_COLUMNS`. */
  avatar({ avatar_key, avatar_variants }: RawRow): AvatarDto | null {
    if (typeof avatar_key !== 'string') return null;
    const variants = this.variants(avatar_key, JSON.parse(String(avatar_variants)) as StoredVariant[]);
    return { url: closest(variants, PREFERRED_AVATAR_WIDTH), variants };
  }

  private variants(storageKey: string, stored: readonly StoredVariant[]): MediaVariantDto[] {
    const folder =
      this.publicUrl === null ? `/photos/${storageKey}` : `${this.publicUrl}/${photoFolder(storageKey)}`;
    return stored.map((variant) => ({
      url: `${folder}/${photoFileName(variant)}`,
      width: variant.width,
      height: variant.height,
      type: variant.type,
    }));
  }
}

/** The largest WebP that is not wider than wanted, which every browser in use can read. */
function closest(variants: readonly MediaVariantDto[], width: number): string {
  const webp = variants.filter(({ type }) => type === 'image/webp');
  return (webp.findLast((variant) => variant.width <= width) ?? webp[0])?.url ?? '';
}
