import { Controller, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Unauthenticated } from '../common/errors/request.errors.js';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { OwnOriginGuard } from './own-origin.guard.js';
import { AsViewer, EvenPending, Public, type SessionViewer } from '../common/http/viewer.js';
import { SessionDto } from './auth.dto.js';
import { InvalidRefreshToken } from './auth.errors.js';
import { ApiSetsCookies, SessionCookies } from './session-cookies.js';
import { SessionViews } from './session-views.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('auth')
@Public()
@Controller('auth')
export class AuthController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly views: SessionViews,
    private readonly cookies: SessionCookies,
  ) {}

  /**
   * Refresh the session
   *
   * @remarks Reads the refresh cookie, replaces it, and answers with a new access token. A replaced cookie that comes
   * again within ten seconds is taken, because an answer may be lost; later it ends the session.
   */
  @Post('refresh')
  @ApiSetsCookies()
  @HttpCode(200)
  @UseGuards(OwnOriginGuard)
  @ApiCookieAuth()
  @ApiProblems('invalid_refresh_token', 'foreign_origin')
  async refresh(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    const token = this.cookies.refreshToken(request);
    try {
      if (token === undefined) throw new InvalidRefreshToken();
      return await this.views.handOver(
        await this.sessions.rotate(token, this.cookies.deviceOf(request)),
        reply,
      );
    } catch (error) {
      if (error instanceof InvalidRefreshToken) this.cookies.clear(reply);
      throw error;
    }
  }

  /**
   * Log out
   *
   * @remarks Ends the session of the refresh cookie, or of the access token; both are worth nothing at once. Sent again, it changes nothing.
   */
  @Post('logout')
  @EvenPending()
  @ApiSetsCookies()
  @HttpCode(204)
  @UseGuards(OwnOriginGuard)
  @ApiBearerAuth()
  @ApiCookieAuth()
  @ApiProblems('foreign_origin')
  async logout(
    @AsViewer() viewer: SessionViewer | null,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const token = this.cookies.refreshToken(request);
    if (!viewer && token === undefined) throw new Unauthenticated(false);
    if (viewer) await this.sessions.revoke(viewer.sessionId);
    if (token !== undefined) await this.sessions.revokeByToken(token);
    this.cookies.clear(reply);
  }
}
