import { Injectable } from '@nestjs/common';
import { AuthService } from '../auth/auth.service.js';
import type { ClientDevice } from '../auth/client-device.js';
import { SecurityNotices } from '../auth/security-notices.js';
import type { Viewer } from '../common/http/viewer.js';
import { Database } from '../database/database.js';
import type { Correspondent } from '../users/correspondent.js';
import { UserNotFound } from '../users/user.errors.js';
import { UsersService } from '../users/users.service.js';
import type { ChangeEmailDto } from './email.dto.js';
import { EmailLetters, mayBeConfirmed } from './email-letters.js';
import { TokenInvalid } from './identity.errors.js';
import { LetterTokens } from './letter-tokens.js';

/**
 * Addresses of accounts. Where they are confirmed, one counts only when its owner has followed the link in a letter; until then it is a
 * claim, which anybody can make, so that nobody learns by it whose it is.
 */
@Injectable()
export class EmailService {
  constructor(
    private readonly users: UsersService,
    private readonly auth: AuthService,
    private readonly notices: SecurityNotices,
    private readonly letters: EmailLetters,
    private readonly tokens: LetterTokens,
    private readonly database: Database,
  ) {}

  /**
   * Sends the letter again, to the address that is to be confirmed; if none is, there is nothing to do.
   * @throws MailUnavailable, RateLimited
   */
  async sendAgain(viewer: Viewer): Promise<void> {
    const person = await this.users.findCorrespondent(viewer.id);
    if (!person || (person.emailVerifiedAt && person.newEmail === null)) return;
    const email = person.newEmail ?? person.email;
    await this.letters.take(email);
    await this.letters.send({ userId: viewer.id, email });
  }

  /** @throws WrongPassword, RateLimited, and EmailTaken where addresses are not confirmed */
  async change(viewer: Viewer, { email, password }: ChangeEmailDto, device: ClientDevice): Promise<void> {
    await this.auth.confirmPassword(viewer, password);
    if (this.letters.areNeeded) await this.letters.take(email);
    await this.database.transaction(async () => {
      const person = await this.users.lockCorrespondent(viewer.id);
      if (!person) throw new UserNotFound();
      if (email === person.loginEmail) await this.users.updateEmail(person.id, { newEmail: null });
      else if (this.letters.areNeeded) await this.askFor(person, email, device);
      else await this.replace(person, { email, emailVerifiedAt: null });
    });
  }

  /** Keeps the address that there is. */
  async cancelChange(viewer: Viewer): Promise<void> {
    await this.users.updateEmail(viewer.id, { newEmail: null });
  }

  /**
   * Lets an address count whose letter was read. An account that waited for it is open from here on.
   * @throws TokenInvalid, and EmailTaken when it came to count for another account first
   */
  async confirm(token: string): Promise<void> {
    await this.database.transaction(async () => {
      const { userId, email } = await this.tokens.use(token, 'confirm_email');
      const person = await this.users.lockCorrespondent(userId);
      if (!person || !mayBeConfirmed(person, email)) throw new TokenInvalid();
      await this.prove(person, email);
    });
  }

  /** The same without a letter: for those who run the place. @throws UserNotFound, EmailTaken */
  async confirmFor(username: string): Promise<void> {
    const id = await this.users.getIdOfAnybody(username);
    await this.database.transaction(async () => {
      const person = await this.users.lockCorrespondent(id);
      if (person) await this.prove(person, person.newEmail ?? person.email);
    });
  }

  /** Lets an address count for an account that is locked, unless it counts for another one. @throws EmailTaken */
  async prove(person: Correspondent, email: string): Promise<void> {
    const emailVerifiedAt = new Date();
    if (person.loginEmail === email) await this.users.updateEmail(person.id, { emailVerifiedAt });
    else await this.replace(person, { email, emailVerifiedAt });
    if (person.state === 'pending') await this.users.setState(person.id, 'visible');
  }

  /** An address that counts stays until another one is confirmed; one that is only claimed is given up at once. */
  private async askFor(person: Correspondent, email: string, device: ClientDevice): Promise<void> {
    await this.users.updateEmail(person.id, person.loginEmail === null ? { email } : { newEmail: email });
    await this.letters.send({ userId: person.id, email });
    await this.notices.tell(person.id, { what: 'email_change_asked', device });
  }

  private async replace(
    person: Correspondent,
    { email, emailVerifiedAt }: { email: string; emailVerifiedAt: Date | null },
  ): Promise<void> {
    await this.users.updateEmail(person.id, { email, loginEmail: email, newEmail: null, emailVerifiedAt });
    await this.tokens.revokeAllOf(person.id, 'reset_password'); // those went to the old one
    if (person.loginEmail !== null)
      await this.notices.tell(person.id, { what: 'email_changed', to: person.loginEmail });
  }
}
