import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan } from 'typeorm';
import { Database } from '../database/database.js';
import { RefreshToken } from '../database/entities/refresh-token.entity.js';
import { Session } from '../database/entities/session.entity.js';
import { toDate } from '../database/rows.js';
import { isPending } from '../users/pending.query.js';

/** Whose a session is, and until when. */
export type SessionTerms = Pick<Session, 'userId' | 'expiresAt'> & {
  /** Whether the account is not open yet. */
  readonly pending: boolean;
};

/** What is noted of the device that a session is on. */
export type SessionDevice = Pick<Session, 'device' | 'addressRange'>;

/** The tables of sessions and of their refresh tokens. */
@Injectable()
export class SessionsRepository {
  constructor(private readonly database: Database) {}

  async insert(userId: number, device: SessionDevice, now: Date, expiresAt: Date): Promise<number> {
    return this.database.insert(Session, {
      userId,
      ...device,
      lastUsedAt: now,
      authenticatedAt: now,
      expiresAt,
    });
  }

  async insertToken(tokenHash: string, sessionId: number, now: Date): Promise<void> {
    await this.tokens.insert({ tokenHash, sessionId, createdAt: now, replacedAt: null });
  }

  /** Finds a refresh token and locks its session until the transaction ends. */
  async lockByToken(tokenHash: string): Promise<{ token: RefreshToken; session: Session } | null> {
    const token = await this.tokens.findOneBy({ tokenHash });
    if (!token) return null;
    const query = this.sessions
      .createQueryBuilder('session')
      .where('session.id = :id', { id: token.sessionId });
    const session = await this.database.forUpdate(query).getOne();
    // read again behind the lock: another request may have replaced it meanwhile
    const current = session && (await this.tokens.findOneBy({ tokenHash }));
    return current ? { token: current, session } : null;
  }

  async replaceToken(tokenHash: string, now: Date): Promise<void> {
    await this.tokens.update({ tokenHash }, { replacedAt: now });
  }

  async extend(sessionId: number, device: SessionDevice, now: Date, expiresAt: Date): Promise<void> {
    await this.sessions.update({ id: sessionId }, { ...device, lastUsedAt: now, expiresAt });
  }

  async noteAuthentication(sessionId: number, now: Date): Promise<void> {
    await this.sessions.update({ id: sessionId }, { authenticatedAt: now });
  }

  async authenticatedAt(sessionId: number): Promise<Date | null> {
    const session = await this.sessions.findOne({
      select: { id: true, authenticatedAt: true },
      where: { id: sessionId },
    });
    return session?.authenticatedAt ?? null;
  }

  /** Removes tokens that are too old to be replayed. */
  async forgetTokens(sessionId: number, before: Date): Promise<void> {
    await this.tokens.delete({ sessionId, createdAt: LessThan(before) });
  }

  async delete(sessionId: number): Promise<void> {
    await this.sessions.delete({ id: sessionId });
  }

  async findIdByToken(tokenHash: string): Promise<number | null> {
    return (await this.tokens.findOneBy({ tokenHash }))?.sessionId ?? null;
  }

  async deleteExpired(userId: number, now: Date): Promise<void> {
    await this.sessions.delete({ userId, expiresAt: LessThan(now) });
  }

  async find(sessionId: number): Promise<SessionTerms | null> {
    const [row] = await this.database.rows(TERMS_BY_ID, [sessionId]);
    if (!row) return null;
    const { user_id: userId, expires_at: expiresAt, pending } = row;
    return { userId: Number(userId), expiresAt: toDate(expiresAt), pending: Number(pending) === 1 };
  }

  /** Those of somebody that are open, the one used last first. */
  async openOf(userId: number, now: Date): Promise<Session[]> {
    return this.sessions.find({
      where: { userId, expiresAt: MoreThan(now) },
      order: { lastUsedAt: 'DESC', id: 'DESC' },
    });
  }

  /** @returns whether there was one */
  async deleteOf(userId: number, sessionId: number): Promise<boolean> {
    return (await this.sessions.delete({ id: sessionId, userId })).affected === 1;
  }

  async idsOf(userId: number): Promise<number[]> {
    return (await this.sessions.find({ select: { id: true }, where: { userId } })).map(({ id }) => id);
  }

  private get sessions() {
    return this.database.manager.getRepository(Session);
  }

  private get tokens() {
    return this.database.manager.getRepository(RefreshToken);
  }
}

/** Parameter: id. */
const TERMS_BY_ID = `SELECT s.user_id AS user_id, s.expires_at AS expires_at, ${isPending('s.user_id')} AS pending
  FROM sessions s WHERE s.id = ?`;
