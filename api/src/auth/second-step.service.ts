import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { WrongCode } from '../factors/factors.errors.js';
import { SecondSteps } from '../factors/second-steps.js';
import type { ClientDevice } from './client-device.js';
import { Entrance } from './entrance.js';
import type { SecondStepDto } from './login.dto.js';
import { LoginLimits } from './login-limits.js';
import { SecurityNotices } from './security-notices.js';
import type { OpenSession } from './sessions.service.js';

/** Log-ins by password that go on with a code. */
@Injectable()
export class SecondStepService {
  constructor(
    private readonly secondSteps: SecondSteps,
    private readonly limits: LoginLimits,
    private readonly notices: SecurityNotices,
    private readonly entrance: Entrance,
    private readonly database: Database,
  ) {}

  /** @throws TicketInvalid, WrongCode, RateLimited */
  async finish({ ticket, code }: SecondStepDto, device: ClientDevice): Promise<OpenSession> {
    const { userId, isLast } = await this.secondSteps.attempt(ticket);
    const wasRight = await this.limits.take(userId, '', device);
    const session = await this.database.transaction(async () => {
      const kind = await this.secondSteps.take(ticket, userId, code);
      if (kind === null) return null;
      if (kind === 'recovery') await this.notices.tell(userId, { what: 'recovery_code_used', device });
      return this.entrance.open(userId, device);
    });
    if (session) {
      await wasRight();
      return session;
    }
    if (isLast) await this.notices.tell(userId, { what: 'codes_refused', device });
    throw new WrongCode(userId);
  }
}
