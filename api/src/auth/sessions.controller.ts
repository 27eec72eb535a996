import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { ApiId, IdPipe } from '../common/http/id.pipe.js';
import { AsViewer, EvenPending, type SessionViewer } from '../common/http/viewer.js';
import { SessionListDto, toSessionInfoDto } from './auth.dto.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('auth')
@ApiBearerAuth()
@Controller('auth/sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  /**
   * List your sessions
   *
   * @remarks Where you are logged in, the one used last first. The place is the network alone.
   */
  @Get()
  @EvenPending()
  async listSessions(@AsViewer() viewer: SessionViewer): Promise<SessionListDto> {
    const sessions = await this.sessions.list(viewer);
    return { items: sessions.map((session) => toSessionInfoDto(session, viewer.sessionId)) };
  }

  /**
   * End all other sessions
   *
   * @remarks They are worth nothing at once, wherever they are. This one goes on.
   */
  @Delete()
  @EvenPending()
  @HttpCode(204)
  endOtherSessions(@AsViewer() viewer: SessionViewer): Promise<void> {
    return this.sessions.revokeAllOf(viewer.id, viewer.sessionId);
  }

  /**
   * End a session
   *
   * @remarks Any of yours; with this one you log out.
   */
  @Delete(':sessionId')
  @EvenPending()
  @HttpCode(204)
  @ApiId('sessionId')
  @ApiProblems('session_not_found')
  endSession(
    @AsViewer() viewer: SessionViewer,
    @Param('sessionId', IdPipe) sessionId: number,
  ): Promise<void> {
    return this.sessions.revokeOwn(viewer, sessionId);
  }
}
