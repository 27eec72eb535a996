import { Body, Controller, Delete, HttpCode, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiSetsCookies, SessionCookies } from '../auth/session-cookies.js';
import { LimitPasswordTries } from '../auth/throttling.js';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { AsViewer, EvenPending, type Viewer } from '../common/http/viewer.js';
import { logSecurityEvent } from '../common/security-events.js';
import { LimitPerAccount } from '../limits/account-limit.guard.js';
import { DeleteMeDto } from './account.dto.js';
import { AccountsService } from './accounts.service.js';

@ApiTags('accounts')
@ApiBearerAuth()
@Controller('users/me')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly cookies: SessionCookies,
  ) {}

  /**
   * Delete my account
   *
   * @remarks With all posts, photos, comments, likes and follows, at once and for good.
   */
  @Delete()
  @EvenPending()
  @ApiSetsCookies()
  @HttpCode(204)
  @LimitPasswordTries()
  @LimitPerAccount('passwords')
  @ApiProblems('wrong_password')
  async deleteMe(
    @AsViewer() viewer: Viewer,
    @Body() { password }: DeleteMeDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.accounts.delete(viewer, password);
    logSecurityEvent('user_deleted', reply.request, viewer.id);
    this.cookies.clear(reply);
  }
}
