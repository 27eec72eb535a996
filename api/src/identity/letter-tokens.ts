import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { LessThan } from 'typeorm';
import { Config, deriveKey } from '../config/config.js';
import { Database } from '../database/database.js';
import { type LetterPurpose, LetterToken } from '../database/entities/letter-token.entity.js';
import { TokenInvalid } from './identity.errors.js';

/** For how long a letter's link is good, in seconds. */
const SECONDS: Record<LetterPurpose, number> = { confirm_email: 24 * 3600, reset_password: 3600 };

/** Whom a letter was sent to. */
export type Recipient = Pick<LetterToken, 'userId' | 'email'>;

/**
 * What stands in the links of letters: signed, so that only what was made here is looked for, and good once, for as long as its row is
 * there (OWASP Forgot Password Cheat Sheet). Only a hash of it is stored.
 */
@Injectable()
export class LetterTokens {
  constructor(
    private readonly jwt: JwtService,
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async issue({ userId, email }: Recipient, purpose: LetterPurpose): Promise<string> {
    const id = randomBytes(16).toString('base64url');
    const expiresAt = new Date(Date.now() + SECONDS[purpose] * 1000);
    await this.tokens.delete({ userId, expiresAt: LessThan(new Date()) });
    await this.tokens.insert({ tokenHash: hash(id), userId, purpose, email, expiresAt });
    return this.jwt.sign({}, { ...this.key, jwtid: id, audience: purpose, expiresIn: SECONDS[purpose] });
  }

  /** Whom a token was sent to, without using it up. @throws TokenInvalid */
  async read(token: string, purpose: LetterPurpose): Promise<Recipient> {
    const row = await this.tokens.findOneBy({ tokenHash: this.hashIn(token, purpose), purpose });
    if (!row || row.expiresAt <= new Date()) throw new TokenInvalid();
    return row;
  }

  /**
   * Uses a token up, in the transaction of what it is used for: of two that come at once one is refused.
   * @throws TokenInvalid
   */
  async use(token: string, purpose: LetterPurpose): Promise<Recipient> {
    const recipient = await this.read(token, purpose);
    const { affected } = await this.tokens.delete({ tokenHash: this.hashIn(token, purpose) });
    if (affected !== 1) throw new TokenInvalid();
    return recipient;
  }

  /** From here on, no link that was sent before is good. */
  async revokeAllOf(userId: number, purpose: LetterPurpose): Promise<void> {
    await this.tokens.delete({ userId, purpose });
  }

  private hashIn(token: string, purpose: LetterPurpose): string {
    try {
      const { jti } = this.jwt.verify<{ jti: string }>(token, {
        ...this.key,
        audience: purpose,
        algorithms: ['HS256'],
      });
      return hash(jti);
    } catch {
      throw new TokenInvalid();
    }
  }

  private get key() {
    return { secret: deriveKey(this.config.jwtSecret, 'letters') as never };
  }

  private get tokens() {
    return this.database.manager.getRepository(LetterToken);
  }
}

const hash = (id: string): string => createHash('sha256').update(id).digest('base64url');
