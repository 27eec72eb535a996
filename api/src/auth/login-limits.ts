import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RateLimited } from '../common/errors/request.errors.js';
import { Config } from '../config/config.js';
import { Counters, type Limit } from '../limits/counters.js';
import type { ClientDevice } from './client-device.js';
import { KnownDevices } from './known-devices.js';

const MINUTE = 60;
const HOUR = 3600;

/** Wrong tries at one account from one network, or from one browser that it knows. Whoever goes on waits longer and longer. */
const TRIES: readonly Limit[] = [
  { limit: 10, seconds: 5 * MINUTE },
  { limit: 30, seconds: HOUR },
  { limit: 60, seconds: 24 * HOUR },
];
/** Wrong tries at one account from all browsers that it does not know, so that guessing from many networks does not help. */
const STRANGERS: Limit = { limit: 100, seconds: HOUR };

/**
 * Limits how often passwords, and codes of second factors, are guessed (OWASP Authentication Cheat Sheet, "Login Throttling"), without letting anybody lock
 * others out: strangers use up what strangers have, not what the owner's own browser has.
 */
@Injectable()
export class LoginLimits {
  constructor(
    private readonly devices: KnownDevices,
    private readonly counters: Counters,
    private readonly config: Config,
  ) {}

  /**
   * Counts a try; what is refused is not counted.
   * @param userId whose password it may be; null where there is no such account, which is limited alike
   * @param named who is to log in, as it was typed
   * @returns what is to be called when it was right: then it was no guess
   * @throws RateLimited 429
   */
  async take(userId: number | null, named: string, device: ClientDevice): Promise<() => Promise<void>> {
    const known = userId !== null && (await this.devices.knows(userId, device.token));
    const taken: (() => Promise<void>)[] = [];
    const giveBack = async () => {
      for (const back of taken) await back();
    };
    const limits = this.config.rateLimits ? limitsOf(userId ?? named, device, known) : [];
    for (const [what, limit, whose] of limits) {
      const waitMs = await this.counters.take(what, limit, whose);
      if (waitMs !== null) {
        await giveBack();
        throw new RateLimited(Math.max(1, Math.ceil(waitMs / 1000)));
      }
      taken.push(() => this.counters.giveBack(what, limit, whose));
    }
    return giveBack;
  }
}

type Limited = readonly [what: string, limit: Limit, whose: string];

function limitsOf(account: number | string, device: ClientDevice, known: boolean): Limited[] {
  const from = known ? `device ${device.token ?? ''}` : `network ${device.addressRange}`;
  const tries = TRIES.map((limit): Limited => [`login/${String(limit.seconds)}`, limit, hash(account, from)]);
  return known ? tries : [...tries, ['login-strangers', STRANGERS, hash(account)]];
}

/** What was named may be an e-mail address, or a password in the wrong field. */
const hash = (...parts: (string | number)[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('base64url');
