import { Injectable } from '@nestjs/common';
import { type Attempt, AuthChallenges, MOST_TRIES } from './auth-challenges.js';
import { TicketInvalid } from './factors.errors.js';
import { type CodeKind, SecondFactorsService } from './second-factors.service.js';

/** A try to take the second step. */
export interface SecondStep extends Attempt {
  readonly userId: number;
  /** Whether there is no further one. */
  readonly isLast: boolean;
}

/** The second step of a log-in, which is taken with a ticket of its own: it is good for five minutes, five tries and one log-in. */
@Injectable()
export class SecondSteps {
  constructor(
    private readonly challenges: AuthChallenges,
    private readonly factors: SecondFactorsService,
  ) {}

  /** @returns the ticket; null when nobody asks this person for a code */
  async begin(userId: number): Promise<string | null> {
    if (!(await this.factors.isOn(userId))) return null;
    return this.challenges.begin('second_factor', { userId, challenge: '' });
  }

  /** Counts a try. @throws TicketInvalid */
  async attempt(ticket: string): Promise<SecondStep> {
    const attempt = await this.challenges.attempt(ticket, 'second_factor');
    const { userId } = attempt;
    if (userId === null) throw new TicketInvalid();
    return { ...attempt, userId, isLast: attempt.tries >= MOST_TRIES };
  }

  /** Uses ticket and code up, in the transaction that opens the session. @returns null when the code was wrong @throws TicketInvalid */
  async take(ticket: string, userId: number, code: string): Promise<CodeKind | null> {
    const kind = await this.factors.take(userId, code);
    if (kind !== null) await this.challenges.finish(ticket, 'second_factor');
    return kind;
  }
}
