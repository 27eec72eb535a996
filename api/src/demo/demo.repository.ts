import { Injectable } from '@nestjs/common';
import bcrypt from 'bcrypt';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { Comment } from '../database/entities/comment.entity.js';
import { Follow } from '../database/entities/follow.entity.js';
import { Like } from '../database/entities/like.entity.js';
import { Media } from '../database/entities/media.entity.js';
import { Notification } from '../database/entities/notification.entity.js';
import { Post } from '../database/entities/post.entity.js';
import { User } from '../database/entities/user.entity.js';
import { HashtagsService } from '../hashtags/hashtags.service.js';
import { causeOf } from '../notifications/notifications.service.js';
import { TextsService } from '../posts/texts.service.js';
import { UsersService } from '../users/users.service.js';
import { type Community, community, type DemoComment, type DemoPost } from './community.js';
import { type DemoNotification, notificationsOf } from './demo-notifications.js';

/** The password of everybody in the demo. */
export const DEMO_PASSWORD = 'lightwell';

const MINUTE = 60_000;
const FIRST_SIGNUP_MINUTES = 60 * 24 * 60;

type Ids = ReadonlyMap<string, number>;

/** A post of the demo and the ids under which it and its comments are stored. */
interface AddedPost {
  readonly post: DemoPost;
  readonly id: number;
  readonly commentIds: ReadonlyMap<DemoComment, number>;
}

/** Writes the demo's rows as they would be if everything had happened when it says. */
@Injectable()
export class DemoRepository {
  private readonly now = Date.now();
  private readonly notifications = notificationsOf(community);

  constructor(
    private readonly database: Database,
    private readonly hashtags: HashtagsService,
    private readonly config: Config,
    private readonly texts: TextsService,
    private readonly users: UsersService,
  ) {}

  async isEmpty(): Promise<boolean> {
    return !(await this.database.manager.existsBy(User, {}));
  }

  async hasAvatar(userId: number): Promise<boolean> {
    return this.database.manager.existsBy(Media, { avatarOfId: userId });
  }

  async hasPost(id: number): Promise<boolean> {
    return this.database.manager.existsBy(Post, { id });
  }

  /** Adds all people and follows, unless they are there. @returns ids by username */
  async addPeople(people: Community['people'], follows: Community['follows']): Promise<Map<string, number>> {
    if (await this.isEmpty()) {
      const passwordHash = await bcrypt.hash(DEMO_PASSWORD, this.config.passwordCost);
      await this.database.transaction(() => this.insertPeople(people, follows, passwordHash));
    }
    const users = await this.database.manager.find(User, { select: { id: true, username: true } });
    return new Map(users.map(({ id, username }) => [username, id]));
  }

  /** Adds a post with everything that happened to it, all or nothing. */
  async addPost(id: number, post: DemoPost, ids: Ids, attachPhotos: () => Promise<void>): Promise<void> {
    const authorId = idOf(ids, post.author);
    await this.database.transaction(async () => {
      const { manager } = this.database;
      const text = await this.texts.understand(null, post.caption);
      await manager.insert(Post, {
        id,
        authorId,
        caption: post.caption,
        entities: text.entities,
        likeCount: post.likes.length,
        commentCount: post.comments.length,
        createdAt: this.before(post.minutesAgo),
        editedAt: null,
      });
      await attachPhotos();
      await manager.insert(
        Like,
        post.likes.map(({ liker, minutesAgo }) => ({
          postId: id,
          userId: idOf(ids, liker),
          createdAt: this.before(minutesAgo),
        })),
      );
      const commentIds = new Map<DemoComment, number>();
      for (const comment of post.comments) {
        const { author, body, replyTo, minutesAgo } = comment;
        const row = {
          postId: id,
          authorId: idOf(ids, author),
          replyToId: (replyTo && commentIds.get(replyTo)) ?? null,
          body,
          entities: (await this.texts.understand(null, body)).entities,
        };
        const commentId = await this.database.insert(Comment, row, { at: this.before(minutesAgo) });
        commentIds.set(comment, commentId);
      }
      await this.tell(ids, { post, id, commentIds });
      await this.hashtags.setOfPost(id, text.hashtags);
      await manager.increment(User, { id: authorId }, 'postCount', 1);
    });
  }

  private async insertPeople(
    people: Community['people'],
    follows: Community['follows'],
    passwordHash: string,
  ) {
    const { manager } = this.database;
    const ids = new Map<string, number>();
    for (const [place, { username, name, bio }] of people.entries()) {
      const row = {
        username,
        email: `${username}@example.org`,
        passwordHash,
        name,
        bio,
        followerCount: follows.filter((follow) => follow.followee === username).length,
        followingCount: follows.filter((follow) => follow.follower === username).length,
      };
      const at = this.before(FIRST_SIGNUP_MINUTES - place * 24 * 60);
      const id = await this.database.insert(User, row, { at });
      await this.users.refreshWords(id);
      ids.set(username, id);
    }
    await manager.insert(
      Follow,
      follows.map(({ follower, followee, minutesAgo }) => ({
        followerId: idOf(ids, follower),
        followeeId: idOf(ids, followee),
        createdAt: this.before(minutesAgo),
      })),
    );
    await this.tell(ids);
  }

  /**
   * Tells people of what concerns a post, or of what concerns none. The id is the place in time, as lists follow the ids, and
   * the newest posts come first.
   */
  private async tell(ids: Ids, about?: AddedPost): Promise<void> {
    const rows = this.notifications.flatMap((told, place) =>
      told.post === about?.post ? { id: place + 1, ...this.rowOf(told, ids, about) } : [],
    );
    if (rows.length > 0) await this.database.manager.insert(Notification, rows);
  }

  private rowOf(told: DemoNotification, ids: Ids, about?: AddedPost) {
    const occasion = {
      kind: told.kind,
      actorId: idOf(ids, told.actor),
      recipientId: idOf(ids, told.recipient),
      postId: about?.id ?? null,
      commentId: (told.comment && about?.commentIds.get(told.comment)) ?? null,
    };
    return { ...occasion, cause: causeOf(occasion), createdAt: this.before(told.minutesAgo) };
  }

  private before(minutes: number): Date {
    return new Date(this.now - minutes * MINUTE);
  }
}

function idOf(ids: Ids, username: string): number {
  const id = ids.get(username);
  if (id === undefined) throw new Error(`Nobody in the demo is called ${username}.`);
  return id;
}
