import { applyDecorators, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import {
  Throttle,
  ThrottlerGuard,
  type ThrottlerModuleOptions,
  ThrottlerStorageService,
  minutes,
} from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { RateLimited } from '../common/errors/request.errors.js';
import type { Config } from '../config/config.js';
import type { Counters } from '../limits/counters.js';

const ROUTE_LIMIT = 'lightwell:route-limit';

/**
 * How often: per address everywhere, and stricter per address on some routes. Guesses at an account are limited by `LoginLimits`, and
 * what those do who are logged in by `AccountLimits`.
 */
export function throttlers(config: Config, counters: Counters): ThrottlerModuleOptions {
  return {
    throttlers: [
      { name: 'address', limit: 600, ttl: minutes(1), skipIf: isOutsideApi },
      { name: 'route', limit: 0, ttl: minutes(5), skipIf: (context) => !isMarked(context, ROUTE_LIMIT) },
    ],
    skipIf: () => !config.rateLimits,
    setHeaders: false,
    storage: new ThrottlerCounts(counters),
  };
}

const limitRoute = (limit: number, ttl: number) =>
  applyDecorators(SetMetadata(ROUTE_LIMIT, true), Throttle({ route: { limit, ttl } }));

/** Limits a route that checks a password: 40 tries per address in five minutes. */
export const LimitPasswordTries = () => limitRoute(40, minutes(5));

/** Limits a route that begins or finishes with a passkey: 60 per address in five minutes. Every view of the log-in page begins one. */
export const LimitPasskeyTries = () => limitRoute(60, minutes(5));

/** Limits a route that has letters sent to an address that is named: 20 per address in ten minutes. */
export const LimitLetters = () => limitRoute(20, minutes(10));

/** Limits sign-ups: 20 per address in ten minutes. */
export const LimitSignups = () => limitRoute(20, minutes(10));

/** Counts requests, and answers 429 with `Retry-After`. */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  protected override shouldSkip(context: ExecutionContext): Promise<boolean> {
    const { skipIf } = this.commonOptions;
    return Promise.resolve(skipIf?.(context) ?? false);
  }

  /** The limit of `address` is shared by all routes, the others belong to one. */
  protected override generateKey(context: ExecutionContext, tracker: string, name: string): string {
    return name === 'address' ? `address ${tracker}` : super.generateKey(context, tracker, name);
  }

  protected override throwThrottlingException(
    _context: ExecutionContext,
    detail: { timeToBlockExpire: number },
  ): Promise<void> {
    throw new RateLimited(Math.max(1, Math.ceil(detail.timeToBlockExpire)));
  }
}

/**
 * Counts what is limited strictly over all processes. Requests in all are counted by each process alone: they are very many, and
 * their limit is against floods.
 */
class ThrottlerCounts extends ThrottlerStorageService {
  constructor(private readonly counters: Counters) {
    super();
  }

  override async increment(...hit: Parameters<ThrottlerStorageService['increment']>) {
    const [key, ttl, limit, , name] = hit;
    if (name === 'address') return super.increment(...hit);
    const what = `${name}:${String(limit)}/${String(ttl)}`;
    const waitMs = await this.counters.take(what, { limit, seconds: ttl / 1000 }, key);
    const timeToBlockExpire = (waitMs ?? 0) / 1000;
    return { totalHits: limit, timeToExpire: ttl / 1000, isBlocked: waitMs !== null, timeToBlockExpire };
  }
}

const isMarked = (context: ExecutionContext, mark: string) =>
  Reflect.getMetadata(mark, context.getHandler()) === true;

/** Photos and pages are cheap and come in dozens. */
function isOutsideApi(context: ExecutionContext): boolean {
  return !context.switchToHttp().getRequest<FastifyRequest>().url.startsWith('/api/');
}
