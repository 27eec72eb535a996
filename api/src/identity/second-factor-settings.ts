import { Injectable } from '@nestjs/common';
import type { ClientDevice } from '../auth/client-device.js';
import { SecurityNotices } from '../auth/security-notices.js';
import type { Viewer } from '../common/http/viewer.js';
import { Database } from '../database/database.js';
import { type AuthenticatorSetup, SecondFactorsService } from '../factors/second-factors.service.js';
import { PasskeysService } from '../factors/passkeys.service.js';
import { UsersService } from '../users/users.service.js';

/** How somebody's second factor is set up, renewed and removed. Each change is told by letter. */
@Injectable()
export class SecondFactorSettings {
  constructor(
    private readonly factors: SecondFactorsService,
    private readonly passkeys: PasskeysService,
    private readonly users: UsersService,
    private readonly notices: SecurityNotices,
    private readonly database: Database,
  ) {}

  /** @throws SecondFactorOn */
  async begin(viewer: Viewer): Promise<AuthenticatorSetup> {
    const { username } = await this.users.getCurrentUser(viewer.id);
    return this.factors.begin(viewer.id, username);
  }

  /** @returns recovery codes @throws SecondFactorOn, WrongCode */
  async confirm(viewer: Viewer, code: string, device: ClientDevice): Promise<string[]> {
    return this.database.transaction(async () => {
      const codes = await this.factors.confirm(viewer.id, code);
      await this.notices.tell(viewer.id, { what: 'authenticator_added', device });
      return codes;
    });
  }

  /** @returns recovery codes in place of those that there are @throws SecondFactorOff */
  async renewCodes(viewer: Viewer, device: ClientDevice): Promise<string[]> {
    return this.database.transaction(async () => {
      const codes = await this.factors.renewCodes(viewer.id);
      await this.notices.tell(viewer.id, { what: 'recovery_codes_renewed', device });
      return codes;
    });
  }

  /** No code is asked for any more. */
  async remove(viewer: Viewer, device?: ClientDevice): Promise<void> {
    await this.database.transaction(async () => {
      if (await this.factors.turnOff(viewer.id))
        await this.notices.tell(viewer.id, { what: 'authenticator_removed', device });
    });
  }

  /** Passkeys, too: for those who run the place, when somebody has lost everything. @throws UserNotFound */
  async removeAllOf(username: string): Promise<void> {
    const id = await this.users.getIdOfAnybody(username);
    await this.database.transaction(async () => {
      await this.passkeys.removeAllOf(id);
      await this.remove({ id });
    });
  }
}
