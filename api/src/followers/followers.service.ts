import { Injectable } from '@nestjs/common';
import type { Viewer } from '../common/http/viewer.js';
import { type Page, toPage } from '../common/pagination/page.js';
import type { Slice } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';
import { NotificationsService, type Occasion } from '../notifications/notifications.service.js';
import type { PersonDto, ProfileDto } from '../users/user.dto.js';
import { UsersService } from '../users/users.service.js';
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
   * @throws UserNotFound, CannotFollowSelf
   */
  async follow(viewer: Viewer, username: string, at?: Date): Promise<ProfileDto> {
    const followeeId = await this.users.getIdByUsername(username);
    if (followeeId === viewer.id) throw new CannotFollowSelf();
    await this.database.transaction(async () => {
      await this.followers.lockPair(viewer.id, followeeId);
      if (!(await this.followers.insert(viewer.id, followeeId, at))) return;
      await this.count(viewer.id, followeeId, 1);
      await this.notifications.notify(followOf(viewer, followeeId), at);
    });
    return this.users.getProfile(viewer, username);
  }

  /**
   * Stops following somebody; again is no error and changes nothing.
   * @throws UserNotFound, CannotFollowSelf
   */
  async unfollow(viewer: Viewer, username: string): Promise<ProfileDto> {
    const followeeId = await this.users.getIdByUsername(username);
    if (followeeId === viewer.id) throw new CannotFollowSelf();
    await this.database.transaction(async () => {
      await this.followers.lockPair(viewer.id, followeeId);
      if (!(await this.followers.delete(viewer.id, followeeId))) return;
      await this.count(viewer.id, followeeId, -1);
      await this.notifications.withdraw(followOf(viewer, followeeId));
    });
    return this.users.getProfile(viewer, username);
  }

  /** @throws UserNotFound */
  async pageOfFollowers(viewer: Viewer | null, username: string, slice: Slice): Promise<Page<PersonDto>> {
    const userId = await this.users.getIdByUsername(username);
    return this.pageOf(viewer, await this.followers.followerIds(userId, slice), slice.limit);
  }

  /** @throws UserNotFound */
  async pageOfFollowing(viewer: Viewer | null, username: string, slice: Slice): Promise<Page<PersonDto>> {
    const userId = await this.users.getIdByUsername(username);
    return this.pageOf(viewer, await this.followers.followeeIds(userId, slice), slice.limit);
  }

  /**
   * People whom the viewer might want to follow, never those already followed: whom the viewer's followees follow, then
   * whom the most people follow. One slice, without a next one.
   */
  async suggestions(viewer: Viewer, limit: number): Promise<Page<PersonDto>> {
    const advised = await this.followers.advisedIds(viewer.id, limit);
    // as many as there may be, because some are both
    const popular = advised.length < limit ? await this.followers.popularIds(viewer.id, limit) : [];
    const ids = [...new Set([...advised, ...popular])].slice(0, limit);
    return { items: await this.users.people(viewer, ids), nextCursor: null };
  }

  /** How many people somebody follows. */
  async countFollowees(userId: number): Promise<number> {
    return this.users.countFollowees(userId);
  }

  /** Takes an account that is being deleted out of all follows. */
  async removeAllOf(userId: number): Promise<void> {
    const { followeeIds, followerIds } = await this.followers.deleteAllOf(userId);
    await this.users.count(followeeIds, 'followerCount', -1);
    await this.users.count(followerIds, 'followingCount', -1);
  }

  private async pageOf(viewer: Viewer | null, ids: number[], limit: number): Promise<Page<PersonDto>> {
    const page = toPage(ids, limit, (id) => id);
    return { items: await this.users.people(viewer, page.items), nextCursor: page.nextCursor };
  }

  private async count(followerId: number, followeeId: number, change: number): Promise<void> {
    await this.users.count([followerId], 'followingCount', change);
    await this.users.count([followeeId], 'followerCount', change);
  }
}

const followOf = (viewer: Viewer, recipientId: number): Occasion => ({
  kind: 'follow',
  actorId: viewer.id,
  recipientId,
});
