import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Counters } from './counters.js';
import { type AccountLimit, AccountLimitReached } from './limits.errors.js';

const MINUTE = 60;
const HOUR = 3600;

/**
 * How much of what one account may do, from whatever addresses: more than people do in a busy hour, and less than a script needs
 * to be a nuisance. `README.md` has the same figures.
 */
const ACCOUNT_LIMITS = {
  posts: { noun: 'posts', limit: 50, seconds: HOUR },
  uploads: { noun: 'photos', limit: 500, seconds: HOUR },
  changes: { noun: 'changes', limit: 120, seconds: HOUR },
  comments: { noun: 'comments', limit: 60, seconds: 5 * MINUTE },
  mentions: { noun: 'mentions of people', limit: 200, seconds: HOUR },
  follows: { noun: 'follows', limit: 200, seconds: HOUR },
  likes: { noun: 'likes', limit: 600, seconds: 10 * MINUTE },
  passwords: { noun: 'tries', limit: 10, seconds: 5 * MINUTE },
} as const satisfies Record<string, AccountLimit>;

/** What is limited. */
export type LimitedThing = keyof typeof ACCOUNT_LIMITS;

/** Sees to it that no account does too much of anything, unless RATE_LIMITS is off. */
@Injectable()
export class AccountLimits {
  constructor(
    private readonly counters: Counters,
    private readonly config: Config,
  ) {}

  /**
   * Counts what an account does. All or nothing: what is refused is not counted.
   * @throws AccountLimitReached 429
   */
  async take(accountId: number, thing: LimitedThing, amount = 1): Promise<void> {
    if (!this.config.rateLimits || amount === 0) return;
    const limit = ACCOUNT_LIMITS[thing];
    const waitMs = await this.counters.take(thing, limit, String(accountId), amount);
    if (waitMs !== null) throw new AccountLimitReached(limit, waitMs / 1000);
  }
}
