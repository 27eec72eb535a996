import { IsInt, IsString, Length, Min } from 'class-validator';
import { MayBeLeftOut } from '../common/http/may-be-left-out.decorator.js';
import { WholeNumber } from '../common/pagination/whole-number.js';

/** What an oEmbed consumer asks for, see oembed.com. */
export class OembedQueryDto {
  /**
   * The absolute address of a post or a profile.
   * @example "https://photos.example.org/p/1234"
   */
  @Length(1, 2000)
  @IsString()
  url: string = undefined as never;

  /** `json` is the only format. */
  @MayBeLeftOut()
  @IsString()
  format?: string = 'json';

  /**
   * The widest picture that is wanted, in pixels.
   * @example 1080
   */
  @MayBeLeftOut()
  @WholeNumber()
  @IsInt()
  @Min(1)
  maxwidth?: number = undefined;

  /**
   * The highest picture that is wanted, in pixels.
   * @example 1350
   */
  @MayBeLeftOut()
  @WholeNumber()
  @IsInt()
  @Min(1)
  maxheight?: number = undefined;
}

/** How to show a post or a profile elsewhere, see oembed.com. */
export class OembedDto {
  /** @example "1.0" */
  version!: string;
  /**
   * `photo` for posts, `link` for profiles.
   * @example "photo"
   */
  type!: string;
  /** @example "A photo by Alice Moreau (@alice)" */
  title!: string;
  /** @example "Alice Moreau" */
  author_name!: string;
  /** @example "https://photos.example.org/@alice" */
  author_url!: string;
  /** @example "Lightwell" */
  provider_name!: string;
  /** @example "https://photos.example.org" */
  provider_url!: string;
  /**
   * Seconds for which the answer may be kept.
   * @example 3600
   */
  cache_age!: number;
  /**
   * The picture. Posts alone have it.
   * @example "https://photos.example.org/photos/8c5Yw0m1n2bXq3rTzA9kLw/1200.jpg"
   */
  url?: string;
  /**
   * Pixels.
   * @example 1200
   */
  width?: number;
  /**
   * Pixels.
   * @example 1500
   */
  height?: number;
}
