import { Injectable } from '@nestjs/common';
import { SecondSteps } from '../factors/second-steps.js';
import { UsersService } from '../users/users.service.js';
import type { LoginDto } from './auth.dto.js';
import { InvalidCredentials, SecondFactorRequired } from './auth.errors.js';
import type { ClientDevice } from './client-device.js';
import { Entrance } from './entrance.js';
import { LoginLimits } from './login-limits.js';
import { Passwords } from './passwords.js';
import type { OpenSession } from './sessions.service.js';

/** Log-ins by password. */
@Injectable()
export class LoginService {
  constructor(
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly limits: LoginLimits,
    private readonly secondSteps: SecondSteps,
    private readonly entrance: Entrance,
  ) {}

  /** @throws InvalidCredentials, RateLimited, SecondFactorRequired */
  async login({ identifier, password }: LoginDto, device: ClientDevice): Promise<OpenSession> {
    const credentials = await this.users.findCredentials(identifier);
    const wasRight = await this.limits.take(credentials?.id ?? null, identifier.toLowerCase(), device);
    const right = await this.passwords.verify(password, credentials?.passwordHash);
    if (!credentials || !right) throw new InvalidCredentials(credentials?.id ?? null);
    const ticket = await this.secondSteps.begin(credentials.id);
    // the try stays counted: whoever knows the password alone is not to begin with codes again and again
    if (ticket !== null) throw new SecondFactorRequired(ticket);
    await wasRight();
    return this.entrance.open(credentials.id, device);
  }
}
