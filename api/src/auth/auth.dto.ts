import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { Trim } from '../common/http/text.js';
import type { Session } from '../database/entities/session.entity.js';
import { CurrentUserDto } from '../users/user.dto.js';

export class LoginDto {
  /**
   * Username or e-mail address.
   * @example "alice"
   */
  @Trim()
  @MaxLength(254)
  @IsNotEmpty()
  @IsString()
  identifier!: string;

  /** @example "correct horse battery" */
  @MaxLength(1000)
  @IsNotEmpty()
  @IsString()
  password!: string;
}

/** What a client needs to make requests. The refresh token comes beside it, as a cookie that scripts cannot read. */
export class SessionDto {
  /**
   * A JSON Web Token (RFC 7519), for the header `Authorization: Bearer`.
   * @example "eyJhbGciOiJIUzI1NiJ9.e30.ZRrHA1JJJW8opsbCGfG_HACGpVUMN_a9IV7pAx_Zmeo"
   */
  accessToken!: string;

  @ApiProperty({ enum: ['Bearer'], example: 'Bearer' })
  tokenType!: 'Bearer';

  /**
   * Life of the access token in seconds.
   * @example 900
   */
  expiresIn!: number;

  user!: CurrentUserDto;
}

/** Somewhere that one is logged in. */
export class SessionInfoDto {
  /** @example "481516234200000" */
  id!: string;

  /** Whether it is the one that asks. */
  current!: boolean;

  /**
   * Browser and system in words; empty for sessions of before they were noted.
   * @example "Firefox on Android"
   */
  device!: string;

  /**
   * The network that it was last used from; empty as above.
   * @example "192.0.2.0/24"
   */
  addressRange!: string;

  /** @example "2026-03-01T09:30:00.000Z" */
  createdAt!: Date;

  /**
   * To the quarter of an hour.
   * @example "2026-03-04T18:00:00.000Z"
   */
  lastUsedAt!: Date;
}

export class SessionListDto {
  items!: SessionInfoDto[];
}

export function toSessionInfoDto(session: Session, currentId: number): SessionInfoDto {
  const { id, device, addressRange, createdAt, lastUsedAt } = session;
  return {
    id: String(id),
    current: id === currentId,
    device,
    addressRange,
    createdAt,
    lastUsedAt: lastUsedAt ?? createdAt,
  };
}
