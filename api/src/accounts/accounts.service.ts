import { Injectable } from '@nestjs/common';
import { AuthService } from '../auth/auth.service.js';
import type { Viewer } from '../common/http/viewer.js';
import { Realtime } from '../realtime/realtime.js';
import { Database } from '../database/database.js';
import { UsersService } from '../users/users.service.js';
import { AccountContent } from './account-content.js';

/** The end of an account: everything of it goes, and every counter that it moved is moved back. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly auth: AuthService,
    private readonly users: UsersService,
    private readonly content: AccountContent,
    private readonly realtime: Realtime,
    private readonly database: Database,
  ) {}

  /** @throws WrongPassword */
  async delete(viewer: Viewer, password: string): Promise<void> {
    await this.auth.confirmPassword(viewer, password);
    const removal = async () => {
      if (!(await this.users.lock(viewer.id))) return; // from here on nothing can be added to it
      await this.content.removeAllOf(viewer.id);
      await this.users.delete(viewer.id);
      await this.database.afterCommit(() => Promise.resolve(this.realtime.endPerson(viewer.id)));
    };
    await this.database.transaction(removal, { unhurried: true });
  }
}
