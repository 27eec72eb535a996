import { ApiProperty } from '@nestjs/swagger';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { IsNotEmpty, IsObject, IsString, MaxLength } from 'class-validator';

/** The longest ticket, in characters. */
const TICKET_LENGTH = 100;

/** Something that was begun, to be finished once, within five minutes. */
export class TicketDto {
  /** @example "v1ty8HXHKhTGdm8xd5Vk2K1sXpkKGfM5Wv3Gq8nB0aE" */
  @MaxLength(TICKET_LENGTH)
  @IsNotEmpty()
  @IsString()
  ticket!: string;
}

/** The second step of a log-in. */
export class SecondStepDto extends TicketDto {
  /**
   * Six digits of the authenticator app, or a recovery code; spaces and hyphens do not matter.
   * @example "492 039"
   */
  @MaxLength(40)
  @IsNotEmpty()
  @IsString()
  code!: string;
}

/** What a browser is asked for by `navigator.credentials.get()`. */
export class PasskeyRequestDto {
  /** @example "v1ty8HXHKhTGdm8xd5Vk2K1sXpkKGfM5Wv3Gq8nB0aE" */
  ticket!: string;

  /** `PublicKeyCredentialRequestOptionsJSON` of Web Authentication Level 3, section 5.1.9. */
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { challenge: 'b2sgY29tcHV0ZXI', rpId: 'photos.example.org', userVerification: 'required' },
  })
  options!: PublicKeyCredentialRequestOptionsJSON;
}

/** What a browser is asked for by `navigator.credentials.create()`. */
export class PasskeyCreationDto {
  /** @example "v1ty8HXHKhTGdm8xd5Vk2K1sXpkKGfM5Wv3Gq8nB0aE" */
  ticket!: string;

  /** `PublicKeyCredentialCreationOptionsJSON` of Web Authentication Level 3, section 5.1.8. */
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { challenge: 'b2sgY29tcHV0ZXI', rp: { id: 'photos.example.org', name: 'Lightwell' } },
  })
  options!: PublicKeyCredentialCreationOptionsJSON;
}

/** What a device has signed. */
export class PasskeyAssertionDto extends TicketDto {
  /** `AuthenticationResponseJSON` of Web Authentication Level 3, section 5.1.9: `PublicKeyCredential.toJSON()`. */
  @ApiProperty({ type: 'object', additionalProperties: true, example: { id: 'hR2Y', type: 'public-key' } })
  @IsObject()
  response!: AuthenticationResponseJSON;
}

/** That it is still you. */
export class ReauthenticateDto {
  /** @example "the password of this account" */
  @MaxLength(1000)
  @IsNotEmpty()
  @IsString()
  password!: string;
}
