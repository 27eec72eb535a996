import { ApiProperty } from '@nestjs/swagger';

/** One size of a photo. */
export class MediaVariantDto {
  /**
   * Address, relative to the server unless photos have a server of their own.
   * @example "/photos/8c5Yw0m1n2bXq3rTzA9kLw/640.webp"
   */
  url!: string;

  /**
   * Pixels.
   * @example 640
   */
  width!: number;

  /**
   * Pixels.
   * @example 800
   */
  height!: number;

  /**
   * Media type.
   * @example "image/webp"
   */
  type!: string;
}

/** A photo with its derived sizes. */
export class MediaDto {
  /** @example "42" */
  id!: string;

  /**
   * The size to use where only one is wanted.
   * @example "/photos/8c5Yw0m1n2bXq3rTzA9kLw/1080.webp"
   */
  url!: string;

  /**
   * Of the upright original, in pixels.
   * @example 3024
   */
  width!: number;

  /**
   * Of the upright original, in pixels.
   * @example 4032
   */
  height!: number;

  /**
   * What is to be seen, for those who cannot see it. Empty when its author gave none.
   * @example "A lighthouse on a cliff in the evening sun"
   */
  alt!: string;

  /**
   * A blurred placeholder, see blurha.sh.
   * @example "LEHV6nWB2yk8pyo0adR*.7kCMdnj"
   */
  blurhash!: string;

  /**
   * Fills its place until there is more to see.
   * @example "#5b7ea4"
   */
  dominantColor!: string;

  /** All files: AVIF, then WebP, each smallest first, and one JPEG for link previews. */
  variants!: MediaVariantDto[];
}

/** How much somebody stores. */
export class MediaUsageDto {
  /**
   * Bytes of all files of all their photos.
   * @example 12345678
   */
  usedBytes!: number;

  /**
   * How many bytes they may store; null when there is no limit.
   * @example 500000000
   */
  @ApiProperty({ type: 'integer', nullable: true })
  quotaBytes!: number | null;

  /**
   * How many photos they have: in posts, as avatar, and uploaded but not used yet.
   * @example 34
   */
  photos!: number;
}

/** A profile picture. */
export class AvatarDto {
  /**
   * The size to use where only one is wanted.
   * @example "/photos/k2J9wQ0m1n2bXq3rTzA9kL/320.webp"
   */
  url!: string;

  /** All files: AVIF, then WebP, each smallest first, and one JPEG for link previews. */
  variants!: MediaVariantDto[];
}
