import { Injectable } from '@nestjs/common';
import type { ClientDevice } from '../auth/client-device.js';
import { Passwords } from '../auth/passwords.js';
import { type OpenSession, SessionsService } from '../auth/sessions.service.js';
import { Config, type EmailVerification } from '../config/config.js';
import { Database } from '../database/database.js';
import { IdempotencyService, type RepeatableRequest } from '../idempotency/idempotency.service.js';
import { EmailLetters } from '../identity/email-letters.js';
import { EmailTaken, UsernameTaken } from '../users/user.errors.js';
import { isReservedUsername, USERNAME } from '../users/username.js';
import type { NewUser } from '../users/new-user.js';
import { UsersService } from '../users/users.service.js';
import type { SignupDto, UsernameAvailabilityDto } from './signup.dto.js';

/** The beginning of an account. */
@Injectable()
export class SignupService {
  constructor(
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly sessions: SessionsService,
    private readonly letters: EmailLetters,
    private readonly idempotency: IdempotencyService,
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /**
   * @param key the client's `Idempotency-Key`: the same sign-up sent again leads into the account that it has made
   * @throws UsernameTaken, IdempotencyKeyReused, and EmailTaken where addresses are not confirmed
   */
  async signup(signup: SignupDto, key: string | null, device: ClientDevice): Promise<OpenSession> {
    const { username, email, password, name = '' } = signup;
    const toBeConfirmed = CONFIRMED[this.config.emailVerification];
    if (toBeConfirmed) await this.letters.take(email);
    const passwordHash = await this.passwords.hash(password); // slow: not while others wait for the transaction
    try {
      return await this.database.transaction(async () => {
        const userId = await this.users.create({ username, email, passwordHash, name, toBeConfirmed });
        if (toBeConfirmed) await this.letters.send({ userId, email });
        await this.idempotency.once(repeatable(userId, signup, key), () => Promise.resolve({}));
        return this.sessions.open(userId, device);
      });
    } catch (error) {
      const isTaken = error instanceof UsernameTaken || error instanceof EmailTaken;
      const userId = isTaken && key !== null ? await this.signedUpWith(key, signup) : null;
      if (userId === null) throw error;
      return this.sessions.open(userId, device);
    }
  }

  /** Whose sign-up this was. A session is a secret and not kept, so there is a new one for who knows the password. */
  private async signedUpWith(key: string, signup: SignupDto): Promise<number | null> {
    const account = await this.users.findCredentials(signup.username);
    if (!account || !(await this.idempotency.answerTo(repeatable(account.id, signup, key)))) return null;
    return (await this.passwords.verify(signup.password, account.passwordHash)) ? account.id : null;
  }

  async checkUsername(text: string): Promise<UsernameAvailabilityDto> {
    const username = text.trim().toLowerCase();
    const reason = await this.whyNot(username);
    return { username, available: reason === null, reason };
  }

  private async whyNot(username: string): Promise<UsernameAvailabilityDto['reason']> {
    if (!USERNAME.test(username)) return 'username_invalid';
    if (isReservedUsername(username)) return 'username_reserved';
    return (await this.users.isUsernameFree(username)) ? null : 'username_taken';
  }
}

/** Where addresses are confirmed, nobody learns here whether one is taken: the letter says it to whoever reads it. */
const CONFIRMED: Record<EmailVerification, NewUser['toBeConfirmed']> = {
  required: 'before-taking-part',
  optional: 'some-time',
  off: undefined,
};

/** A password is not to be guessed from what is kept, so it is not part of it. */
function repeatable(userId: number, signup: SignupDto, key: string | null): RepeatableRequest | null {
  const { username, email, name } = signup;
  return key === null ? null : { userId, operation: 'signup', key, asked: [username, email, name] };
}
