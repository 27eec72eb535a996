import {
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  UseGuards,
} from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { SessionViewer } from '../common/http/viewer.js';
import { ReauthenticationRequired } from './auth.errors.js';
import { SessionsService } from './sessions.service.js';

/** Marks a route for the description of its answers (http/openapi-answers.ts). */
export const NEEDS_RECENT_LOGIN = 'x-needs-recent-login';

/** Lets through who has shown within ten minutes who they are (OWASP ASVS 7.5.1): whoever finds a browser open is not to change how its owner logs in. */
@Injectable()
class RecentLoginGuard implements CanActivate {
  constructor(private readonly sessions: SessionsService) {}

  /** @throws ReauthenticationRequired 403 */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { viewer } = context.switchToHttp().getRequest<{ viewer: SessionViewer }>();
    if (!(await this.sessions.isRecentlyAuthenticated(viewer.sessionId)))
      throw new ReauthenticationRequired();
    return true;
  }
}

/** A route that needs a recent log-in, or that somebody has confirmed that it is them. */
export const NeedsRecentLogin = () =>
  applyDecorators(UseGuards(RecentLoginGuard), ApiExtension(NEEDS_RECENT_LOGIN, true));
