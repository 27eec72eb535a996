import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Database } from '../database/database.js';
import { KnownDevice } from '../database/entities/known-device.entity.js';

/** For how long a browser is known: as long as it keeps a cookie (RFC 6265bis, section 5.5). */
export const DEVICE_DAYS = 400;

/** A browser in which somebody has just logged in. */
export interface NotedDevice {
  readonly token: string;
  readonly isNew: boolean;
}

/**
 * Browsers in which somebody has logged in before, by a cookie that stays when they log out (OWASP, "Slow Down Online Guessing Attacks
 * with Device Cookies"): a log-in from elsewhere is worth a letter, and no guesses from elsewhere close the door to them.
 */
@Injectable()
export class KnownDevices {
  constructor(private readonly database: Database) {}

  async knows(userId: number, token: string | undefined): Promise<boolean> {
    return token !== undefined && (await this.devices.existsBy({ userId, deviceHash: hash(token) }));
  }

  /**
   * Notes that somebody has logged in from a browser.
   * @returns what its cookie is to hold, which stays the same for everybody who uses it, and whether it is new to this account
   */
  async note(userId: number, token: string | undefined): Promise<NotedDevice> {
    const kept = token !== undefined && TOKEN.test(token) ? token : randomBytes(32).toString('base64url');
    const device = { userId, deviceHash: hash(kept) };
    const lastUsedAt = new Date();
    const forgotten = new Date(lastUsedAt.getTime() - DEVICE_DAYS * 86_400_000);
    await this.devices.delete({ userId, lastUsedAt: LessThan(forgotten) });
    const isNew = await this.database.insertOrIgnore(KnownDevice, { ...device, lastUsedAt });
    if (!isNew) await this.devices.update(device, { lastUsedAt });
    return { token: kept, isNew };
  }

  private get devices() {
    return this.database.manager.getRepository(KnownDevice);
  }
}

/** As they are made here: what else comes is not taken over. */
const TOKEN = /^[\w-]{43}$/;

const hash = (token: string): string => createHash('sha256').update(token).digest('base64url');
