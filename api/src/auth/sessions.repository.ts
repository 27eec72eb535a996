import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Database } from '../database/database.js';
import { RefreshToken } from '../database/entities/refresh-token.entity.js';
import { Session } from '../database/entities/session.entity.js';
import { toDate } from '../database/rows.js';

/** Whose a session is, and until when. */
export type SessionTerms = Pick<Session, 'userId' | 'expiresAt'>;

/** The tables of sessions and of their refresh tokens. */
@Injectable()
export class SessionsRepository {
  constructor(private readonly database: Database) {}

  async insert(userId: number, expiresAt: Date): Promise<number> {
    return this.database.insert(Session, { userId, expiresAt });
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

  async extend(sessionId: number, expiresAt: Date): Promise<void> {
    await this.sessions.update({ id: sessionId }, { expiresAt });
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
    const sql = 'SELECT user_id, expires_at FROM sessions WHERE id = ?';
    const [row] = await this.database.rows(sql, [sessionId]);
    return row ? { userId: Number(row.user_id), expiresAt: toDate(row.expires_at) } : null;
  }

  private get sessions() {
    return this.database.manager.getRepository(Session);
  }

  private get tokens() {
    return this.database.manager.getRepository(RefreshToken);
  }
}
