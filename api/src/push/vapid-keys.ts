import { createECDH } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import webPush from 'web-push';
import { Config, InvalidSetting } from '../config/config.js';
import { generatedSecret } from '../config/generated-secret.js';

const KEY_BYTES = 32;

/**
 * The key pair by which push services know this server (VAPID, RFC 8292). Browsers subscribe for the public one alone, so
 * that a new pair turns off everybody's push notifications.
 */
@Injectable()
export class VapidKeys {
  /** Uncompressed point on P-256, base64url: what browsers call `applicationServerKey`. */
  readonly publicKey: string;
  /** 32 bytes, base64url. */
  readonly privateKey: string;
  readonly subject: string;

  /** @throws InvalidSetting when what is set, or lies in the data folder, is no private key */
  constructor({ vapid, dataDir }: Config) {
    this.privateKey =
      vapid.privateKey ??
      generatedSecret(dataDir, 'vapid-private-key', () => webPush.generateVAPIDKeys().privateKey);
    this.publicKey = publicKeyOf(this.privateKey);
    this.subject = vapid.subject;
  }
}

function publicKeyOf(privateKey: string): string {
  try {
    if (Buffer.from(privateKey, 'base64url').length !== KEY_BYTES) throw new Error('too short or too long');
    const pair = createECDH('prime256v1');
    pair.setPrivateKey(privateKey, 'base64url');
    return pair.getPublicKey('base64url');
  } catch {
    throw new InvalidSetting('VAPID_PRIVATE_KEY, or vapid-private-key in DATA_DIR, must be a key on P-256.');
  }
}
