import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsString, MaxLength } from 'class-validator';
import { IsHardToGuess } from '../auth/guessable-passwords.js';
import { IsPassword } from '../auth/password-length.js';
import { MayBeLeftOut } from '../common/http/may-be-left-out.decorator.js';
import { MaxCharacters, Trim, TrimLowerCase } from '../common/http/text.js';
import { NAME_LENGTH } from '../users/user.dto.js';
import { IsUsername } from '../users/username.js';

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
