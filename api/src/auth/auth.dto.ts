import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { MayBeLeftOut } from '../common/http/may-be-left-out.decorator.js';
import { MaxCharacters, Trim, TrimLowerCase } from '../common/http/text.js';
import { CurrentUserDto, NAME_LENGTH } from '../users/user.dto.js';
import { IsUsername } from '../users/username.js';
import { IsHardToGuess } from './guessable-passwords.js';
import { IsPassword } from './password-length.js';

export class SignupDto {
  /**
   * 3 to 30 of a-z, 0-9, `_` and, between them, single dots; upper case is lowered.
   * @example "alice"
   */
  @TrimLowerCase()
  @IsUsername()
  @IsString()
  username!: string;

  /**
   * Shown to nobody else.
   * @example "alice@example.org"
   */
  @TrimLowerCase()
  @MaxLength(254)
  @IsEmail({}, { message: 'This is not an e-mail address.' })
  email!: string;

  /**
   * 8 to 72 bytes; none that many people use, and not one's own names or address.
   * @example "correct horse battery"
   */
  @IsHardToGuess<SignupDto>(({ username, name, email }) => [username, name, email])
  @IsPassword()
  password!: string;

  /**
   * What people call you.
   * @example "Alice Moreau"
   */
  @MayBeLeftOut()
  @Trim()
  @MaxCharacters(NAME_LENGTH)
  @IsString()
  name?: string;
}

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

/** Whether a username can be had. */
export class UsernameAvailabilityDto {
  /** @example "alice" */
  username!: string;

  /** @example false */
  available!: boolean;

  /** Why not, or null. */
  @ApiProperty({
    type: String,
    nullable: true,
    enum: ['username_taken', 'username_reserved', 'username_invalid', null],
    example: 'username_taken',
  })
  reason!: 'username_taken' | 'username_reserved' | 'username_invalid' | null;
}
