import { Body, Controller, Delete, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { SessionCookies } from '../auth/session-cookies.js';
import { LimitLetters, LimitPasswordTries } from '../auth/throttling.js';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { AsViewer, EvenPending, Public, type Viewer } from '../common/http/viewer.js';
import { LimitPerAccount } from '../limits/account-limit.guard.js';
import { ChangeEmailDto, ConfirmEmailDto } from './email.dto.js';
import { EmailService } from './email.service.js';

@ApiTags('identity')
@Controller()
export class EmailController {
  constructor(
    private readonly emails: EmailService,
    private readonly cookies: SessionCookies,
  ) {}

  /**
   * Confirm an e-mail address
   *
   * @remarks With what the link of the letter ends with: a new account’s address, or the one that takes the place of another. Good once, for
   * 24 hours.
   */
  @Post('auth/email/verify')
  @Public()
  @HttpCode(204)
  @LimitLetters()
  @ApiProblems('token_invalid', 'email_taken')
  verifyEmail(@Body() { token }: ConfirmEmailDto): Promise<void> {
    return this.emails.confirm(token);
  }

  /**
   * Send the letter again
   *
   * @remarks To the address that is to be confirmed; nothing is sent when none is.
   */
  @Post('auth/email/verification')
  @EvenPending()
  @HttpCode(202)
  @ApiBearerAuth()
  @ApiProblems('mail_unavailable')
  sendVerification(@AsViewer() viewer: Viewer): Promise<void> {
    return this.emails.sendAgain(viewer);
  }

  /**
   * Change my e-mail address
   *
   * @remarks It counts as soon as it is confirmed by the letter that goes there; the old one is told. Where no letters are sent it counts at
   * once, and only there it is told here that an address is taken.
   */
  @Post('users/me/email')
  @EvenPending()
  @HttpCode(202)
  @LimitPasswordTries()
  @LimitPerAccount('passwords')
  @ApiBearerAuth()
  @ApiProblems('wrong_password', 'email_taken')
  changeEmail(
    @AsViewer() viewer: Viewer,
    @Body() change: ChangeEmailDto,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.emails.change(viewer, change, this.cookies.deviceOf(request));
  }

  /**
   * Keep my e-mail address
   *
   * @remarks Takes back a change that has not been confirmed; the link in its letter is worth nothing from then on.
   */
  @Delete('users/me/email/change')
  @EvenPending()
  @HttpCode(204)
  @ApiBearerAuth()
  cancelEmailChange(@AsViewer() viewer: Viewer): Promise<void> {
    return this.emails.cancelChange(viewer);
  }
}
