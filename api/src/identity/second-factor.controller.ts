import { Body, Controller, Delete, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { NeedsRecentLogin } from '../auth/recent-login.guard.js';
import { SessionCookies } from '../auth/session-cookies.js';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { AsViewer, type Viewer } from '../common/http/viewer.js';
import { SecondFactorsService } from '../factors/second-factors.service.js';
import { LimitPerAccount } from '../limits/account-limit.guard.js';
import {
  AuthenticatorCodeDto,
  AuthenticatorSetupDto,
  RecoveryCodesDto,
  SecondFactorStateDto,
} from './second-factor.dto.js';
import { SecondFactorSettings } from './second-factor-settings.js';

@ApiTags('identity')
@ApiBearerAuth()
@Controller('users/me/second-factor')
export class SecondFactorController {
  constructor(
    private readonly factors: SecondFactorsService,
    private readonly settings: SecondFactorSettings,
    private readonly cookies: SessionCookies,
  ) {}

  /**
   * Get my second factor
   *
   * @remarks Whether a code is asked for after the password.
   */
  @Get()
  getSecondFactor(@AsViewer() viewer: Viewer): Promise<SecondFactorStateDto> {
    return this.factors.stateOf(viewer.id);
  }

  /**
   * Begin to set up an authenticator app
   *
   * @remarks Its codes (TOTP, RFC 6238) are asked for once a first one was right. Until then another call makes another secret.
   */
  @Post()
  @NeedsRecentLogin()
  @HttpCode(200)
  @ApiProblems('second_factor_on')
  beginSecondFactor(@AsViewer() viewer: Viewer): Promise<AuthenticatorSetupDto> {
    return this.settings.begin(viewer);
  }

  /**
   * Confirm that the app is set up
   *
   * @remarks With a first code. The answer has the recovery codes, which are shown nowhere else.
   */
  @Post('confirmation')
  @NeedsRecentLogin()
  @HttpCode(200)
  @LimitPerAccount('passwords')
  @ApiProblems('second_factor_on', 'wrong_code')
  async confirmSecondFactor(
    @AsViewer() viewer: Viewer,
    @Body() { code }: AuthenticatorCodeDto,
    @Req() request: FastifyRequest,
  ): Promise<RecoveryCodesDto> {
    return { codes: await this.settings.confirm(viewer, code, this.cookies.deviceOf(request)) };
  }

  /**
   * Remove the authenticator app
   *
   * @remarks The password is enough from then on. Recovery codes go with it.
   */
  @Delete()
  @NeedsRecentLogin()
  @HttpCode(204)
  removeSecondFactor(@AsViewer() viewer: Viewer, @Req() request: FastifyRequest): Promise<void> {
    return this.settings.remove(viewer, this.cookies.deviceOf(request));
  }

  /**
   * Make new recovery codes
   *
   * @remarks Those of before are worth nothing from then on.
   */
  @Post('recovery-codes')
  @NeedsRecentLogin()
  @HttpCode(200)
  @ApiProblems('second_factor_off')
  async renewRecoveryCodes(
    @AsViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
  ): Promise<RecoveryCodesDto> {
    return { codes: await this.settings.renewCodes(viewer, this.cookies.deviceOf(request)) };
  }
}
