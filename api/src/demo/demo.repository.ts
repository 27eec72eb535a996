import { Injectable } from '@nestjs/common';
import bcrypt from 'bcrypt';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { Comment } from '../database/entities/comment.entity.js';
import { Follow } from '../database/entities/follow.entity.js';
import { Like } from '../database/entities/like.entity.js';
import { Media } from '../database/entities/media.entity.js';
import { Post } from '../database/entities/post.entity.js';
import { User } from '../database/entities/user.entity.js';
import { TextsService } from '../posts/texts.service.js';
import { UsersService } from '../users/users.service.js';
import type { Community, DemoPost } from './community.js';

/** The password of everybody in the demo. */
export const DEMO_PASSWORD = 'lightwell';

const MINUTE = 60_000;
const FIRST_SIGNUP_MINUTES = 60 * 24 * 60;

type Ids = ReadonlyMap<string, number>;

/** Writes the demo's rows as they would be if everything had happened when it says. */
@Injectable()
export class DemoRepository {
  private readonly now = Date.now();

  constructor(
    private readonly database: Database,
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
      const text = await this.texts.understand(post.caption);
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
        post.likes.map((name, place) => ({
          postId: id,
          userId: idOf(ids, name),
          createdAt: this.before(post.minutesAgo / (place + 2)),
        })),
      );
      for (const { author, body, minutesAgo } of post.comments) {
        await manager.insert(Comment, {
          postId: id,
          authorId: idOf(ids, author),
          body,
          entities: (await this.texts.understand(body)).entities,
          createdAt: this.before(minutesAgo),
        });
      }
      await this.texts.filePost(id, text);
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
      const id = await this.database.insert(User, {
        username,
        email: `${username}@example.org`,
        passwordHash,
        name,
        bio,
        followerCount: follows.filter((follow) => follow.followee === username).length,
        followingCount: follows.filter((follow) => follow.follower === username).length,
        createdAt: this.before(FIRST_SIGNUP_MINUTES - place * 24 * 60),
      });
      await this.users.refreshWords(id);
      ids.set(username, id);
    }
    await manager.insert(
      Follow,
      follows.map(({ follower, followee }, place) => ({
        followerId: idOf(ids, follower),
        followeeId: idOf(ids, followee),
        createdAt: this.before(FIRST_SIGNUP_MINUTES / 2 - place * 60),
      })),
    );
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
