import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config/config.js';
import { LetterDesk } from '../mail/letter-desk.js';
import type { Letter } from '../mail/letter.js';
import { UsersService } from '../users/users.service.js';
import { MailUnavailable } from './identity.errors.js';
import { LetterLimits } from './letter-limits.js';
import { LetterTokens, type Recipient } from './letter-tokens.js';

/** Links for those who have forgotten their password. */
@Injectable()
export class PasswordLetters implements OnModuleInit {
  constructor(
    private readonly users: UsersService,
    private readonly letters: LetterDesk,
    private readonly limits: LetterLimits,
    private readonly tokens: LetterTokens,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.letters.register<{ email: string }>('reset_password', ({ email }) => this.write(email));
  }

  /**
   * Sends a link to an address. Whose that is, is found out when the letter is written: here nothing differs, not even in time, when it is
   * nobody's.
   * @throws MailUnavailable, RateLimited
   */
  async send(email: string): Promise<void> {
    if (this.config.mail.kind === 'none') throw new MailUnavailable();
    await this.limits.take('reset_password', email);
    await this.letters.order('reset_password', { email });
  }

  /** A link as it stands in letters, for those who run the place to hand over. @throws UserNotFound */
  async linkFor(username: string): Promise<string> {
    const userId = await this.users.getIdOfAnybody(username);
    return this.link({ userId, email: '' }); // which shows nothing of an address
  }

  private async write(email: string): Promise<Letter | null> {
    const person = await this.users.findCorrespondentAt(email);
    if (!person) return null;
    return {
      to: email,
      subject: 'Set a new password',
      heading: 'Set a new password',
      paragraphs: [`Somebody, hopefully you, has forgotten the password of @${person.username}.`],
      action: { label: 'Set a new password', url: await this.link({ userId: person.id, email }) },
      note: 'The link is good for one hour, and once. If you have not asked for it, do nothing: your password stays as it is.',
    };
  }

  /** Browsers do not send what stands behind the #, so that it is in no log on the way. */
  private async link(recipient: Recipient): Promise<string> {
    const token = await this.tokens.issue(recipient, 'reset_password');
    return `${this.config.publicUrl}/reset-password#${token}`;
  }
}
