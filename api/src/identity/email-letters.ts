import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config/config.js';
import { LetterDesk } from '../mail/letter-desk.js';
import type { Letter } from '../mail/letter.js';
import type { Correspondent } from '../users/correspondent.js';
import { UsersService } from '../users/users.service.js';
import { MailUnavailable } from './identity.errors.js';
import { LetterLimits } from './letter-limits.js';
import { LetterTokens, type Recipient } from './letter-tokens.js';

/** Links by which people show that they read what is sent to an address. */
@Injectable()
export class EmailLetters implements OnModuleInit {
  constructor(
    private readonly users: UsersService,
    private readonly letters: LetterDesk,
    private readonly limits: LetterLimits,
    private readonly tokens: LetterTokens,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.letters.register<Recipient>('confirm_email', (recipient) => this.write(recipient));
  }

  /** Whether addresses count only when they are confirmed. */
  get areNeeded(): boolean {
    return this.config.emailVerification !== 'off';
  }

  /** Counts a letter that is to come. @throws MailUnavailable, RateLimited */
  async take(email: string): Promise<void> {
    if (this.config.mail.kind === 'none') throw new MailUnavailable();
    await this.limits.take('confirm_email', email);
  }

  /** Sends the letter, in the transaction of what causes it. */
  async send(recipient: Recipient): Promise<void> {
    await this.letters.order('confirm_email', recipient);
  }

  private async write({ userId, email }: Recipient): Promise<Letter | null> {
    const person = await this.users.findCorrespondent(userId);
    if (!person || !mayBeConfirmed(person, email)) return null;
    const owner = await this.users.findOwnerOf(email);
    if (owner && owner.id !== userId) return this.tellOwner(owner, person, email);
    const token = await this.tokens.issue({ userId, email }, 'confirm_email');
    return {
      to: email,
      subject: 'Confirm your e-mail address',
      heading: person.loginEmail === null ? `Welcome, @${person.username}` : 'Is this your address?',
      paragraphs: [`Confirm that ${email} is the address of @${person.username}.`],
      // browsers do not send what stands behind the #, so that it is in no log on the way
      action: { label: 'Confirm', url: `${this.config.publicUrl}/verify-email#${token}` },
      note: 'The link is good for 24 hours, and once. If you have not asked for this, do nothing: without you the address is not used.',
    };
  }

  /** Tells whose address it is, and nobody else, that it is taken. */
  private tellOwner(owner: Correspondent, person: Correspondent, email: string): Letter {
    return {
      to: email,
      subject: 'You have an account already',
      heading: `You are @${owner.username}`,
      paragraphs: [
        `Somebody, perhaps you, wants to use this address for the account @${person.username}. It belongs to your account @${owner.username} already, and stays there.`,
        'If you have forgotten your password, you can set a new one.',
      ],
      action: { label: 'Set a new password', url: `${this.config.publicUrl}/forgot-password` },
      note: 'If it was not you, there is nothing to do.',
    };
  }
}

/** Whether an account still wants an address, or has not shown yet that it reads what comes there. */
export function mayBeConfirmed(person: Correspondent, email: string): boolean {
  if (person.newEmail === email) return true;
  return person.email === email && (person.loginEmail === null || person.emailVerifiedAt === null);
}
