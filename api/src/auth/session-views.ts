import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { UsersService } from '../users/users.service.js';
import { ACCESS_SECONDS, AccessTokens } from './access-tokens.js';
import type { SessionDto } from './auth.dto.js';
import { SessionCookies } from './session-cookies.js';
import { type OpenSession, SessionsService } from './sessions.service.js';

/** Sessions as their clients get them. */
@Injectable()
export class SessionViews {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly cookies: SessionCookies,
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
  ) {}

  /** After a log-in: the session that the browser had before ends, because its cookies are replaced (OWASP ASVS 7.2.4). */
  async letIn(session: OpenSession, reply: FastifyReply): Promise<SessionDto> {
    const before = this.cookies.refreshToken(reply.request);
    if (before !== undefined) await this.sessions.revokeByToken(before);
    return this.handOver(session, reply);
  }

  /** The refresh token goes into a cookie, the access token into the answer. */
  async handOver(session: OpenSession, reply: FastifyReply): Promise<SessionDto> {
    this.cookies.set(reply, session);
    // Not longer than the session: clients are to know that it ran out, and was not ended by somebody.
    const left = Math.ceil((session.expiresAt.getTime() - Date.now()) / 1000);
    const expiresIn = Math.min(ACCESS_SECONDS, left);
    return {
      accessToken: this.tokens.sign(session.userId, session.id, expiresIn),
      tokenType: 'Bearer',
      expiresIn,
      user: await this.users.getCurrentUser(session.userId),
    };
  }
}
