import { Injectable } from '@nestjs/common';
import type { Viewer } from '../common/http/viewer.js';
import { Database } from '../database/database.js';
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
    private readonly database: Database,
  ) {}

  /** @throws UsernameTaken, EmailTaken */
  async signup({ username, email, password, name }: SignupDto): Promise<OpenSession> {
    const passwordHash = await this.passwords.hash(password); // slow: not while others wait for the transaction
    return this.database.transaction(async () =>
      this.sessions.open(await this.users.create({ username, email, passwordHash, name: name ?? '' })),
    );
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
