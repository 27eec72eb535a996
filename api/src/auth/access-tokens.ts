import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { LRUCache } from 'lru-cache';
import type { SessionViewer } from '../common/http/viewer.js';
import { Config, deriveKey } from '../config/config.js';

/** Claims of an access token (RFC 7519). */
export interface AccessClaims {
  /** The account's id. */
  sub: string;
  /** The session's id. */
  sid: string;
  /** When it ends, in seconds since 1970. */
  exp: number;
}

/** Life of an access token in seconds. */
export const ACCESS_SECONDS = 900;

/** Who issues tokens, and for whom. */
export const TOKEN_ISSUER = 'lightwell';
export const TOKEN_AUDIENCE = 'lightwell-api';

const PHOTO_AUDIENCE = 'lightwell-photos';

/** Signs what browsers and integrators show to be let in. */
@Injectable()
export class AccessTokens {
  /** Those that were found good, by the whole of their text: only what was signed is known here. */
  private readonly good = new LRUCache<string, { viewer: SessionViewer; endsAt: number }>({ max: 10_000 });

  constructor(
    private readonly jwt: JwtService,
    private readonly config: Config,
  ) {}

  /** @param seconds for how long it is good */
  sign(userId: number, sessionId: number, seconds = ACCESS_SECONDS): string {
    return this.jwt.sign(
      { sid: String(sessionId) },
      {
        subject: String(userId),
        audience: TOKEN_AUDIENCE,
        expiresIn: seconds,
      },
    );
  }

  /** Notes whose token was found good, until it ends. */
  remember(token: string, viewer: SessionViewer, { exp }: AccessClaims): void {
    this.good.set(token, { viewer, endsAt: exp * 1000 });
  }

  /** Whose token this is, if it was found good before and still is. */
  recall(token: string): SessionViewer | undefined {
    const known = this.good.get(token);
    return known && known.endsAt > Date.now() ? known.viewer : undefined;
  }

  /** Null when the token is not good. */
  verify(token: string): AccessClaims | null {
    try {
      return this.jwt.verify<AccessClaims>(token, { audience: TOKEN_AUDIENCE, algorithms: ['HS256'] });
    } catch {
      return null;
    }
  }

  /**
   * A token for nothing but photo files, to be kept in a cookie: `<img>` sends no header. While PUBLIC_BROWSING is on it shows people
   * their own photos, also those that are hidden from others.
   */
  signForPhotos(userId: number, sessionId: number, expiresAt: Date): string {
    return this.jwt.sign(
      { sid: String(sessionId), exp: Math.floor(expiresAt.getTime() / 1000) },
      {
        ...this.photoKey,
        subject: String(userId),
        audience: PHOTO_AUDIENCE,
      },
    );
  }

  /** Null when the token is not good. */
  verifyForPhotos(token: string): AccessClaims | null {
    try {
      return this.jwt.verify<AccessClaims>(token, {
        ...this.photoKey,
        audience: PHOTO_AUDIENCE,
        algorithms: ['HS256'],
      });
    } catch {
      return null;
    }
  }

  private get photoKey() {
    return { secret: deriveKey(this.config.jwtSecret, 'photos') as never };
  }
}
