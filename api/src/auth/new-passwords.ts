import { Injectable } from '@nestjs/common';
import { AuthChallenges } from '../factors/auth-challenges.js';
import { UsersService } from '../users/users.service.js';
import type { ClientDevice } from './client-device.js';
import { refuseGuessable } from './guessable-passwords.js';
import { Passwords } from './passwords.js';
import { SecurityNotices } from './security-notices.js';
import { SessionsService } from './sessions.service.js';

/** Passwords that take the place of others. */
@Injectable()
export class NewPasswords {
  constructor(
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly sessions: SessionsService,
    private readonly notices: SecurityNotices,
    private readonly challenges: AuthChallenges,
  ) {}

  /**
   * Looks whether somebody may have a password. Slow, so that it does not belong into a transaction.
   * @param field of the request that it is in
   * @returns its hash
   * @throws ValidationFailed
   */
  async prepare(userId: number, password: string, field: string): Promise<string> {
    const person = await this.users.findCorrespondent(userId);
    await refuseGuessable(password, [person?.username, person?.name, person?.email], `#/${field}`);
    return this.passwords.hash(password);
  }

  /**
   * Inside a transaction: from here on the other one is worth nothing, and neither is any session.
   * @param butFor a session that goes on
   */
  async set(
    userId: number,
    passwordHash: string,
    device: ClientDevice,
    butFor: number | null = null,
  ): Promise<void> {
    await this.users.updatePassword(userId, passwordHash);
    await this.sessions.revokeAllOf(userId, butFor);
    await this.challenges.dropAllOf(userId);
    await this.notices.tell(userId, { what: 'password_changed', device });
  }
}
