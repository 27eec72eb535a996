import { Injectable } from '@nestjs/common';
import type { Viewer } from '../common/http/viewer.js';
import { UsersService } from '../users/users.service.js';
import { Database } from '../database/database.js';
import type { LoginDto } from './auth.dto.js';
import { InvalidCredentials, WrongPassword } from './auth.errors.js';
import type { ClientDevice } from './client-device.js';
import { LoginLimits } from './login-limits.js';
import { Passwords } from './passwords.js';
import { SecurityNotices } from './security-notices.js';
import { type OpenSession, SessionsService } from './sessions.service.js';

/** Whether people are who they say they are. */
@Injectable()
export class AuthService {
  constructor(
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly sessions: SessionsService,
    private readonly limits: LoginLimits,
    private readonly notices: SecurityNotices,
    private readonly database: Database,
  ) {}

  /** @throws InvalidCredentials, RateLimited */
  async login({ identifier, password }: LoginDto, device: ClientDevice): Promise<OpenSession> {
    const credentials = await this.users.findCredentials(identifier);
    const { known, wasRight } = await this.limits.take(
      credentials?.id ?? null,
      identifier.toLowerCase(),
      device,
    );
    const right = await this.passwords.verify(password, credentials?.passwordHash);
    if (!credentials || !right) throw new InvalidCredentials(credentials?.id ?? null);
    await wasRight();
    return this.database.transaction(async () => {
      if (!known) await this.notices.tell(credentials.id, { what: 'new_device', device });
      return this.sessions.open(credentials.id, device);
    });
  }

  /**
   * @param field of the request that it is in
   * @throws WrongPassword when the viewer does not confirm with the right password
   */
  async confirmPassword(viewer: Viewer, password: string, field?: string): Promise<void> {
    const credentials = await this.users.findCredentialsOf(viewer.id);
    if (!(await this.passwords.verify(password, credentials?.passwordHash))) throw new WrongPassword(field);
  }
}
