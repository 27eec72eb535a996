import { IsEmail, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { TrimLowerCase } from '../common/http/text.js';

/** The longest token in a link, in characters. */
export const TOKEN_LENGTH = 500;

/** Another address for the viewer's account. */
export class ChangeEmailDto {
  /** @example "alice@example.org" */
  @TrimLowerCase()
  @MaxLength(254)
  @IsEmail({}, { message: 'This is not an e-mail address.' })
  email!: string;

  /**
   * The account's password.
   * @example "the password of this account"
   */
  @MaxLength(1000)
  @IsNotEmpty()
  @IsString()
  password!: string;
}

/** What the link in a letter ends with. */
export class ConfirmEmailDto {
  /** @example "eyJhbGciOiJIUzI1NiJ9.e30.ZRrHA1JJJW8opsbCGfG_HACGpVUMN_a9IV7pAx_Zmeo" */
  @MaxLength(TOKEN_LENGTH)
  @IsNotEmpty()
  @IsString()
  token!: string;
}
