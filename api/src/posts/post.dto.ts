import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsString,
  IsUrl,
  Matches,
  MaxLength,
  ValidateBy,
  ValidateIf,
} from 'class-validator';
import { MaxCharacters, TrimLines } from '../common/http/text.js';
import { TextEntityDto } from '../hashtags/text-entity.dto.js';
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

const present = (_: object, value: unknown) => value !== undefined;

/** A new post: exactly one of `imageUrl` and `mediaIds`. */
export class CreatePostDto {
  /**
   * Address of a picture on the web, which the server fetches.
   * @example "https://example.org/lighthouse.jpg"
   */
  @ValidateIf(present)
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
  @ValidateIf(present)
  @TrimLines()
  @MaxLength(ALT_LENGTH)
  @MaxCharacters(ALT_LENGTH)
  @IsString()
  alt?: string;

  /**
   * Ids of one to ten unused uploads of the viewer's, in the order in which they are shown.
   * @example ["42", "43"]
   */
  @ValidateIf(present)
  @Matches(/^\d{1,19}$/, { each: true, message: 'mediaIds must be ids of photos.' })
  @ArrayUnique({ message: 'A photo can be in a post only once.' })
  @ArrayMinSize(1, { message: 'A post has at least one photo.' })
  @ArrayMaxSize(10, { message: 'A post has at most ten photos.' })
  @IsArray()
  mediaIds?: string[];

  /** @example "Last light at the lighthouse" */
  @ValidateIf(present)
  @TrimLines()
  @MaxLength(CAPTION_LENGTH)
  @MaxCharacters(CAPTION_LENGTH)
  @IsString()
  caption?: string;
}

/** A change to a post. */
export class UpdatePostDto {
  /** @example "Last light at the lighthouse" */
  @TrimLines()
  @MaxLength(CAPTION_LENGTH)
  @MaxCharacters(CAPTION_LENGTH)
  @IsString()
  caption!: string;
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

/** A slice of a list of posts. */
export class PostPageDto {
  items!: PostDto[];
  /**
   * Null on the last slice.
   * @example "MTIzNA"
   */
  nextCursor!: string | null;
}
