import { createHash, randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Viewer } from '../common/http/viewer.js';
import { Database } from '../database/database.js';
import type { Session } from '../database/entities/session.entity.js';
import type { SessionEnd } from '../realtime/realtime.events.js';
import { Realtime } from '../realtime/realtime.js';
import { InvalidRefreshToken, RefreshTokenReused, SessionNotFound } from './auth.errors.js';
import type { ClientDevice } from './client-device.js';
import { KnownDevices, type NotedDevice } from './known-devices.js';
import { type SessionDevice, SessionsRepository, type SessionTerms } from './sessions.repository.js';

/** A session with the refresh token that continues it. */
export interface OpenSession {
  id: number;
  userId: number;
  /** 256 random bits, base64url. Only its hash is stored. */
  refreshToken: string;
  expiresAt: Date;
  /** The browser, only after a log-in. */
  device?: NotedDevice;
}

/** What a session may do: nothing when it is null. */
export type SessionStanding = 'open' | 'pending' | null;

const DAY = 86_400_000;
/** A session ends when it was not used for as long, */
const SESSION_MS = 30 * DAY;
/** and after this whatever happens: then one has to log in again (OWASP ASVS 7.3.2). */
const LONGEST_SESSION_MS = 90 * DAY;
/** For how long one is asked no more who one is, before what concerns the security of an account. */
const RECENT_MS = 10 * 60_000;
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
    private readonly devices: KnownDevices,
    private readonly database: Database,
    private readonly realtime: Realtime,
  ) {}

  onModuleInit(): void {
    this.realtime.elsewhere.on('ended', (end, forgotten) => {
      this.forget(end);
      forgotten(true);
    });
  }

  async open(userId: number, device: ClientDevice): Promise<OpenSession> {
    return this.database.transaction(async () => {
      const now = new Date();
      const expiresAt = new Date(now.getTime() + SESSION_MS);
      await this.sessions.deleteExpired(userId, now);
      const id = await this.sessions.insert(userId, noted(device), now, expiresAt);
      const refreshToken = await this.issueToken(id, now);
      return { id, userId, expiresAt, refreshToken, device: await this.devices.note(userId, device.token) };
    });
  }

  /** @throws InvalidRefreshToken, RefreshTokenReused */
  async rotate(refreshToken: string, device: ClientDevice): Promise<OpenSession> {
    // a replay ends the session: that must be committed, so the error comes after the transaction
    const rotated = await this.database.transaction(() => this.tryRotate(hash(refreshToken), device));
    if (!rotated) throw new InvalidRefreshToken();
    if ('reusedOf' in rotated) throw new RefreshTokenReused(rotated.reusedOf);
    return rotated;
  }

  /** Notes that somebody has just shown again who they are. */
  async noteAuthentication(sessionId: number): Promise<void> {
    await this.sessions.noteAuthentication(sessionId, new Date());
  }

  /** Whether whoever has a session has shown who they are a short while ago, by logging in or since. */
  async isRecentlyAuthenticated(sessionId: number): Promise<boolean> {
    const at = await this.sessions.authenticatedAt(sessionId);
    return at !== null && Date.now() - at.getTime() < RECENT_MS;
  }

  /** Ends a session, its sockets included. */
  async revoke(sessionId: number): Promise<void> {
    await this.sessions.delete(sessionId);
    await this.ended({ sessionId });
  }

  /** Those of the viewer that are open, the one used last first. */
  async list(viewer: Viewer): Promise<Session[]> {
    return this.sessions.openOf(viewer.id, new Date());
  }

  /** Ends one of the viewer's. @throws SessionNotFound */
  async revokeOwn(viewer: Viewer, sessionId: number): Promise<void> {
    if (!(await this.sessions.deleteOf(viewer.id, sessionId))) throw new SessionNotFound();
    await this.ended({ sessionId });
  }

  /** Ends all of an account, but for one. */
  async revokeAllOf(userId: number, butFor: number | null = null): Promise<void> {
    await this.database.transaction(async () => {
      for (const sessionId of await this.sessions.idsOf(userId))
        if (sessionId !== butFor) await this.revoke(sessionId);
    });
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

  /** What a session may still do: a revoked one is worth nothing at once, whatever its access tokens say. */
  async standingOf(sessionId: number, userId: number): Promise<SessionStanding> {
    const session = this.recall(sessionId) ?? (await this.ask(sessionId));
    if (session?.userId !== userId || session.expiresAt.getTime() <= Date.now()) return null;
    return session.pending ? 'pending' : 'open';
  }

  /** Whether it may do everything. */
  async isOpen(sessionId: number, userId: number): Promise<boolean> {
    return (await this.standingOf(sessionId, userId)) === 'open';
  }

  /** Only while others can tell when it is over. */
  private recall(sessionId: number): SessionTerms | undefined {
    return this.realtime.isInformed() ? this.remembered.get(sessionId) : undefined;
  }

  private async ask(sessionId: number): Promise<SessionTerms | null> {
    const endsBefore = this.ends;
    const session = await this.sessions.find(sessionId);
    // what was to be forgotten meanwhile may be what the answer tells of
    if (session && !session.pending && endsBefore === this.ends && this.realtime.isInformed())
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

  private async tryRotate(
    tokenHash: string,
    device: ClientDevice,
  ): Promise<OpenSession | { reusedOf: number } | null> {
    const now = new Date();
    const found = await this.sessions.lockByToken(tokenHash);
    if (!found || found.session.expiresAt <= now) return null;
    const { token, session } = found;
    if (token.replacedAt && now.getTime() - token.replacedAt.getTime() > GRACE_MS) {
      await this.revoke(session.id);
      return { reusedOf: session.userId };
    }
    if (!token.replacedAt) await this.sessions.replaceToken(tokenHash, now);
    const longest = session.createdAt.getTime() + LONGEST_SESSION_MS;
    const expiresAt = new Date(Math.min(now.getTime() + SESSION_MS, longest));
    await this.sessions.extend(session.id, noted(device), now, expiresAt);
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

const noted = ({ label, addressRange }: ClientDevice): SessionDevice => ({ device: label, addressRange });

const hash = (token: string): string => createHash('sha256').update(token).digest('hex');
