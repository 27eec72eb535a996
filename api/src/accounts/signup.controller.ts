import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { SessionDto } from '../auth/auth.dto.js';
import { ApiSetsCookies, SessionCookies } from '../auth/session-cookies.js';
import { SessionViews } from '../auth/session-views.js';
import { LimitSignups } from '../auth/throttling.js';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { Public } from '../common/http/viewer.js';
import { ApiIdempotencyKey, AsIdempotencyKey } from '../idempotency/idempotency-key.decorator.js';
import { SignupDto, UsernameAvailabilityDto } from './signup.dto.js';
import { SignupService } from './signup.service.js';

@ApiTags('auth')
@Public()
@Controller('auth')
export class SignupController {
  constructor(
    private readonly signups: SignupService,
    private readonly sessions: SessionViews,
    private readonly cookies: SessionCookies,
  ) {}

  /**
   * Sign up
   *
   * @remarks Opens an account and logs in. The refresh token is set as a cookie. Sent again with its `Idempotency-Key`, the request logs
   * in to the account that it has made.
   */
  @Post('signup')
  @ApiIdempotencyKey()
  @ApiSetsCookies()
  @LimitSignups()
  @ApiProblems('username_taken', 'email_taken')
  async signup(
    @AsIdempotencyKey() key: string | null,
    @Body() signup: SignupDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    const device = this.cookies.deviceOf(reply.request);
    return this.sessions.letIn(await this.signups.signup(signup, key, device), reply);
  }

  /**
   * Check a username
   *
   * @remarks Whether a new account could have it.
   */
  @Get('usernames/:username')
  checkUsername(@Param('username') username: string): Promise<UsernameAvailabilityDto> {
    return this.signups.checkUsername(username);
  }
}
