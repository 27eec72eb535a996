import { Injectable } from '@nestjs/common';
import type { Viewer } from '../common/http/viewer.js';
import { UsersService } from '../users/users.service.js';
import type { LoginDto } from './auth.dto.js';
import { InvalidCredentials, WrongPassword } from './auth.errors.js';
import { Passwords } from './passwords.js';
import { type OpenSession, SessionsService } from './sessions.service.js';

/** Whether people are who they say they are. */
@Injectable()
export class AuthService {
  constructor(
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly sessions: SessionsService,
  ) {}

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
}
