import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { Config, deriveKey } from '../config/config.js';

/** How much of something there may be in a window of time, which begins with the first of it. */
export interface Limit {
  readonly limit: number;
  readonly seconds: number;
}

/** What Redis does not say in this time is counted without it, and an end that it does not confirm comes without it. */
const REDIS_TIMEOUT_MS = 250;

/**
 * Counts what is limited: in Redis where there is one, so that several processes count together, and in the memory of this process
 * where there is none or while it is away.
 */
@Injectable()
export class Counters implements OnApplicationShutdown {
  private readonly redis: Redis | null;
  private readonly prefix: string;
  private readonly limiters = new Map<string, RateLimiterAbstract>();

  constructor(config: Config) {
    this.redis = config.redisUrl === null ? null : connect(config.redisUrl);
    // others may use the same Redis
    this.prefix = `lightwell:${deriveKey(config.jwtSecret, 'limits').export().toString('base64url')}`;
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }

  /**
   * Counts something, unless it would be too much: what is refused is not counted.
   * @param what kind of thing; each has one limit
   * @param whose it is
   * @param amount of it
   * @returns null, or in how many milliseconds there is room again
   */
  async take(what: string, limit: Limit, whose: string, amount = 1): Promise<number | null> {
    const limiter = this.limiterOf(what, limit);
    try {
      await limiter.consume(whose, amount);
      return null;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      await limiter.reward(whose, amount);
      return refusal.msBeforeNext;
    }
  }

  /** Takes back what was counted. */
  async giveBack(what: string, limit: Limit, whose: string, amount = 1): Promise<void> {
    await this.limiterOf(what, limit).reward(whose, amount);
  }

  private limiterOf(what: string, { limit, seconds }: Limit): RateLimiterAbstract {
    const known = this.limiters.get(what);
    if (known) return known;
    const options = { keyPrefix: `${this.prefix}:${what}`, points: limit, duration: seconds };
    const alone = new RateLimiterMemory(options);
    const limiter = this.redis
      ? new RateLimiterRedis({
          ...options,
          storeClient: this.redis,
          rejectIfRedisNotReady: true,
          insuranceLimiter: alone,
        })
      : alone;
    this.limiters.set(what, limiter);
    return limiter;
  }
}

function connect(url: string): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: REDIS_TIMEOUT_MS,
    disconnectTimeout: REDIS_TIMEOUT_MS,
  });
  return redis.on('error', () => undefined); // the live events say that it cannot be reached
}
