import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { parseId } from '../common/http/id.pipe.js';
import type { SessionViewer } from '../common/http/viewer.js';
import { Config } from '../config/config.js';
import { type AccessClaims, AccessTokens, TOKEN_AUDIENCE, TOKEN_ISSUER } from './access-tokens.js';
import { SessionsService } from './sessions.service.js';

/** The token of a request, or null. */
export const bearerTokenOf = ExtractJwt.fromAuthHeaderAsBearerToken() as (
  request: FastifyRequest,
) => string | null;

/** Reads `Authorization: Bearer` (RFC 6750): signature, issuer, audience and time, and whether the session is open. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    config: Config,
    private readonly tokens: AccessTokens,
    private readonly sessions: SessionsService,
  ) {
    super({
      jwtFromRequest: bearerTokenOf,
      // jsonwebtoken takes a KeyObject, the types of passport-jwt do not know
      secretOrKey: config.jwtSecret as unknown as Buffer,
      algorithms: ['HS256'],
      issuer: TOKEN_ISSUER,
      audience: TOKEN_AUDIENCE,
      passReqToCallback: true,
    });
  }

  async validate(request: FastifyRequest, claims: AccessClaims): Promise<SessionViewer | false> {
    const viewer = { id: parseId(claims.sub), sessionId: parseId(claims.sid) };
    this.tokens.remember(bearerTokenOf(request) ?? '', viewer, claims);
    const standing = await this.sessions.standingOf(viewer.sessionId, viewer.id);
    if (standing === null) return false;
    return standing === 'pending' ? { ...viewer, pending: true } : viewer;
  }
}
