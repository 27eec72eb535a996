import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { Public } from '../common/http/viewer.js';
import { FromSite, type RelyingParty } from '../factors/relying-party.js';
import { LoginDto, SessionDto } from './auth.dto.js';
import { PasskeyAssertionDto, PasskeyRequestDto, SecondStepDto } from './login.dto.js';
import { LoginService } from './login.service.js';
import { PasskeyLoginService } from './passkey-login.service.js';
import { SecondStepService } from './second-step.service.js';
import { ApiSetsCookies, SessionCookies } from './session-cookies.js';
import { SessionViews } from './session-views.js';
import type { OpenSession } from './sessions.service.js';
import { LimitPasskeyTries, LimitPasswordTries } from './throttling.js';

@ApiTags('auth')
@Public()
@Controller('auth/login')
export class LoginController {
  constructor(
    private readonly logins: LoginService,
    private readonly secondSteps: SecondStepService,
    private readonly passkeys: PasskeyLoginService,
    private readonly views: SessionViews,
    private readonly cookies: SessionCookies,
  ) {}

  /**
   * Log in
   *
   * @remarks With a username or an e-mail address. A wrong password and an unknown account are answered alike. Whoever uses an authenticator
   * app is answered `second_factor_required`, with the `ticket` of the second step. Sent again, it opens another session, which disturbs
   * nothing; there is no `Idempotency-Key`, because the answer holds secrets, which are not kept.
   */
  @Post()
  @ApiSetsCookies()
  @HttpCode(200)
  @LimitPasswordTries()
  @ApiProblems('invalid_credentials', 'second_factor_required')
  login(@Body() login: LoginDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionDto> {
    return this.letIn(reply, this.logins.login(login, this.cookies.deviceOf(reply.request)));
  }

  /**
   * Log in: the second step
   *
   * @remarks With the ticket that the first step was answered with, and a code of the authenticator app or a recovery code. Five tries.
   */
  @Post('second-factor')
  @ApiSetsCookies()
  @HttpCode(200)
  @LimitPasswordTries()
  @ApiProblems('ticket_invalid', 'wrong_code')
  finishLogin(
    @Body() step: SecondStepDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    return this.letIn(reply, this.secondSteps.finish(step, this.cookies.deviceOf(reply.request)));
  }

  /**
   * Begin a log-in with a passkey
   *
   * @remarks For `navigator.credentials.get()`, with a prompt or in the autofill of a field. Which account it is, its answer says.
   */
  @Post('passkey/options')
  @HttpCode(200)
  @LimitPasskeyTries()
  beginPasskeyLogin(@FromSite() site: RelyingParty): Promise<PasskeyRequestDto> {
    return this.passkeys.beginLogin(site);
  }

  /**
   * Log in with a passkey
   *
   * @remarks Without a password, and without a code: the device has verified its owner.
   */
  @Post('passkey')
  @ApiSetsCookies()
  @HttpCode(200)
  @LimitPasskeyTries()
  @ApiProblems('ticket_invalid', 'passkey_refused')
  loginWithPasskey(
    @Body() answer: PasskeyAssertionDto,
    @FromSite() site: RelyingParty,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    return this.letIn(reply, this.passkeys.login(answer, this.cookies.deviceOf(reply.request), site));
  }

  private async letIn(reply: FastifyReply, session: Promise<OpenSession>): Promise<SessionDto> {
    return this.views.letIn(await session, reply);
  }
}
