import { createReadStream } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { Passwords } from '../auth/passwords.js';
import { FollowersService } from '../followers/followers.service.js';
import { MediaService } from '../media/media.service.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { UsersService } from '../users/users.service.js';
import type { Cast } from './cast.js';
import { avatarFile, type DemoPerson } from './community.js';

/** The password of everybody in the demo. */
export const DEMO_PASSWORD = 'lightwell';

/** Nobody has left unread what is older: it would be too much for somebody who comes for the first time. */
const UNREAD_HOURS = 4 * 24;

/** Lets the people of the demo sign up, follow each other and look after their accounts. */
@Injectable()
export class DemoPeople {
  constructor(
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly followers: FollowersService,
    private readonly media: MediaService,
    private readonly notifications: NotificationsService,
  ) {}

  /** @throws UsernameTaken */
  async signUp(people: readonly DemoPerson[], cast: Cast): Promise<void> {
    const passwordHash = await this.passwords.hash(DEMO_PASSWORD); // slow, so one for all
    for (const { username, name, joinedDaysAgo } of people) {
      const account = { username, email: `${username}@example.org`, passwordHash, name };
      cast.enter(username, await this.users.create(account, cast.hoursAgo(joinedDaysAgo * 24)));
    }
  }

  async follow({ username, follows }: DemoPerson, cast: Cast): Promise<void> {
    for (const [followee, hoursAgo] of Object.entries(follows)) {
      await this.followers.follow(cast.as(username), followee, cast.hoursAgo(hoursAgo));
    }
  }

  /** Fills in the profile. */
  async introduce({ username, bio }: DemoPerson, cast: Cast): Promise<void> {
    const viewer = cast.as(username);
    const avatarMediaId = await this.media.add(viewer.id, createReadStream(avatarFile(username)), '');
    await this.users.update(viewer, { bio, avatarMediaId: String(avatarMediaId) });
  }

  /** Marks as read what people heard long ago. */
  async readNotifications({ username }: DemoPerson, cast: Cast): Promise<void> {
    const { items } = await this.notifications.pageFor(cast.as(username), { after: null, limit: 100 });
    const newestRead = items.find(({ createdAt }) => createdAt < cast.hoursAgo(UNREAD_HOURS));
    if (newestRead) await this.notifications.markRead(cast.as(username), Number(newestRead.id));
  }
}
