import { Injectable } from '@nestjs/common';
import { parseId } from '../common/http/id.pipe.js';
import { AccessTokens } from './access-tokens.js';
import { SessionsService } from './sessions.service.js';

/** Whom an access token lets in, and until when. */
export interface Admission {
  userId: number;
  sessionId: number;
  expiresAt: Date;
}

/** Lets sockets in as requests are let in: with an access token whose session is open. */
@Injectable()
export class SocketAdmission {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly sessions: SessionsService,
  ) {}

  /** Null when the token is not good. */
  async admit(token: string): Promise<Admission | null> {
    const claims = this.tokens.verify(token);
    if (!claims) return null;
    const [userId, sessionId] = [parseId(claims.sub), parseId(claims.sid)];
    if (!(await this.sessions.isOpen(sessionId, userId))) return null;
    return { userId, sessionId, expiresAt: new Date(claims.exp * 1000) };
  }
}
