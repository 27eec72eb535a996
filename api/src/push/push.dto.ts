import { Type } from 'class-transformer';
import { IsObject, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import type { PushSubscription } from '../database/entities/push-subscription.entity.js';

/** What a browser needs to subscribe. */
export class PushKeyDto {
  /**
   * The `applicationServerKey` to subscribe with: an uncompressed point on P-256, base64url.
   * @example "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"
   */
  publicKey!: string;
}

/** How messages to a browser are encrypted (RFC 8291), base64url without padding. */
export class PushSubscriptionKeysDto {
  /**
   * The browser's public key: 65 bytes, an uncompressed point on P-256.
   * @example "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
   */
  @Matches(/^B[\w-]{86}$/, { message: 'p256dh must be 65 bytes in base64url.' })
  p256dh!: string;

  /**
   * The secret that the browser shares with the server: 16 bytes.
   * @example "BTBZMqHH6r4Tts7J_aSIgg"
   */
  @Matches(/^[\w-]{22}$/, { message: 'auth must be 16 bytes in base64url.' })
  auth!: string;
}

/** What `PushSubscription.toJSON()` says in the browser. */
export class SubscribePushDto {
  /**
   * The push service's address of this browser.
   * @example "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV"
   */
  @MaxLength(2000, { message: 'endpoint has at most 2,000 characters.' })
  @IsString()
  endpoint!: string;

  @ValidateNested()
  @Type(() => PushSubscriptionKeysDto)
  @IsObject({ message: 'keys must be an object.' })
  keys!: PushSubscriptionKeysDto;
}

/** A browser that gets push notifications. */
export class PushDeviceDto {
  /** @example "12" */
  id!: string;
  /**
   * Which browser it is, in words.
   * @example "Firefox on Android"
   */
  label!: string;
  /** @example "2026-03-01T09:45:00.000Z" */
  createdAt!: Date;
  /**
   * When its push service last took a message for it; null when none was sent yet.
   * @example "2026-03-02T18:12:30.000Z"
   */
  lastSuccessAt!: Date | null;
  /** Whether it belongs to the session that asks: the browser in which the viewer is now. */
  current!: boolean;
}

export class PushDeviceListDto {
  items!: PushDeviceDto[];
}

/** How a device appears to its owner, who asks from `sessionId`. */
export function toPushDeviceDto(device: PushSubscription, sessionId: number): PushDeviceDto {
  const { id, label, createdAt, lastSuccessAt } = device;
  return { id: String(id), label, createdAt, lastSuccessAt, current: device.sessionId === sessionId };
}
