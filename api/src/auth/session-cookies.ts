import type { CookieSerializeOptions } from '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { AccessTokens } from './access-tokens.js';
import type { OpenSession } from './sessions.service.js';

/** Holds the refresh token; sent to the auth routes alone. */
const REFRESH_COOKIE = 'lightwell_refresh';

/** Lets `<img>` load photos while PUBLIC_BROWSING is off. */
export const PHOTO_COOKIE = 'lightwell_photos';

const REFRESH_PATH = '/api/v1/auth';
const PHOTO_PATH = '/photos';

/** What a browser keeps of a session: out of reach for scripts and for requests that other sites cause. */
@Injectable()
export class SessionCookies {
  constructor(
    private readonly config: Config,
    private readonly tokens: AccessTokens,
  ) {}

  set(reply: FastifyReply, session: OpenSession): void {
    const { id, userId, expiresAt, refreshToken } = session;
    reply.setCookie(REFRESH_COOKIE, refreshToken, { ...this.options(REFRESH_PATH), expires: expiresAt });
    if (this.config.publicBrowsing) return;
    const photoToken = this.tokens.signForPhotos(userId, id, expiresAt);
    reply.setCookie(PHOTO_COOKIE, photoToken, { ...this.options(PHOTO_PATH), expires: expiresAt });
  }

  clear(reply: FastifyReply): void {
    reply.clearCookie(REFRESH_COOKIE, this.options(REFRESH_PATH));
    if (!this.config.publicBrowsing) reply.clearCookie(PHOTO_COOKIE, this.options(PHOTO_PATH));
  }

  refreshToken(request: FastifyRequest): string | undefined {
    return request.cookies[REFRESH_COOKIE];
  }

  private options(path: string): CookieSerializeOptions {
    return { path, httpOnly: true, sameSite: 'strict', secure: this.config.publicUrl.startsWith('https:') };
  }
}
