import { Injectable, type OnModuleInit } from '@nestjs/common';
import { parseId } from '../common/http/id.pipe.js';
import { type Admission, Realtime } from '../realtime/realtime.js';
import { AccessTokens } from './access-tokens.js';
import { SessionsService } from './sessions.service.js';

/** Lets sockets in as requests are let in: with an access token whose session is open. */
@Injectable()
export class SocketAdmission implements OnModuleInit {
  constructor(
    private readonly realtime: Realtime,
    private readonly tokens: AccessTokens,
    private readonly sessions: SessionsService,
  ) {}

  onModuleInit(): void {
    this.realtime.lend({ admit: (token) => this.admit(token) });
  }

  private async admit(token: string): Promise<Admission | null> {
    const claims = this.tokens.verify(token);
    if (!claims) return null;
    const [userId, sessionId] = [parseId(claims.sub), parseId(claims.sid)];
    if (!(await this.sessions.isOpen(sessionId, userId))) return null;
    return { userId, sessionId, expiresAt: new Date(claims.exp * 1000) };
  }
}
