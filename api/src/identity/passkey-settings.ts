import { Injectable } from '@nestjs/common';
import type { ClientDevice } from '../auth/client-device.js';
import { SecurityNotices } from '../auth/security-notices.js';
import type { Viewer } from '../common/http/viewer.js';
import { Database } from '../database/database.js';
import { type PasskeyInfo, PasskeysService } from '../factors/passkeys.service.js';
import type { RelyingParty } from '../factors/relying-party.js';
import { UsersService } from '../users/users.service.js';
import type { PasskeyCreationDto } from '../auth/login.dto.js';
import type { AddPasskeyDto } from './passkey.dto.js';

/** The viewer's passkeys. What is added or removed is told by letter. */
@Injectable()
export class PasskeySettings {
  constructor(
    private readonly passkeys: PasskeysService,
    private readonly users: UsersService,
    private readonly notices: SecurityNotices,
    private readonly database: Database,
  ) {}

  /** Oldest first. */
  async list(viewer: Viewer): Promise<PasskeyInfo[]> {
    return this.passkeys.list(viewer.id);
  }

  /** @throws TooManyPasskeys */
  async beginAdding(viewer: Viewer, site: RelyingParty): Promise<PasskeyCreationDto> {
    const { username, name } = await this.users.getCurrentUser(viewer.id);
    return this.passkeys.beginAdding({ id: viewer.id, username, name }, site);
  }

  /** @throws TicketInvalid, PasskeyRefused */
  async add(
    viewer: Viewer,
    added: AddPasskeyDto,
    site: RelyingParty,
    device: ClientDevice,
  ): Promise<PasskeyInfo> {
    return this.database.transaction(async () => {
      const passkey = await this.passkeys.add(viewer.id, added, site);
      await this.notices.tell(viewer.id, { what: 'passkey_added', device });
      return passkey;
    });
  }

  /** @throws PasskeyNotFound */
  async rename(viewer: Viewer, id: number, name: string): Promise<PasskeyInfo> {
    return this.passkeys.rename(viewer.id, id, name);
  }

  /** @throws PasskeyNotFound */
  async remove(viewer: Viewer, id: number, device: ClientDevice): Promise<void> {
    await this.database.transaction(async () => {
      await this.passkeys.remove(viewer.id, id);
      await this.notices.tell(viewer.id, { what: 'passkey_removed', device });
    });
  }
}
