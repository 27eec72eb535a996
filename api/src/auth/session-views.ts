import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { UsersService } from '../users/users.service.js';
import { ACCESS_SECONDS, AccessTokens } from './access-tokens.js';
import type { SessionDto } from './auth.dto.js';
import { SessionCookies } from './session-cookies.js';
import type { OpenSession } from './sessions.service.js';

/** Sessions as their clients get them. */
@Injectable()
export class SessionViews {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly cookies: SessionCookies,
    private readonly users: UsersService,
  ) {}

  /** The refresh token goes into a cookie, the access token into the answer. */
  async handOver(session: OpenSession, reply: FastifyReply): Promise<SessionDto> {
    this.cookies.set(reply, session);
    return {
      accessToken: this.tokens.sign(session.userId, session.id),
      tokenType: 'Bearer',
      expiresIn: ACCESS_SECONDS,
      user: await this.users.getCurrentUser(session.userId),
    };
  }
}
