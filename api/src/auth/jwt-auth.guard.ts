import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Unauthenticated } from '../common/errors/request.errors.js';
import { parseId } from '../common/http/id.pipe.js';
import { AUDIENCE, type Audience, EVEN_PENDING, type SessionViewer } from '../common/http/viewer.js';
import { Config } from '../config/config.js';
import { AccessTokens } from './access-tokens.js';
import { EmailUnconfirmed } from './auth.errors.js';
import { bearerTokenOf } from './jwt.strategy.js';
import { SessionCookies } from './session-cookies.js';
import { SessionsService } from './sessions.service.js';

/**
 * Stands before every route: what is not marked public needs a good access token. Where people without an account may
 * browse a token is optional, but a bad one is refused, so that a client learns to refresh it.
 */
@Injectable()
export class JwtAuthGuard extends AuthGuard('jwt') {
  constructor(
    private readonly reflector: Reflector,
    private readonly config: Config,
    private readonly tokens: AccessTokens,
    private readonly sessions: SessionsService,
    private readonly cookies: SessionCookies,
  ) {
    super({ property: 'viewer', session: false });
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const audience = this.reflector.getAllAndOverride<Audience | undefined>(AUDIENCE, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<FastifyRequest & { viewer?: SessionViewer }>();
    const open = audience === 'everybody' || (audience !== undefined && this.config.publicBrowsing);
    if (audience === 'photo-loaders' && (await this.recognisePhotoLoader(request))) return true;
    if (open && request.headers.authorization === undefined) return true;
    if (await this.recognise(request)) return true;
    try {
      await super.canActivate(context);
    } catch (error) {
      // logging in or out must work with an expired token in the header
      if (!(audience === 'everybody' && error instanceof Unauthenticated)) throw error;
    }
    if (request.viewer?.pending && !open && !this.reflector.get<boolean>(EVEN_PENDING, context.getHandler()))
      throw new EmailUnconfirmed();
    return true;
  }

  override handleRequest<T>(error: unknown, viewer: T | false, _info: unknown, context: ExecutionContext): T {
    if (error instanceof Error) throw error;
    const { authorization } = context.switchToHttp().getRequest<FastifyRequest>().headers;
    if (!viewer) throw new Unauthenticated(authorization !== undefined);
    return viewer;
  }

  /** Whose token was found good before. The strategy alone decides which is; whether its session is open is asked again. */
  private async recognise(request: FastifyRequest & { viewer?: SessionViewer }): Promise<boolean> {
    const token = bearerTokenOf(request);
    const viewer = token === null ? undefined : this.tokens.recall(token);
    if (!viewer || !(await this.sessions.isOpen(viewer.sessionId, viewer.id))) return false;
    request.viewer = viewer;
    return true;
  }

  /** Photos are asked for by `<img>`, which sends no header. Their cookie opens nothing else. */
  private async recognisePhotoLoader(request: FastifyRequest & { viewer?: SessionViewer }): Promise<boolean> {
    const token = this.cookies.photoToken(request);
    const claims = token === undefined ? null : this.tokens.verifyForPhotos(token);
    if (!claims) return false;
    const viewer = { id: parseId(claims.sub), sessionId: parseId(claims.sid) };
    // where everybody may look, it only adds their own photos: not worth a statement for each of a page
    if (!this.config.publicBrowsing && !(await this.sessions.isOpen(viewer.sessionId, viewer.id)))
      return false;
    request.viewer = viewer;
    return true;
  }
}
