import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config/config.js';
import { LetterDesk } from '../mail/letter-desk.js';
import type { Letter } from '../mail/letter.js';
import { UsersService } from '../users/users.service.js';
import type { ClientDevice } from './client-device.js';

/** What somebody is told of, so that they notice when it was not them. */
interface Happening {
  readonly what: keyof typeof NOTICES;
  /** From where, when it is known. */
  readonly device?: ClientDevice;
  /** The address that is told, unless it is the account's: the one that it had before. */
  readonly to?: string | null;
}

interface Order extends Pick<Happening, 'what'> {
  readonly userId: number;
  readonly at: string;
  readonly to: string | null;
  readonly device: string | null;
  readonly addressRange: string | null;
}

type Words = Pick<Letter, 'subject' | 'heading' | 'paragraphs'>;

const NOTICES = {
  new_device: (name: string): Words => ({
    subject: 'New log-in to your account',
    heading: 'A new log-in',
    paragraphs: [`Somebody has logged in to ${name} from a browser that was not used for it before.`],
  }),
  password_changed: (name: string): Words => ({
    subject: 'Your password was changed',
    heading: 'Your password was changed',
    paragraphs: [`The password of ${name} was changed. All other sessions have ended.`],
  }),
  authenticator_added: (name: string): Words => ({
    subject: 'Codes are asked for at your log-in',
    heading: 'An authenticator app was set up',
    paragraphs: [`From now on a code is asked for after the password of ${name}.`],
  }),
  authenticator_removed: (name: string): Words => ({
    subject: 'No codes are asked for any more',
    heading: 'The authenticator app was removed',
    paragraphs: [`The password of ${name} is enough to log in from now on.`],
  }),
  recovery_codes_renewed: (name: string): Words => ({
    subject: 'You have new recovery codes',
    heading: 'New recovery codes',
    paragraphs: [`There are new recovery codes for ${name}. The ones from before are worth nothing.`],
  }),
  recovery_code_used: (name: string): Words => ({
    subject: 'A recovery code was used',
    heading: 'A recovery code was used',
    paragraphs: [
      `Somebody has logged in to ${name} with a recovery code, which is worth nothing from now on.`,
    ],
  }),
  codes_refused: (name: string): Words => ({
    subject: 'Somebody may know your password',
    heading: 'A log-in was stopped',
    paragraphs: [`Somebody has given the right password for ${name}, and then several wrong codes.`],
  }),
  passkey_added: (name: string): Words => ({
    subject: 'A passkey was added to your account',
    heading: 'A passkey was added',
    paragraphs: [`With it one can log in to ${name} without a password.`],
  }),
  passkey_removed: (name: string): Words => ({
    subject: 'A passkey was removed from your account',
    heading: 'A passkey was removed',
    paragraphs: [`It is no longer taken for ${name}.`],
  }),
  email_change_asked: (name: string): Words => ({
    subject: 'Another address for your account',
    heading: 'Another address was given',
    paragraphs: [
      `Somebody who knows the password of ${name} wants to use another e-mail address for it.`,
      'It takes the place of this one as soon as it is confirmed there.',
    ],
  }),
  email_changed: (name: string): Words => ({
    subject: 'Your e-mail address was changed',
    heading: 'Your e-mail address was changed',
    paragraphs: [`${name} has another e-mail address now. Letters about it no longer come here.`],
  }),
} as const;

/** Tells people by letter what concerns the security of their account (OWASP ASVS 6.3.5 and 6.3.7), if letters can reach them. */
@Injectable()
export class SecurityNotices implements OnModuleInit {
  constructor(
    private readonly letters: LetterDesk,
    private readonly users: UsersService,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.letters.register<Order>('security_notice', (order) => this.write(order));
  }

  /** Inside the transaction of what happens. */
  async tell(userId: number, { what, device, to = null }: Happening): Promise<void> {
    const at = new Date().toISOString();
    const { label = null, addressRange = null } = device ?? {};
    await this.letters.order('security_notice', { userId, what, at, to, device: label, addressRange });
  }

  private async write({ userId, what, at, to, device, addressRange }: Order): Promise<Letter | null> {
    const person = await this.users.findCorrespondent(userId);
    const address = to ?? person?.loginEmail;
    if (!person || !address) return null; // only claimed: somebody else may read it
    const facts: [string, string][] = [['Time', `${MOMENT.format(new Date(at))} UTC`]];
    if (device !== null) facts.unshift(['Device', device]);
    if (addressRange !== null) facts.push(['Network', addressRange]);
    return {
      to: address,
      ...NOTICES[what](`@${person.username}`),
      facts,
      action: { label: 'Look at your sessions', url: `${this.config.publicUrl}/settings/security` },
      note: 'If this was you, there is nothing to do. If not, set a new password at once: that ends all other sessions.',
    };
  }
}

const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
