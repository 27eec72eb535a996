import { createHash, randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Database } from '../database/database.js';
import type { SessionEnd } from '../realtime/realtime.events.js';
import { Realtime } from '../realtime/realtime.js';
import { InvalidRefreshToken, RefreshTokenReused } from './auth.errors.js';
import { SessionsRepository, type SessionTerms } from './sessions.repository.js';

/** A session with the refresh token that continues it. */
export interface OpenSession {
  id: number;
  userId: number;
  /** 256 random bits, base64url. Only its hash is stored. */
  refreshToken: string;
  expiresAt: Date;
}

const DAY = 86_400_000;
const SESSION_MS = 30 * DAY;
/** For how long a replaced token is still taken: tabs that refresh at the same moment send the same cookie. */
const GRACE_MS = 10_000;
/** For how long an open session is taken for open: people ask for several things at once. */
const REMEMBERED_MS = 2000;
/** How exactly that is kept. Otherwise the clock is looked at, and a timer set, in every millisecond with a request. */
const CLOCK_MS = 100;

/**
 * Log-ins. Each refresh replaces the token; whoever comes with a replaced one has stolen it, or was stolen from, so that
 * the whole session ends (RFC 9700, section 4.14.2).
 */
@Injectable()
export class SessionsService implements OnModuleInit {
  /** Open ones that were asked for a moment ago. */
  private readonly remembered = new LRUCache<number, SessionTerms>({
    max: 10_000,
    ttl: REMEMBERED_MS - CLOCK_MS,
    ttlResolution: CLOCK_MS,
  });
  /** How often something was to be forgotten. */
  private ends = 0;

  constructor(
    private readonly sessions: SessionsRepository,
    private readonly database: Database,
    private readonly realtime: Realtime,
  ) {}

  onModuleInit(): void {
    this.realtime.elsewhere.on('ended', (end, forgotten) => {
      this.forget(end);
      forgotten(true);
    });
  }

  async open(userId: number): Promise<OpenSession> {
    return this.database.transaction(async () => {
      const now = new Date();
      const expiresAt = new Date(now.getTime() + SESSION_MS);
      await this.sessions.deleteExpired(userId, now);
      const id = await this.sessions.insert(userId, expiresAt);
      return { id, userId, expiresAt, refreshToken: await this.issueToken(id, now) };
    });
  }

  /** @throws InvalidRefreshToken, RefreshTokenReused */
  async rotate(refreshToken: string): Promise<OpenSession> {
    // a replay ends the session: that must be committed, so the error comes after the transaction
    const rotated = await this.database.transaction(() => this.tryRotate(hash(refreshToken)));
    if (!rotated) throw new InvalidRefreshToken();
    if ('reusedOf' in rotated) throw new RefreshTokenReused(rotated.reusedOf);
    return rotated;
  }

  /** Ends a session, its sockets included. */
  async revoke(sessionId: number): Promise<void> {
    await this.sessions.delete(sessionId);
    await this.ended({ sessionId });
  }

  /** Tells everybody, once it is committed, that sessions are no more: they open nothing from then on, also in other processes. */
  async ended(end: SessionEnd): Promise<void> {
    await this.database.afterCommit(async () => {
      this.forget(end);
      await this.realtime.end(end, REMEMBERED_MS);
    });
  }

  async revokeByToken(refreshToken: string): Promise<void> {
    const sessionId = await this.sessions.findIdByToken(hash(refreshToken));
    if (sessionId !== null) await this.revoke(sessionId);
  }

  /** Whether a session is still open: a revoked one is worth nothing at once, whatever its access tokens say. */
  async isOpen(sessionId: number, userId: number): Promise<boolean> {
    const session = this.recall(sessionId) ?? (await this.ask(sessionId));
    return session?.userId === userId && session.expiresAt.getTime() > Date.now();
  }

  /** Only while others can tell when it is over. */
  private recall(sessionId: number): SessionTerms | undefined {
    return this.realtime.isInformed() ? this.remembered.get(sessionId) : undefined;
  }

  private async ask(sessionId: number): Promise<SessionTerms | null> {
    const endsBefore = this.ends;
    const session = await this.sessions.find(sessionId);
    // what was to be forgotten meanwhile may be what the answer tells of
    if (session && endsBefore === this.ends && this.realtime.isInformed())
      this.remembered.set(sessionId, session);
    return session;
  }

  private forget(end: SessionEnd): void {
    this.ends++;
    if ('sessionId' in end) this.remembered.delete(end.sessionId);
    else
      for (const [id, { userId }] of this.remembered.entries())
        if (userId === end.userId) this.remembered.delete(id);
  }

  private async tryRotate(tokenHash: string): Promise<OpenSession | { reusedOf: number } | null> {
    const now = new Date();
    const found = await this.sessions.lockByToken(tokenHash);
    if (!found || found.session.expiresAt <= now) return null;
    const { token, session } = found;
    if (token.replacedAt && now.getTime() - token.replacedAt.getTime() > GRACE_MS) {
      await this.revoke(session.id);
      return { reusedOf: session.userId };
    }
    if (!token.replacedAt) await this.sessions.replaceToken(tokenHash, now);
    const expiresAt = new Date(now.getTime() + SESSION_MS);
    await this.sessions.extend(session.id, expiresAt);
    await this.sessions.forgetTokens(session.id, new Date(now.getTime() - SESSION_MS));
    return {
      id: session.id,
      userId: session.userId,
      expiresAt,
      refreshToken: await this.issueToken(session.id, now),
    };
  }

  private async issueToken(sessionId: number, now: Date): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.sessions.insertToken(hash(token), sessionId, now);
    return token;
  }
}

const hash = (token: string): string => createHash('sha256').update(token).digest('hex');
