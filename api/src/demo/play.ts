import { createReadStream } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { Passwords } from '../auth/passwords.js';
import { CommentsService } from '../comments/comments.service.js';
import { FollowersService } from '../followers/followers.service.js';
import { LikesService } from '../likes/likes.service.js';
import { MediaService } from '../media/media.service.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { PostWritingService } from '../posts/post-writing.service.js';
import { UsersService } from '../users/users.service.js';
import type { Cast } from './cast.js';
import { avatarFile, DEMO_PASSWORD, type DemoPerson, type DemoPost, photoFile } from './community.js';

/** How long after a post its likes come. */
const LIKES_WITHIN_HOURS = 6;

/** Nobody has left unread what is older: it would be too much for somebody who comes for the first time. */
const UNREAD_HOURS = 4 * 24;

/** What the cast does, through the services that serve members. */
@Injectable()
export class Play {
  constructor(
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly followers: FollowersService,
    private readonly media: MediaService,
    private readonly posts: PostWritingService,
    private readonly likes: LikesService,
    private readonly comments: CommentsService,
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

  /** Follows others, who have signed up, and fills in the profile. */
  async settleIn({ username, bio, follows }: DemoPerson, cast: Cast): Promise<void> {
    const viewer = cast.as(username);
    for (const [followee, hours] of Object.entries(follows))
      await this.followers.follow(viewer, followee, cast.hoursAgo(hours));
    const avatarMediaId = await this.media.add(viewer.id, createReadStream(avatarFile(username)), '');
    await this.users.update(viewer, { bio, avatarMediaId: String(avatarMediaId) });
  }

  async post({ author, hoursAgo, caption, photos, likes, comments }: DemoPost, cast: Cast): Promise<void> {
    const viewer = cast.as(author);
    const mediaIds: number[] = [];
    for (const { name, alt } of photos)
      mediaIds.push(await this.media.add(viewer.id, createReadStream(photoFile(name)), alt));
    const postId = await this.posts.publish(viewer, caption, mediaIds, cast.hoursAgo(hoursAgo));

    const pause = Math.min(hoursAgo, LIKES_WITHIN_HOURS) / (likes.length + 1);
    for (const [place, liker] of likes.entries())
      await this.likes.like(cast.as(liker), postId, cast.hoursAgo(hoursAgo - pause * (place + 1)));

    const ids: string[] = [];
    for (const { author, hoursAfter, body, replyTo } of comments) {
      const comment = { body, replyTo: replyTo === undefined ? undefined : ids[replyTo] };
      const at = cast.hoursAgo(hoursAgo - hoursAfter);
      ids.push((await this.comments.create(cast.as(author), postId, comment, { at })).id);
    }
  }

  /** Marks as read what people heard long ago. */
  async readNotifications({ username }: DemoPerson, cast: Cast): Promise<void> {
    const { items } = await this.notifications.pageFor(cast.as(username), { after: null, limit: 100 });
    const newestRead = items.find(({ createdAt }) => createdAt < cast.hoursAgo(UNREAD_HOURS));
    if (newestRead) await this.notifications.markRead(cast.as(username), Number(newestRead.id));
  }
}
