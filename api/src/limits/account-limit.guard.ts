import {
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { Viewer } from '../common/http/viewer.js';
import { AccountLimits, type LimitedThing } from './account-limits.js';

/** Marks a route, for the guard and for the description of its answers (http/openapi-answers.ts). */
export const LIMITED = 'x-limited-per-account';

/** Limits how often one account may do what a route does; see `AccountLimits`. What changes nothing counts, too. */
export const LimitPerAccount = (thing: LimitedThing) =>
  applyDecorators(SetMetadata(LIMITED, thing), ApiExtension(LIMITED, true));

/** Counts what the viewer does. Stands behind the guard that knows who that is. */
@Injectable()
export class AccountLimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: AccountLimits,
  ) {}

  /** @throws AccountLimitReached 429 */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const thing = this.reflector.get<LimitedThing | undefined>(LIMITED, context.getHandler());
    const { viewer } = context.switchToHttp().getRequest<{ viewer?: Viewer }>();
    if (thing && viewer) await this.limits.take(viewer.id, thing);
    return true;
  }
}
