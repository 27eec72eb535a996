import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { Trim } from '../common/http/text.js';
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
