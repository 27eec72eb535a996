import { Injectable } from '@nestjs/common';
import type { Viewer } from '../common/http/viewer.js';
import { Database } from '../database/database.js';
import { IdempotencyService, type RepeatableRequest } from '../idempotency/idempotency.service.js';
import { EmailTaken, UsernameTaken } from '../users/user.errors.js';
import { isReservedUsername, USERNAME } from '../users/username.js';
import { UsersService } from '../users/users.service.js';
import type { LoginDto, SignupDto, UsernameAvailabilityDto } from './auth.dto.js';
import { InvalidCredentials, WrongPassword } from './auth.errors.js';
import { Passwords } from './passwords.js';
import { type OpenSession, SessionsService } from './sessions.service.js';

/** Who somebody is: accounts, log-ins and passwords. */
@Injectable()
export class AuthService {
  constructor(
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly sessions: SessionsService,
    private readonly idempotency: IdempotencyService,
    private readonly database: Database,
  ) {}

  /**
   * @param key the client's `Idempotency-Key`: the same sign-up sent again leads into the account that it has made
   * @throws UsernameTaken, EmailTaken, IdempotencyKeyReused
   */
  async signup(signup: SignupDto, key: string | null): Promise<OpenSession> {
    const { username, email, password, name = '' } = signup;
    const passwordHash = await this.passwords.hash(password); // slow: not while others wait for the transaction
    try {
      return await this.database.transaction(async () => {
        const userId = await this.users.create({ username, email, passwordHash, name });
        await this.idempotency.once(repeatable(userId, signup, key), () => Promise.resolve({}));
        return this.sessions.open(userId);
      });
    } catch (error) {
      const isTaken = error instanceof UsernameTaken || error instanceof EmailTaken;
      const userId = isTaken && key !== null ? await this.signedUpWith(key, signup) : null;
      if (userId === null) throw error;
      return this.sessions.open(userId);
    }
  }

  /** Whose sign-up this was. A session is a secret and not kept, so there is a new one for who knows the password. */
  private async signedUpWith(key: string, signup: SignupDto): Promise<number | null> {
    const account = await this.users.findCredentials(signup.username);
    if (!account || !(await this.idempotency.answerTo(repeatable(account.id, signup, key)))) return null;
    return (await this.passwords.verify(signup.password, account.passwordHash)) ? account.id : null;
  }

  /** @throws InvalidCredentials */
  async login({ identifier, password }: LoginDto): Promise<OpenSession> {
    const credentials = await this.users.findCredentials(identifier);
    const right = await this.passwords.verify(password, credentials?.passwordHash);
    if (!credentials || !right) throw new InvalidCredentials(credentials?.id ?? null);
    return this.sessions.open(credentials.id);
  }

  /** @throws WrongPassword when the viewer does not confirm with the right password */
  async confirmPassword(viewer: Viewer, password: string): Promise<void> {
    const credentials = await this.users.findCredentialsOf(viewer.id);
    if (!(await this.passwords.verify(password, credentials?.passwordHash))) throw new WrongPassword();
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

/** A password is not to be guessed from what is kept, so it is not part of it. */
function repeatable(userId: number, signup: SignupDto, key: string | null): RepeatableRequest | null {
  const { username, email, name } = signup;
  return key === null ? null : { userId, operation: 'signup', key, asked: [username, email, name] };
}
