import { Injectable } from '@nestjs/common';
import type { Viewer } from '../common/http/viewer.js';
import type { Page } from '../common/pagination/page.js';
import type { PageRequest } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';
import { NotificationsService, type Occasion } from '../notifications/notifications.service.js';
import type { PersonDto, ProfileDto } from '../users/user.dto.js';
import { UserNotFound } from '../users/user.errors.js';
import { UsersService } from '../users/users.service.js';
import { AccountHidden } from '../visibility/visibility.errors.js';
import { CannotFollowSelf } from './follower.errors.js';
import { FollowersRepository } from './followers.repository.js';

/** Who follows whom, and the counters of both ends. */
@Injectable()
export class FollowersService {
  constructor(
    private readonly followers: FollowersRepository,
    private readonly users: UsersService,
    private readonly notifications: NotificationsService,
    private readonly database: Database,
  ) {}

  /**
   * Follows somebody; again is no error and changes nothing.
   * @param at when it happened, unless that is now
   * @throws UserNotFound, CannotFollowSelf, AccountHidden
   */
  async follow(viewer: Viewer, username: string, at?: Date): Promise<ProfileDto> {
    const followeeId = await this.users.getIdByUsername(viewer, username);
    if (followeeId === viewer.id) throw new CannotFollowSelf();
    await this.database.transaction(async () => {
      const states = await this.users.lock([viewer.id, followeeId]);
      if (states.get(followeeId) !== 'visible') throw new UserNotFound();
      if (states.get(viewer.id) !== 'visible') throw new AccountHidden();
      if (!(await this.followers.insert(viewer.id, followeeId, at))) return;
      await this.users.incrementCounter([viewer.id], 'followingCount', 1);
      await this.users.incrementCounter([followeeId], 'followerCount', 1);
      await this.notifications.notify(followOf(viewer, followeeId), at);
    });
    return this.users.getProfile(viewer, username);
  }

  /**
   * Stops following somebody; again is no error and changes nothing.
   * @throws UserNotFound, CannotFollowSelf
   */
  async unfollow(viewer: Viewer, username: string): Promise<ProfileDto> {
    const followeeId = await this.users.getIdByUsername(viewer, username);
    if (followeeId === viewer.id) throw new CannotFollowSelf();
    await this.database.transaction(async () => {
      const states = await this.users.lock([viewer.id, followeeId]);
      if (!(await this.followers.delete(viewer.id, followeeId))) return;
      // of hidden people nothing is counted
      if (states.get(followeeId) === 'visible')
        await this.users.incrementCounter([viewer.id], 'followingCount', -1);
      if (states.get(viewer.id) === 'visible')
        await this.users.incrementCounter([followeeId], 'followerCount', -1);
      await this.notifications.withdraw(followOf(viewer, followeeId));
    });
    return this.users.getProfile(viewer, username);
  }

  /** @throws UserNotFound */
  async pageOfFollowers(
    viewer: Viewer | null,
    username: string,
    request: PageRequest,
  ): Promise<Page<PersonDto>> {
    const userId = await this.users.getIdByUsername(viewer, username);
    return this.users.page(viewer, await this.followers.followerIds(viewer, userId, request), request.limit);
  }

  /** @throws UserNotFound */
  async pageOfFollowing(
    viewer: Viewer | null,
    username: string,
    request: PageRequest,
  ): Promise<Page<PersonDto>> {
    const userId = await this.users.getIdByUsername(viewer, username);
    return this.users.page(viewer, await this.followers.followeeIds(viewer, userId, request), request.limit);
  }

  /**
   * People whom the viewer might want to follow, never those already followed: whom the viewer's followees follow, then
   * whom the most people follow. One page, without a next one.
   */
  async suggestions(viewer: Viewer, limit: number): Promise<Page<PersonDto>> {
    const advised = await this.followers.advisedIds(viewer, limit);
    // as many as there may be, because some are both
    const popular = advised.length < limit ? await this.followers.popularIds(viewer, limit) : [];
    const ids = [...new Set([...advised, ...popular])].slice(0, limit);
    return { items: await this.users.people(viewer, ids), nextCursor: null };
  }

  /** Moves the counters of both other ends by an account that is being hidden, shown or deleted. */
  async incrementCountersOf(userId: number, change: 1 | -1): Promise<void> {
    const { followeeIds, followerIds } = await this.followers.lockAllOf(userId);
    await this.users.incrementCounter(followeeIds, 'followerCount', change);
    await this.users.incrementCounter(followerIds, 'followingCount', change);
  }

  /** Takes an account that is being deleted, and is no longer counted, out of all follows. */
  async removeAllOf(userId: number): Promise<void> {
    await this.followers.deleteAllOf(userId);
  }
}

const followOf = (viewer: Viewer, recipientId: number): Occasion => ({
  kind: 'follow',
  actorId: viewer.id,
  recipientId,
});
