import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString } from 'class-validator';
import { IsId } from '../common/http/id.pipe.js';
import { MayBeLeftOut } from '../common/http/may-be-left-out.decorator.js';
import { MaxCharacters, Trim, TrimLines } from '../common/http/text.js';
import { pageOf } from '../common/pagination/page.js';
import { AvatarDto } from '../media/media.dto.js';

/** The longest name of a person, in characters. */
export const NAME_LENGTH = 50;

/** Exact numbers of what belongs to an account. */
export class UserCountsDto {
  /** @example 12 */
  posts!: number;
  /** @example 340 */
  followers!: number;
  /** @example 56 */
  following!: number;
}

/** Somebody who wrote something. */
export class AuthorDto {
  /** @example "7" */
  id!: string;
  /** @example "alice" */
  username!: string;
  /**
   * Empty when not given.
   * @example "Alice Moreau"
   */
  name!: string;
  avatar!: AvatarDto | null;
}

/** The viewer's relation to a person. All false without a log-in. */
export class PersonViewerDto {
  /** Whether this is the viewer. */
  self!: boolean;
  /** Whether the viewer follows them. */
  following!: boolean;
  /** Whether they follow the viewer. */
  followedBy!: boolean;
}

/** A person in a list. */
export class PersonDto extends AuthorDto {
  viewer!: PersonViewerDto;
}

export class PersonPageDto extends pageOf(PersonDto) {}

/** What everybody may know of an account. */
export class ProfileDto extends AuthorDto {
  /**
   * Empty when not given.
   * @example "Film, rain and old trains."
   */
  bio!: string;
  /** @example "2026-03-01T09:30:00.000Z" */
  createdAt!: Date;
  counts!: UserCountsDto;
  viewer!: PersonViewerDto;
}

/** The viewer's own account. */
export class CurrentUserDto extends AuthorDto {
  /**
   * Shown to nobody else.
   * @example "alice@example.org"
   */
  email!: string;
  /** Whether they have shown that they read what is sent there. */
  emailVerified!: boolean;
  /** The address that shall take its place as soon as it is confirmed, or null. */
  @ApiProperty({ type: String, nullable: true, example: null })
  newEmail!: string | null;
  /** What has to happen before they can take part: `email`, that they confirm their address; null when nothing has to. */
  @ApiProperty({ type: String, nullable: true, enum: ['email', null], example: null })
  waitingFor!: 'email' | null;
  /** @example "Film, rain and old trains." */
  bio!: string;
  /** @example "2026-03-01T09:30:00.000Z" */
  createdAt!: Date;
  counts!: UserCountsDto;
}

/** Changes to the viewer's own account; what is left out stays. */
export class UpdateMeDto {
  /** @example "Alice Moreau" */
  @MayBeLeftOut()
  @Trim()
  @MaxCharacters(NAME_LENGTH)
  @IsString()
  name?: string;

  /** @example "Film, rain and old trains." */
  @MayBeLeftOut()
  @TrimLines()
  @MaxCharacters(500)
  @IsString()
  bio?: string;

  /**
   * Id of an unused photo of the viewer's, or null to have no avatar.
   * @example "42"
   */
  @IsOptional()
  @IsId({ message: 'avatarMediaId must be the id of a photo.' })
  @IsString()
  avatarMediaId?: string | null;
}
