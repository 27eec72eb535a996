import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { PasskeyCreationDto } from '../auth/login.dto.js';
import { NeedsRecentLogin } from '../auth/recent-login.guard.js';
import { SessionCookies } from '../auth/session-cookies.js';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { ApiId, IdPipe } from '../common/http/id.pipe.js';
import { AsViewer, type Viewer } from '../common/http/viewer.js';
import { FromSite, type RelyingParty } from '../factors/relying-party.js';
import { AddPasskeyDto, PasskeyDto, PasskeyListDto, RenamePasskeyDto, toPasskeyDto } from './passkey.dto.js';
import { PasskeySettings } from './passkey-settings.js';

@ApiTags('identity')
@ApiBearerAuth()
@Controller('users/me/passkeys')
export class PasskeysController {
  constructor(
    private readonly passkeys: PasskeySettings,
    private readonly cookies: SessionCookies,
  ) {}

  /**
   * List my passkeys
   *
   * @remarks Oldest first; at most 20.
   */
  @Get()
  async listPasskeys(@AsViewer() viewer: Viewer): Promise<PasskeyListDto> {
    return { items: (await this.passkeys.list(viewer)).map(toPasskeyDto) };
  }

  /**
   * Begin to add a passkey
   *
   * @remarks For `navigator.credentials.create()`. The device has to verify its owner, and to keep the key so that nobody has to type a username.
   */
  @Post('options')
  @NeedsRecentLogin()
  @HttpCode(200)
  @ApiProblems('too_many_passkeys')
  beginPasskey(@AsViewer() viewer: Viewer, @FromSite() site: RelyingParty): Promise<PasskeyCreationDto> {
    return this.passkeys.beginAdding(viewer, site);
  }

  /**
   * Add a passkey
   *
   * @remarks With the ticket and what the device has made of the options. Good once, within five minutes.
   */
  @Post()
  @NeedsRecentLogin()
  @ApiProblems('ticket_invalid', 'passkey_refused')
  async addPasskey(
    @AsViewer() viewer: Viewer,
    @Body() added: AddPasskeyDto,
    @FromSite() site: RelyingParty,
    @Req() request: FastifyRequest,
  ): Promise<PasskeyDto> {
    return toPasskeyDto(await this.passkeys.add(viewer, added, site, this.cookies.deviceOf(request)));
  }

  /**
   * Rename a passkey
   *
   * @remarks For its owner alone: the device keeps the name that it gave.
   */
  @Patch(':passkeyId')
  @ApiId('passkeyId')
  @ApiProblems('passkey_not_found')
  async renamePasskey(
    @AsViewer() viewer: Viewer,
    @Param('passkeyId', IdPipe) passkeyId: number,
    @Body() { name }: RenamePasskeyDto,
  ): Promise<PasskeyDto> {
    return toPasskeyDto(await this.passkeys.rename(viewer, passkeyId, name));
  }

  /**
   * Remove a passkey
   *
   * @remarks It is not taken any more. Sessions that were begun with it go on.
   */
  @Delete(':passkeyId')
  @NeedsRecentLogin()
  @HttpCode(204)
  @ApiId('passkeyId')
  @ApiProblems('passkey_not_found')
  removePasskey(
    @AsViewer() viewer: Viewer,
    @Param('passkeyId', IdPipe) passkeyId: number,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.passkeys.remove(viewer, passkeyId, this.cookies.deviceOf(request));
  }
}
