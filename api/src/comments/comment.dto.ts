import { IsString, Length } from 'class-validator';
import { IsId } from '../common/http/id.pipe.js';
import { MayBeLeftOut } from '../common/http/may-be-left-out.decorator.js';
import { MaxCharacters, TrimLines } from '../common/http/text.js';
import { TextEntityDto } from '../texts/text-entity.dto.js';
import { pageOf } from '../common/pagination/page.js';
import { AuthorDto } from '../users/user.dto.js';

export class CreateCommentDto {
  /** @example "What a light!" */
  @TrimLines()
  @MaxCharacters(2200)
  @Length(1, 2200, { message: 'A comment has 1 to 2,200 characters.' })
  @IsString()
  body!: string;

  /**
   * The id of the comment of the same post that it replies to; left out for none.
   * @example "980"
   */
  @MayBeLeftOut()
  @IsId({ message: 'This is not the id of a comment.' })
  replyTo?: string;
}

/** The viewer's relation to a comment. All false without a log-in. */
export class CommentViewerDto {
  /** Whether the viewer wrote it. */
  author!: boolean;
  /** Whether the viewer may delete it: its author and the author of the post may. */
  canDelete!: boolean;
}

/** What somebody wrote under a post. */
export class CommentDto {
  /** @example "981" */
  id!: string;
  /** @example "1234" */
  postId!: string;
  author!: AuthorDto;
  /** @example "What a light!" */
  body!: string;
  /** Hashtags and mentions in the body, in their order. */
  entities!: TextEntityDto[];
  /**
   * The id of the comment that it replies to. Null when it replies to none, or to one that has been deleted.
   * @example "980"
   */
  replyTo!: string | null;
  /** @example "2026-03-01T09:45:00.000Z" */
  createdAt!: Date;
  viewer!: CommentViewerDto;
}

export class CommentPageDto extends pageOf(CommentDto) {}
