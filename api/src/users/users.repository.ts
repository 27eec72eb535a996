import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../database/database.js';
import { isTaken } from '../database/database-errors.js';
import type { VisibilityState } from '../database/entities/columns.js';
import { User } from '../database/entities/user.entity.js';
import { chunks, type RawRow, toDate } from '../database/rows.js';
import { PhotoViews } from '../media/photo-views.js';
import { type Onlooker, visiblePeople } from '../visibility/visible.js';
import { readAuthor, selectAuthor } from './author.query.js';
import type { AuthorDto, CurrentUserDto } from './user.dto.js';
import { EmailTaken, UsernameTaken } from './user.errors.js';

/** Counters of an account. */
export type UserCounter = 'postCount' | 'followerCount' | 'followingCount';

/** What a new account is made from. */
export interface NewUser {
  username: string;
  email: string;
  passwordHash: string;
  name: string;
}

/** What a log-in is checked against. */
export interface Credentials {
  id: number;
  passwordHash: string;
}

/** The table of accounts. */
@Injectable()
export class UsersRepository {
  constructor(
    private readonly database: Database,
    private readonly photos: PhotoViews,
  ) {}

  /** @throws UsernameTaken, EmailTaken */
  async insert(user: NewUser, at?: Date): Promise<number> {
    try {
      return await this.database.insert(User, { ...user, bio: '' }, { at });
    } catch (error) {
      if (isTaken(error, 'users', 'username')) throw new UsernameTaken();
      if (isTaken(error, 'users', 'email')) throw new EmailTaken();
      throw error;
    }
  }

  async update(id: number, changes: Partial<Pick<User, 'name' | 'bio'>>): Promise<void> {
    if (Object.keys(changes).length > 0) await this.users.update({ id }, changes);
  }

  async delete(id: number): Promise<void> {
    await this.users.delete({ id });
  }

  /** Locks accounts until the transaction ends, always in the order of their ids, so that no two wait for each other. */
  async lock(ids: readonly number[]): Promise<Map<number, VisibilityState>> {
    const query = this.users
      .createQueryBuilder('user')
      .select(['user.id', 'user.state'])
      .where('user.id IN (:...ids)', { ids })
      .orderBy('user.id');
    const locked = await this.database.forUpdate(query).getMany();
    return new Map(locked.map(({ id, state }) => [id, state]));
  }

  async setState(id: number, state: VisibilityState): Promise<void> {
    await this.users.update({ id }, { state });
  }

  async isShown(id: number): Promise<boolean> {
    return this.users.existsBy({ id, state: 'visible' });
  }

  async isUsernameTaken(username: string): Promise<boolean> {
    return this.users.existsBy({ username });
  }

  /** Somebody's id, whoever may see them. */
  async findIdByUsername(username: string): Promise<number | null> {
    const user = await this.users.findOne({ select: { id: true }, where: { username } });
    return user?.id ?? null;
  }

  /** Usernames of those who have the most followers. */
  async mostFollowed(viewer: Onlooker, limit: number): Promise<string[]> {
    const users = await visiblePeople(this.database.manager, viewer, 'user')
      .select(['user.id', 'user.username'])
      .orderBy('user.followerCount', 'DESC')
      .addOrderBy('user.id', 'DESC')
      .limit(limit)
      .getMany();
    return users.map(({ username }) => username);
  }

  /** Which of these usernames somebody has whom the viewer sees, with their ids. */
  async idsByUsernames(viewer: Onlooker, usernames: readonly string[]): Promise<Map<string, number>> {
    const users = await visiblePeople(this.database.manager, viewer, 'user')
      .select(['user.id', 'user.username'])
      .where('user.username IN (:...usernames)', { usernames })
      .getMany();
    return new Map(users.map(({ id, username }) => [username, id]));
  }

  async findCredentials(
    where: { id: number } | { username: string } | { email: string },
  ): Promise<Credentials | null> {
    return this.users.findOne({ select: { id: true, passwordHash: true }, where });
  }

  async findCurrentUser(id: number): Promise<CurrentUserDto | null> {
    return this.findAccount({ id }, 'author.id = :key', id);
  }

  async findProfile(viewer: Onlooker, username: string): Promise<CurrentUserDto | null> {
    return this.findAccount(viewer, 'author.username = :key', username);
  }

  /** People whom the viewer sees by their ids, in one query. */
  async authors(viewer: Onlooker, ids: readonly number[]): Promise<Map<number, AuthorDto>> {
    if (ids.length === 0) return new Map();
    const query = visiblePeople(this.database.manager, viewer, 'author')
      .select([])
      .where('author.id IN (:...ids)', { ids });
    const rows = await selectAuthor(query).getRawMany<RawRow>();
    return new Map(rows.map((row) => [Number(row.author_id), readAuthor(row, this.photos)]));
  }

  /** How many people somebody follows. */
  async countFollowees(id: number): Promise<number> {
    const user = await this.users.findOne({ select: { id: true, followingCount: true }, where: { id } });
    return user?.followingCount ?? 0;
  }

  /** Moves a counter of accounts. */
  async incrementCounter(ids: readonly number[], counter: UserCounter, change: number): Promise<void> {
    for (const some of chunks(ids)) await this.users.increment({ id: In(some) }, counter, change);
  }

  /** Counts a new post of somebody, whose account is locked from here on. @returns false when they are hidden */
  async incrementPostCount(id: number): Promise<boolean> {
    return (await this.users.increment({ id, state: 'visible' }, 'postCount', 1)).affected === 1;
  }

  private async findAccount(
    viewer: Onlooker,
    condition: string,
    key: number | string,
  ): Promise<CurrentUserDto | null> {
    const query = visiblePeople(this.database.manager, viewer, 'author')
      .select([])
      .addSelect('author.email', 'email')
      .addSelect('author.bio', 'bio')
      .addSelect('author.createdAt', 'created_at')
      .addSelect('author.postCount', 'posts')
      .addSelect('author.followerCount', 'followers')
      .addSelect('author.followingCount', 'following')
      .where(condition, { key });
    const row = await selectAuthor(query).getRawOne<RawRow>();
    return row ? readAccount(row, this.photos) : null;
  }

  private get users() {
    return this.database.manager.getRepository(User);
  }
}

function readAccount(row: RawRow, photos: PhotoViews): CurrentUserDto {
  return {
    ...readAuthor(row, photos),
    email: String(row.email),
    bio: String(row.bio),
    createdAt: toDate(row.created_at),
    counts: { posts: Number(row.posts), followers: Number(row.followers), following: Number(row.following) },
  };
}
