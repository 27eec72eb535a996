import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RateLimited } from '../common/errors/request.errors.js';
import { Config } from '../config/config.js';
import type { LetterPurpose } from '../database/entities/letter-token.entity.js';
import { Counters } from '../limits/counters.js';

/** Letters of one kind that others may cause to one address: enough for who mistypes, too few to be a nuisance. */
const LIMIT = { limit: 5, seconds: 3600 };

/** Limits what anybody may have sent to somebody's address. It counts alike whether there is an account or not. */
@Injectable()
export class LetterLimits {
  constructor(
    private readonly counters: Counters,
    private readonly config: Config,
  ) {}

  /**
   * Each kind for itself: whoever signs up with somebody's address keeps nobody from a new password.
   * @throws RateLimited 429
   */
  async take(kind: LetterPurpose, email: string): Promise<void> {
    if (!this.config.rateLimits) return;
    const whose = createHash('sha256').update(email).digest('base64url');
    const waitMs = await this.counters.take(`letters/${kind}`, LIMIT, whose);
    if (waitMs !== null) throw new RateLimited(Math.max(1, Math.ceil(waitMs / 1000)));
  }
}
