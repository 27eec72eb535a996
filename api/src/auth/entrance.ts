import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { ClientDevice } from './client-device.js';
import { SecurityNotices } from './security-notices.js';
import { type OpenSession, SessionsService } from './sessions.service.js';

/** Lets in who has shown who they are. */
@Injectable()
export class Entrance {
  constructor(
    private readonly sessions: SessionsService,
    private readonly notices: SecurityNotices,
    private readonly database: Database,
  ) {}

  /** Opens a session, and tells its owner when it is in a browser that was not used before. */
  async open(userId: number, device: ClientDevice): Promise<OpenSession> {
    return this.database.transaction(async () => {
      const session = await this.sessions.open(userId, device);
      if (session.device?.isNew) await this.notices.tell(userId, { what: 'new_device', device });
      return session;
    });
  }
}
