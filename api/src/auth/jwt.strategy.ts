import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { parseId } from '../common/http/id.pipe.js';
import type { SessionViewer } from '../common/http/viewer.js';
import { Config } from '../config/config.js';
import { type AccessClaims, TOKEN_AUDIENCE, TOKEN_ISSUER } from './access-tokens.js';
import { SessionsService } from './sessions.service.js';

/** Reads `Authorization: Bearer` (RFC 6750): signature, issuer, audience and time, and whether the session is open. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    config: Config,
    private readonly sessions: SessionsService,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      // jsonwebtoken takes a KeyObject, the types of passport-jwt do not know
      secretOrKey: config.jwtSecret as unknown as Buffer,
      algorithms: ['HS256'],
      issuer: TOKEN_ISSUER,
      audience: TOKEN_AUDIENCE,
    });
  }

  async validate(claims: AccessClaims): Promise<SessionViewer | false> {
    const viewer = { id: parseId(claims.sub), sessionId: parseId(claims.sid) };
    return (await this.sessions.isOpen(viewer.sessionId, viewer.id)) ? viewer : false;
  }
}
