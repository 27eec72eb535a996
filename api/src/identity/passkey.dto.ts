import { ApiProperty } from '@nestjs/swagger';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { IsNotEmpty, IsObject, IsString, MaxLength } from 'class-validator';
import { TicketDto } from '../auth/login.dto.js';
import { Trim } from '../common/http/text.js';
import type { PasskeyInfo } from '../factors/passkeys.service.js';

/** A passkey of the viewer's. */
export class PasskeyDto {
  /** @example "481516234200000" */
  id!: string;

  /** @example "My phone" */
  name!: string;

  /** @example "2026-03-01T09:30:00.000Z" */
  createdAt!: Date;

  /** Null until somebody has logged in with it. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: '2026-03-04T18:00:00.000Z' })
  lastUsedAt!: Date | null;
}

export class PasskeyListDto {
  items!: PasskeyDto[];
}

/** What its owner calls a passkey. */
export class RenamePasskeyDto {
  /** @example "My phone" */
  @Trim()
  @MaxLength(60)
  @IsNotEmpty()
  @IsString()
  name!: string;
}

/** A key that a device has made. */
export class AddPasskeyDto extends TicketDto {
  /** @example "My phone" */
  @Trim()
  @MaxLength(60)
  @IsNotEmpty()
  @IsString()
  name!: string;

  /** `RegistrationResponseJSON` of Web Authentication Level 3, section 5.1.8: `PublicKeyCredential.toJSON()`. */
  @ApiProperty({ type: 'object', additionalProperties: true, example: { id: 'hR2Y', type: 'public-key' } })
  @IsObject()
  response!: RegistrationResponseJSON;
}

export const toPasskeyDto = ({ id, name, createdAt, lastUsedAt }: PasskeyInfo): PasskeyDto => ({
  id: String(id),
  name,
  createdAt,
  lastUsedAt,
});
