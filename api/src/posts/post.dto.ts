import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsObject,
  IsString,
  IsUrl,
  MaxLength,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { IsId } from '../common/http/id.pipe.js';
import { MayBeLeftOut } from '../common/http/may-be-left-out.decorator.js';
import { MaxCharacters, TrimLines } from '../common/http/text.js';
import { TextEntityDto } from '../texts/text-entity.dto.js';
import { pageOf } from '../common/pagination/page.js';
import { MediaDto } from '../media/media.dto.js';
import { ALT_LENGTH } from '../media/upload-media.dto.js';
import { AuthorDto } from '../users/user.dto.js';

const CAPTION_LENGTH = 2200;
const NOT_AN_ADDRESS = 'This is not an http or https address.';
/** Looks like an address to `IsUrl`, but there are some that nobody can read: `http://1.2.3.0x1ff/`. */
const IsParsable = () =>
  ValidateBy({
    name: 'isUrl',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && URL.canParse(value),
      defaultMessage: () => NOT_AN_ADDRESS,
    },
  });

/** A new post: exactly one of `imageUrl` and `mediaIds`. */
export class CreatePostDto {
  /**
   * Address of a picture on the web, which the server fetches; without another port than 80 or 443.
   * @example "https://example.org/lighthouse.jpg"
   */
  @MayBeLeftOut()
  @MaxLength(2000)
  @IsParsable()
  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false, allow_underscores: true },
    { message: NOT_AN_ADDRESS },
  )
  imageUrl?: string;

  /**
   * What is to be seen at `imageUrl`; uploads carry their own.
   * @example "A lighthouse on a cliff in the evening sun"
   */
  @MayBeLeftOut()
  @TrimLines()
  @MaxCharacters(ALT_LENGTH)
  @IsString()
  alt?: string;

  /**
   * Ids of one to ten unused uploads of the viewer's, in the order in which they are shown.
   * @example ["42", "43"]
   */
  @MayBeLeftOut()
  @IsId({ each: true, message: 'mediaIds must be ids of photos.' })
  @ArrayUnique({ message: 'A photo can be in a post only once.' })
  @ArrayMinSize(1, { message: 'A post has at least one photo.' })
  @ArrayMaxSize(10, { message: 'A post has at most ten photos.' })
  @IsArray()
  mediaIds?: string[];

  /** @example "Last light at the lighthouse" */
  @MayBeLeftOut()
  @TrimLines()
  @MaxCharacters(CAPTION_LENGTH)
  @IsString()
  caption?: string;
}

/** A photo of a post with its new description. */
export class DescribedMediaDto {
  /** @example "42" */
  @IsId({ message: 'id must be the id of a photo.' })
  id!: string;

  /**
   * What is to be seen, for those who cannot see it; may be empty.
   * @example "A lighthouse on a cliff in the evening sun"
   */
  @TrimLines()
  @MaxCharacters(ALT_LENGTH)
  @IsString()
  alt!: string;
}

/** A change to a post: `caption`, `media` or both. */
export class UpdatePostDto {
  /** @example "Last light at the lighthouse" */
  @MayBeLeftOut()
  @TrimLines()
  @MaxCharacters(CAPTION_LENGTH)
  @IsString()
  caption?: string;

  /** Each photo of the post once, with its description, in the order in which they are shown from now on. */
  @MayBeLeftOut()
  @ArrayUnique(idOf, { message: 'A photo can be in a post only once.' })
  @ArrayMaxSize(10, { message: 'A post has at most ten photos.' })
  @ValidateNested({ each: true })
  @IsObject({ each: true, message: 'media must hold objects with id and alt.' })
  @Type(() => DescribedMediaDto)
  @IsArray()
  media?: DescribedMediaDto[];
}

// called for whatever was sent, before it is known to be of this shape
function idOf(photo: DescribedMediaDto | null): string | undefined {
  return photo?.id;
}

/** Exact numbers of what hangs on a post. */
export class PostCountsDto {
  /** @example 23 */
  likes!: number;
  /** @example 4 */
  comments!: number;
}

/** The viewer's relation to a post. All false without a log-in. */
export class PostViewerDto {
  /** Whether the viewer likes it. */
  liked!: boolean;
  /** Whether the viewer is its author. */
  author!: boolean;
}

/** One to ten photos with a caption. */
export class PostDto {
  /** @example "1234" */
  id!: string;
  author!: AuthorDto;
  /** In the order in which they are shown. */
  media!: MediaDto[];
  /**
   * Empty when there is none.
   * @example "Last light at the lighthouse"
   */
  caption!: string;
  /** Hashtags and mentions in the caption, in their order. */
  entities!: TextEntityDto[];
  /** @example "2026-03-01T09:30:00.000Z" */
  createdAt!: Date;
  /**
   * When the caption was last changed, or null.
   * @example null
   */
  editedAt!: Date | null;
  counts!: PostCountsDto;
  viewer!: PostViewerDto;
}

export class PostPageDto extends pageOf(PostDto) {}
