import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan } from 'typeorm';
import { Database } from '../database/database.js';
import { AuthChallenge, type ChallengePurpose } from '../database/entities/auth-challenge.entity.js';
import { TicketInvalid } from './factors.errors.js';

const LIFE_MS = 5 * 60_000;
/** How often it may be tried to finish something. */
export const MOST_TRIES = 5;

/** What was begun, and by whom. */
export type Begun = Pick<AuthChallenge, 'userId' | 'challenge'>;

/** The same, and how often it was tried to finish it, this time included. */
export type Attempt = Pick<AuthChallenge, 'userId' | 'challenge' | 'tries'>;

/** Things that are begun in one request and finished in another, once: whoever has the ticket goes on with them. */
@Injectable()
export class AuthChallenges {
  constructor(private readonly database: Database) {}

  /** @returns its ticket */
  async begin(purpose: ChallengePurpose, { userId, challenge }: Begun): Promise<string> {
    const ticket = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.now() + LIFE_MS);
    await this.challenges.delete({ expiresAt: LessThan(new Date()) });
    await this.challenges.insert({ ticketHash: hash(ticket), userId, purpose, challenge, expiresAt });
    return ticket;
  }

  /** Counts a try to finish something. @throws TicketInvalid */
  async attempt(ticket: string, purpose: ChallengePurpose): Promise<Attempt> {
    const which = { ticketHash: hash(ticket), purpose, expiresAt: MoreThan(new Date()) };
    const { affected } = await this.challenges.increment(
      { ...which, tries: LessThan(MOST_TRIES) },
      'tries',
      1,
    );
    const begun = affected === 1 ? await this.challenges.findOneBy(which) : null;
    if (!begun) throw new TicketInvalid();
    return begun;
  }

  /** Finishes it: of two who do at once, one is refused. @throws TicketInvalid */
  async finish(ticket: string, purpose: ChallengePurpose): Promise<void> {
    const { affected } = await this.challenges.delete({ ticketHash: hash(ticket), purpose });
    if (affected !== 1) throw new TicketInvalid();
  }

  /** Whatever somebody has begun cannot be finished any more. */
  async dropAllOf(userId: number): Promise<void> {
    await this.challenges.delete({ userId });
  }

  private get challenges() {
    return this.database.manager.getRepository(AuthChallenge);
  }
}

const hash = (ticket: string): string => createHash('sha256').update(ticket).digest('base64url');
