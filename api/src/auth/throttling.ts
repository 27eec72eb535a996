import { createHash } from 'node:crypto';
import { applyDecorators, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Throttle, ThrottlerGuard, type ThrottlerModuleOptions, minutes } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { RateLimited } from '../common/errors/request.errors.js';
import type { Config } from '../config/config.js';

const ROUTE_LIMIT = 'lightwell:route-limit';
const CHECKS_PASSWORD = 'lightwell:checks-password';

/**
 * How often: per address everywhere, stricter per address on some routes, and on routes that check a password also per
 * account, whatever address the guesses come from (OWASP Authentication Cheat Sheet, "Login Throttling").
 */
export function throttlers(config: Config): ThrottlerModuleOptions {
  return {
    throttlers: [
      { name: 'address', limit: 600, ttl: minutes(1), skipIf: isOutsideApi },
      { name: 'route', limit: 0, ttl: minutes(5), skipIf: (context) => !isMarked(context, ROUTE_LIMIT) },
      {
        name: 'account',
        limit: 10,
        ttl: minutes(5),
        getTracker: accountOf,
        skipIf: (context) => !isMarked(context, CHECKS_PASSWORD),
      },
    ],
    skipIf: () => !config.rateLimits,
    setHeaders: false,
  };
}

const limitRoute = (limit: number, ttl: number) =>
  applyDecorators(SetMetadata(ROUTE_LIMIT, true), Throttle({ route: { limit, ttl } }));

/** Limits a route that checks a password: 10 tries per account and 40 per address in five minutes. */
export const LimitPasswordTries = () =>
  applyDecorators(SetMetadata(CHECKS_PASSWORD, true), limitRoute(40, minutes(5)));

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

const isMarked = (context: ExecutionContext, mark: string) =>
  Reflect.getMetadata(mark, context.getHandler()) === true;

/** Photos and pages are cheap and come in dozens. */
function isOutsideApi(context: ExecutionContext): boolean {
  return !context.switchToHttp().getRequest<FastifyRequest>().url.startsWith('/api/');
}

/** The account that is guessed at; hashed, because it may be an e-mail address or anything else. */
function accountOf(request: Record<string, unknown>): string {
  const { body, headers } = request as unknown as FastifyRequest<{ Body?: { identifier?: unknown } }>;
  const identifier = body?.identifier;
  const account =
    typeof identifier === 'string' ? identifier.trim().toLowerCase() : (headers.authorization ?? '');
  return createHash('sha256').update(account).digest('base64url');
}
