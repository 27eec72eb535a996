import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { IsId } from '../common/http/id.pipe.js';
import { MayBeLeftOut } from '../common/http/may-be-left-out.decorator.js';
import { pageOf } from '../common/pagination/page.js';
import { NOTIFICATION_KINDS, type NotificationKind } from '../database/entities/notification.entity.js';
import { MediaDto } from '../media/media.dto.js';
import { PersonDto } from '../users/user.dto.js';

/** The post that a notification is about. */
export class NotificationPostDto {
  /** @example "1234" */
  id!: string;
  /** Its first photo. */
  thumbnail!: MediaDto;
}

/** The comment that a notification is about. */
export class NotificationCommentDto {
  /** @example "981" */
  id!: string;
  /** @example "What a light!" */
  body!: string;
}

/** Somebody did something that concerns the viewer. */
export class NotificationDto {
  /** @example "77" */
  id!: string;

  /**
   * `like`, `comment` and `reply` are about the viewer's post or comment, `mention` about a caption or a comment. Of one comment the
   * viewer hears once: as a `reply` to theirs, else as a `mention` of them, else as a `comment` on their post.
   */
  @ApiProperty({ enum: NOTIFICATION_KINDS, enumName: 'NotificationKind', example: 'like' })
  kind!: NotificationKind;

  /** Who did it. */
  actor!: PersonDto;

  @ApiProperty({ type: NotificationPostDto, nullable: true, description: 'Null for a follow.' })
  post!: NotificationPostDto | null;

  @ApiProperty({
    type: NotificationCommentDto,
    nullable: true,
    description: 'The comment, the reply, or the comment with the mention; else null.',
  })
  comment!: NotificationCommentDto | null;

  /** @example "2026-03-01T09:45:00.000Z" */
  createdAt!: Date;

  /** Whether it came after what the viewer has marked as read. */
  unread!: boolean;
}

export class NotificationPageDto extends pageOf(NotificationDto) {}

/** How many notifications came since the viewer marked them as read. */
export class UnreadCountDto {
  /** @example 3 */
  count!: number;
}

export class ReadNotificationsDto {
  /**
   * The id of the newest notification that has been seen; it and all before it are read then.
   * @example "77"
   */
  @IsId({ message: 'upTo must be the id of a notification.' })
  upTo!: string;
}

/** Which kinds of notifications the viewer wants. */
export class NotificationPreferencesDto implements Record<NotificationKind, boolean> {
  /** Somebody likes one's post. */
  like!: boolean;
  /** Somebody comments on one's post. */
  comment!: boolean;
  /** Somebody replies to one's comment. */
  reply!: boolean;
  /** Somebody mentions one. */
  mention!: boolean;
  /** Somebody follows one. */
  follow!: boolean;
}

/** What is left out stays as it is. */
export class UpdateNotificationPreferencesDto implements Partial<Record<NotificationKind, boolean>> {
  /** @example true */
  @MayBeLeftOut()
  @IsBoolean()
  like?: boolean;
  /** @example true */
  @MayBeLeftOut()
  @IsBoolean()
  comment?: boolean;
  /** @example true */
  @MayBeLeftOut()
  @IsBoolean()
  reply?: boolean;
  /** @example true */
  @MayBeLeftOut()
  @IsBoolean()
  mention?: boolean;
  /** @example true */
  @MayBeLeftOut()
  @IsBoolean()
  follow?: boolean;
}
