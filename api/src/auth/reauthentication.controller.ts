import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { AsViewer, type SessionViewer } from '../common/http/viewer.js';
import { FromSite, type RelyingParty } from '../factors/relying-party.js';
import { LimitPerAccount } from '../limits/account-limit.guard.js';
import { AuthService } from './auth.service.js';
import { PasskeyAssertionDto, PasskeyRequestDto, ReauthenticateDto } from './login.dto.js';
import { PasskeyLoginService } from './passkey-login.service.js';
import { LimitPasswordTries } from './throttling.js';

@ApiTags('auth')
@ApiBearerAuth()
@Controller('auth/reauthentication')
export class ReauthenticationController {
  constructor(
    private readonly auth: AuthService,
    private readonly passkeys: PasskeyLoginService,
  ) {}

  /**
   * Confirm that it is me
   *
   * @remarks With the password. For ten minutes this session may do what is answered `reauthentication_required` otherwise; a log-in counts as well.
   */
  @Post()
  @HttpCode(204)
  @LimitPasswordTries()
  @LimitPerAccount('passwords')
  @ApiProblems('wrong_password')
  reauthenticate(@AsViewer() viewer: SessionViewer, @Body() { password }: ReauthenticateDto): Promise<void> {
    return this.auth.reauthenticate(viewer, password);
  }

  /**
   * Begin to confirm with a passkey
   *
   * @remarks For `navigator.credentials.get()`, with the passkeys of this account alone.
   */
  @Post('passkey/options')
  @HttpCode(200)
  @LimitPerAccount('passwords')
  beginPasskeyReauthentication(
    @AsViewer() viewer: SessionViewer,
    @FromSite() site: RelyingParty,
  ): Promise<PasskeyRequestDto> {
    return this.passkeys.beginReauthentication(viewer, site);
  }

  /**
   * Confirm with a passkey
   *
   * @remarks As with the password.
   */
  @Post('passkey')
  @HttpCode(204)
  @ApiProblems('ticket_invalid', 'passkey_refused')
  reauthenticateWithPasskey(
    @AsViewer() viewer: SessionViewer,
    @Body() answer: PasskeyAssertionDto,
    @FromSite() site: RelyingParty,
  ): Promise<void> {
    return this.passkeys.reauthenticate(viewer, answer, site);
  }
}
