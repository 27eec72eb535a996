import { IsNotEmpty, IsString, MaxLength } from 'class-validator';

/** Whether a code is asked for after the viewer's password. */
export class SecondFactorStateDto {
  on!: boolean;

  /**
   * How many recovery codes are still good.
   * @example 10
   */
  recoveryCodesLeft!: number;
}

/** What an authenticator app has to know. */
export class AuthenticatorSetupDto {
  /**
   * In base32, to be typed.
   * @example "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
   */
  secret!: string;

  /**
   * The same for a QR code.
   * @example "otpauth://totp/Lightwell:alice?issuer=Lightwell&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30"
   */
  url!: string;
}

/** That the app was set up. */
export class AuthenticatorCodeDto {
  /**
   * The six digits that the app shows.
   * @example "492 039"
   */
  @MaxLength(20)
  @IsNotEmpty()
  @IsString()
  code!: string;
}

/** Ten codes, each good for one log-in. They are shown here alone. */
export class RecoveryCodesDto {
  /** @example ["k3vq-7xfd-wm2a-ttq6-p5cy-h4ez"] */
  codes!: string[];
}
