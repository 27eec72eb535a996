import { IsEmail, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { IsPassword } from '../auth/password-length.js';
import { TrimLowerCase } from '../common/http/text.js';
import { TOKEN_LENGTH } from './email.dto.js';

/** Where a forgotten password is to be replaced. */
export class ForgotPasswordDto {
  /** @example "alice@example.org" */
  @TrimLowerCase()
  @MaxLength(254)
  @IsEmail({}, { message: 'This is not an e-mail address.' })
  email!: string;
}

/** A new password, and the right to set it. */
export class ResetPasswordDto {
  /**
   * What the link in the letter ends with.
   * @example "eyJhbGciOiJIUzI1NiJ9.e30.ZRrHA1JJJW8opsbCGfG_HACGpVUMN_a9IV7pAx_Zmeo"
   */
  @MaxLength(TOKEN_LENGTH)
  @IsNotEmpty()
  @IsString()
  token!: string;

  /**
   * 8 to 72 bytes; none that is easily guessed.
   * @example "correct horse battery"
   */
  @IsPassword()
  password!: string;
}

/** Another password for the viewer's account. */
export class ChangePasswordDto {
  /** @example "the password of this account" */
  @MaxLength(1000)
  @IsNotEmpty()
  @IsString()
  currentPassword!: string;

  /**
   * 8 to 72 bytes; none that is easily guessed.
   * @example "correct horse battery"
   */
  @IsPassword()
  newPassword!: string;
}
