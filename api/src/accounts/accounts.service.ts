import { Injectable } from '@nestjs/common';
import { AuthService } from '../auth/auth.service.js';
import { SessionsService } from '../auth/sessions.service.js';
import type { Viewer } from '../common/http/viewer.js';
import { Database } from '../database/database.js';
import type { VisibilityState } from '../database/entities/columns.js';
import { UsersService } from '../users/users.service.js';
import { AccountContent } from './account-content.js';

/** The end of an account, and its hiding. Whatever of it others do not see any more is not counted any more either. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly auth: AuthService,
    private readonly users: UsersService,
    private readonly content: AccountContent,
    private readonly sessions: SessionsService,
    private readonly database: Database,
  ) {}

  /** @throws WrongPassword */
  async delete(viewer: Viewer, password: string): Promise<void> {
    await this.auth.confirmPassword(viewer, password);
    const removal = async () => {
      const state = (await this.users.lock([viewer.id])).get(viewer.id); // from here on nothing can be added to it
      if (!state) return;
      if (state === 'visible') await this.content.incrementCountersOf(viewer.id, -1);
      await this.content.removeAllOf(viewer.id);
      await this.users.delete(viewer.id);
      await this.sessions.ended({ userId: viewer.id });
    };
    await this.database.transaction(removal, { unhurried: true });
  }

  /**
   * Hides somebody from everybody else, or shows them again, for those who run the place.
   * @returns whether it changed anything
   * @throws UserNotFound
   */
  async setState(username: string, state: VisibilityState): Promise<boolean> {
    const id = await this.users.getIdOfAnybody(username);
    const change = async () => {
      const before = (await this.users.lock([id])).get(id);
      if (!before || before === state) return false;
      await this.users.setState(id, state);
      const change = Number(state === 'visible') - Number(before === 'visible');
      if (change === 1 || change === -1) await this.content.incrementCountersOf(id, change);
      return true;
    };
    return this.database.transaction(change, { unhurried: true });
  }
}
