import { IsNotEmpty, IsString, MaxLength } from 'class-validator';

/** Confirms that an account shall be deleted. */
export class DeleteMeDto {
  /**
   * The account's password.
   * @example "the password of this account"
   */
  @IsNotEmpty()
  @IsString()
  @MaxLength(1000)
  password!: string;
}
