import { DomainError } from '../common/errors/domain-error.js';
import type { Limit } from './counters.js';

/** A limit, and what people call that of which there is too much. */
export interface AccountLimit extends Limit {
  readonly noun: string;
}

/** 429 with `Retry-After` in seconds: the account has done very much of something. */
export class AccountLimitReached extends DomainError {
  override readonly securityEvent = 'excess_rate_limit_exceeded';

  /** @param waitSeconds until there is room again */
  constructor({ noun, limit, seconds }: AccountLimit, waitSeconds: number) {
    const detail = `Those are too many ${noun}: up to ${String(limit)} ${windowOf(seconds)} are possible.`;
    super('account_limit_reached', detail, undefined, {
      'Retry-After': String(Math.max(1, Math.ceil(waitSeconds))),
    });
  }
}

const windowOf = (seconds: number) => (seconds === 3600 ? 'an hour' : `in ${String(seconds / 60)} minutes`);
