import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Database } from '../database/database.js';
import { isTaken } from '../database/database-errors.js';
import type { VisibilityState } from '../database/entities/columns.js';
import { User } from '../database/entities/user.entity.js';
import { chunks, listOf, type RawRow, toDate } from '../database/rows.js';
import { PhotoViews } from '../media/photo-views.js';
import { seesPersonOfRow } from '../visibility/conditions.js';
import { isFollowing } from '../visibility/relations.js';
import { idOf, type Onlooker, visiblePeople } from '../visibility/visible.js';
import { AUTHOR_COLUMNS, AVATAR_OF_AUTHOR, readAuthor } from './author.query.js';
import type { Correspondent, EmailChanges } from './correspondent.js';
import type { NewUser } from './new-user.js';
import type { AuthorDto, CurrentUserDto, PersonDto, PersonViewerDto, ProfileDto } from './user.dto.js';
import { EmailTaken, UsernameTaken } from './user.errors.js';

/** Counters of an account. */
export type UserCounter = 'postCount' | 'followerCount' | 'followingCount';

/** How somebody appears as an author, and the version of their account that shows them so. */
export interface VersionedAuthor {
  readonly version: number;
  readonly author: AuthorDto;
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
  async insert({ toBeConfirmed, ...user }: NewUser, at?: Date): Promise<number> {
    const loginEmail = toBeConfirmed ? null : user.email;
    const state = toBeConfirmed === 'before-taking-part' ? 'pending' : 'visible';
    try {
      return await this.database.insert(User, { ...user, loginEmail, state, bio: '' }, { at });
    } catch (error) {
      if (isTaken(error, 'users', 'username')) throw new UsernameTaken();
      throw asEmailTaken(error);
    }
  }

  /** Changes an account that is locked, also where only its avatar is another. */
  async update(id: number, changes: Partial<Pick<User, 'name' | 'bio'>>): Promise<void> {
    await this.users.update({ id }, { ...changes, version: () => 'version + 1' });
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

  async findCorrespondent(
    where: { id: number } | { username: string } | { loginEmail: string },
  ): Promise<Correspondent | null> {
    return this.users.findOne({ select: CORRESPONDENT, where });
  }

  /** The newest account that has given an address which nobody has confirmed. */
  async findClaimant(email: string): Promise<Correspondent | null> {
    return this.users.findOne({
      select: CORRESPONDENT,
      where: { email, loginEmail: IsNull() },
      order: { id: 'DESC' },
    });
  }

  /** The same, and no other process changes its addresses until the transaction ends. */
  async lockCorrespondent(id: number): Promise<Correspondent | null> {
    const query = this.users.createQueryBuilder('user').where('user.id = :id', { id });
    return this.database.forUpdate(query).getOne();
  }

  /** Changes the addresses of an account that is locked. @throws EmailTaken */
  async updateEmail(id: number, changes: EmailChanges): Promise<void> {
    try {
      await this.users.update({ id }, changes);
    } catch (error) {
      throw asEmailTaken(error);
    }
  }

  async updatePassword(id: number, passwordHash: string): Promise<void> {
    await this.users.update({ id }, { passwordHash });
  }

  async findCredentials(
    where: { id: number } | { username: string } | { loginEmail: string },
  ): Promise<Credentials | null> {
    return this.users.findOne({ select: { id: true, passwordHash: true }, where });
  }

  async findCurrentUser(id: number): Promise<CurrentUserDto | null> {
    const [row] = await this.database.rows(ACCOUNT_BY_ID, [id]);
    if (!row) return null;
    return {
      ...readAccount(row, this.photos),
      email: String(row.email),
      emailVerified: row.email_verified_at !== null,
      newEmail: row.new_email as string | null,
      waitingFor: row.state === 'pending' ? 'email' : null,
    };
  }

  /** Somebody as the author of something, whoever sees them. */
  async findAuthor(id: number): Promise<VersionedAuthor | null> {
    const [row] = await this.database.rows(AUTHOR_BY_ID, [id]);
    return row ? { version: Number(row.version), author: readAuthor(row, this.photos) } : null;
  }

  /** An account as the viewer sees it. */
  async findProfile(viewer: Onlooker, username: string): Promise<ProfileDto | null> {
    const id = idOf(viewer);
    const [row] = await this.database.rows(PROFILE_BY_USERNAME, [id, id, username, id]);
    return row ? { ...readAccount(row, this.photos), viewer: readRelation(row, id) } : null;
  }

  /** Up to 500 people by their ids as the viewer sees them, in any order. Whom they do not see is left out. */
  async people(viewer: Onlooker, ids: readonly number[]): Promise<PersonDto[]> {
    if (ids.length === 0) return [];
    const id = idOf(viewer);
    const { marks, values } = listOf(ids);
    const rows = await this.database.rows(peopleByIds(marks), [id, id, ...values, id]);
    return rows.map((row) => ({ ...readAuthor(row, this.photos), viewer: readRelation(row, id) }));
  }

  /** Moves a counter of accounts. */
  async incrementCounter(ids: readonly number[], counter: UserCounter, change: number): Promise<void> {
    for (const some of chunks(ids)) await this.users.increment({ id: In(some) }, counter, change);
  }

  /** Counts a new post of somebody, whose account is locked from here on. @returns false when they are hidden */
  async incrementPostCount(id: number): Promise<boolean> {
    return (await this.users.increment({ id, state: 'visible' }, 'postCount', 1)).affected === 1;
  }

  private get users() {
    return this.database.manager.getRepository(User);
  }
}

const ACCOUNT_COLUMNS = `${AUTHOR_COLUMNS}, author.bio AS bio, author.created_at AS created_at,
  author.post_count AS posts, author.follower_count AS followers, author.following_count AS following`;

/** How the viewer stands to `author`. Parameters: viewer, viewer. */
const RELATION_COLUMNS = `${isFollowing('?', 'author.id')} AS is_followed, ${isFollowing('author.id', '?')} AS is_following`;

/** Parameter: id. */
const AUTHOR_BY_ID = `SELECT author.version AS version, ${AUTHOR_COLUMNS}
  FROM users author ${AVATAR_OF_AUTHOR} WHERE author.id = ?`;

/** Parameter: id. */
const ACCOUNT_BY_ID = `SELECT ${ACCOUNT_COLUMNS}, author.email AS email, author.email_verified_at AS email_verified_at,
  author.new_email AS new_email, author.state AS state
  FROM users author ${AVATAR_OF_AUTHOR} WHERE author.id = ?`;

/** Parameters: viewer, viewer, username, viewer. */
const PROFILE_BY_USERNAME = `SELECT ${ACCOUNT_COLUMNS}, ${RELATION_COLUMNS}
  FROM users author ${AVATAR_OF_AUTHOR} WHERE author.username = ? AND ${seesPersonOfRow('author', '?')}`;

/** Parameters: viewer, viewer, ids, viewer. */
const peopleByIds = (marks: string) => `SELECT ${AUTHOR_COLUMNS}, ${RELATION_COLUMNS}
  FROM users author ${AVATAR_OF_AUTHOR} WHERE author.id IN (${marks}) AND ${seesPersonOfRow('author', '?')}`;

const readAccount = (row: RawRow, photos: PhotoViews): Omit<ProfileDto, 'viewer'> => ({
  ...readAuthor(row, photos),
  bio: String(row.bio),
  createdAt: toDate(row.created_at),
  counts: { posts: Number(row.posts), followers: Number(row.followers), following: Number(row.following) },
});

const CORRESPONDENT = {
  id: true,
  username: true,
  name: true,
  email: true,
  loginEmail: true,
  newEmail: true,
  emailVerifiedAt: true,
  state: true,
} as const;

const asEmailTaken = (error: unknown) => (isTaken(error, 'users', 'login_email') ? new EmailTaken() : error);

const readRelation = (row: RawRow, viewerId: number): PersonViewerDto => ({
  self: Number(row.author_id) === viewerId,
  following: Number(row.is_followed) === 1,
  followedBy: Number(row.is_following) === 1,
});
