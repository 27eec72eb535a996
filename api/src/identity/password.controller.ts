import { Body, Controller, HttpCode, Post, Put, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { SessionCookies } from '../auth/session-cookies.js';
import { LimitLetters, LimitPasswordTries } from '../auth/throttling.js';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { AsViewer, EvenPending, Public, type SessionViewer } from '../common/http/viewer.js';
import { LimitPerAccount } from '../limits/account-limit.guard.js';
import { ChangePasswordDto, ForgotPasswordDto, ResetPasswordDto } from './password.dto.js';
import { PasswordLetters } from './password-letters.js';
import { PasswordService } from './password.service.js';

@ApiTags('identity')
@Controller()
export class PasswordController {
  constructor(
    private readonly passwords: PasswordService,
    private readonly letters: PasswordLetters,
    private readonly cookies: SessionCookies,
  ) {}

  /**
   * Ask for a new password
   *
   * @remarks Sends a letter with a link to the address, if it belongs to an account. The answer is the same if not.
   */
  @Post('auth/password/forgot')
  @Public()
  @HttpCode(202)
  @LimitLetters()
  @ApiProblems('mail_unavailable')
  forgotPassword(@Body() { email }: ForgotPasswordDto): Promise<void> {
    return this.letters.send(email);
  }

  /**
   * Set a new password by letter
   *
   * @remarks With what the link of the letter ends with: good once, for an hour. All sessions of the account end.
   */
  @Post('auth/password/reset')
  @Public()
  @HttpCode(204)
  @LimitLetters()
  @ApiProblems('token_invalid')
  resetPassword(@Body() reset: ResetPasswordDto, @Req() request: FastifyRequest): Promise<void> {
    return this.passwords.reset(reset, this.cookies.deviceOf(request));
  }

  /**
   * Change my password
   *
   * @remarks All other sessions end.
   */
  @Put('users/me/password')
  @EvenPending()
  @HttpCode(204)
  @LimitPasswordTries()
  @LimitPerAccount('passwords')
  @ApiBearerAuth()
  @ApiProblems('wrong_password')
  changePassword(
    @AsViewer() viewer: SessionViewer,
    @Body() change: ChangePasswordDto,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.passwords.change(viewer, change, this.cookies.deviceOf(request));
  }
}
