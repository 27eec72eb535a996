import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { parseId } from '../common/http/id.pipe.js';
import type { Viewer } from '../common/http/viewer.js';
import { type Page, toPage } from '../common/pagination/page.js';
import { Database } from '../database/database.js';
import type { VisibilityState } from '../database/entities/columns.js';
import { MediaService } from '../media/media.service.js';
import type { Onlooker } from '../visibility/visible.js';
import type { Correspondent, EmailChanges } from './correspondent.js';
import type { NewUser } from './new-user.js';
import type { AuthorDto, CurrentUserDto, PersonDto, ProfileDto, UpdateMeDto } from './user.dto.js';
import { UserNotFound } from './user.errors.js';
import { UserWordsRepository } from './user-words.repository.js';
import {
  type Credentials,
  type UserCounter,
  UsersRepository,
  type VersionedAuthor,
} from './users.repository.js';

/** Some 300 bytes each, and 2 kB with a profile picture. */
const AUTHORS_KEPT = 1000;

/** Accounts, and how people appear to a viewer. */
@Injectable()
export class UsersService {
  /** By their ids. Each use names a version that the database has just answered with, so none is ever out of date. */
  private readonly authors = new LRUCache<number, VersionedAuthor>({ max: AUTHORS_KEPT });

  constructor(
    private readonly users: UsersRepository,
    private readonly words: UserWordsRepository,
    private readonly media: MediaService,
    private readonly database: Database,
  ) {}

  /**
   * Opens an account. @returns its id
   * @param at when it happened, unless that is now
   * @throws UsernameTaken, EmailTaken
   */
  async create(user: NewUser, at?: Date): Promise<number> {
    return this.database.transaction(async () => {
      const id = await this.users.insert(user, at);
      await this.words.refresh(id);
      return id;
    });
  }

  /** @throws UserNotFound */
  async getCurrentUser(id: number): Promise<CurrentUserDto> {
    const user = await this.users.findCurrentUser(id);
    if (!user) throw new UserNotFound();
    return user;
  }

  /** @throws MediaNotUsable when the avatar is not an unused photo of the viewer's */
  async update(viewer: Viewer, { avatarMediaId, ...changes }: UpdateMeDto): Promise<CurrentUserDto> {
    await this.database.transaction(async () => {
      await this.users.lock([viewer.id]); // two changes of the avatar at once would each remove the other's
      await this.users.update(viewer.id, changes);
      if (changes.name !== undefined) await this.words.refresh(viewer.id);
      if (avatarMediaId !== undefined) {
        await this.media.setAvatar(viewer.id, avatarMediaId === null ? null : parseId(avatarMediaId));
      }
    });
    return this.getCurrentUser(viewer.id);
  }

  /**
   * Somebody as the author of what they have just written.
   * @param version of their account, if the database has just answered with it: who is known in that version is not asked for
   * @throws UserNotFound
   */
  async getAuthor(id: number, version?: number): Promise<AuthorDto> {
    const known = this.authors.get(id);
    if (known && known.version === version) return known.author;
    const found = await this.users.findAuthor(id);
    if (!found) throw new UserNotFound();
    this.authors.set(id, found);
    return found.author;
  }

  /** @throws UserNotFound */
  async getProfile(viewer: Onlooker, username: string): Promise<ProfileDto> {
    const profile = await this.users.findProfile(viewer, username.toLowerCase());
    if (!profile) throw new UserNotFound();
    return profile;
  }

  /** Somebody whom the viewer sees. @throws UserNotFound */
  async getIdByUsername(viewer: Onlooker, username: string): Promise<number> {
    const name = username.toLowerCase();
    const id = (await this.users.idsByUsernames(viewer, [name])).get(name);
    if (id === undefined) throw new UserNotFound();
    return id;
  }

  /** Somebody, whoever sees them: for those who run the place. @throws UserNotFound */
  async getIdOfAnybody(username: string): Promise<number> {
    const id = await this.users.findIdByUsername(username.toLowerCase());
    if (id === null) throw new UserNotFound();
    return id;
  }

  /** Usernames of those who have the most followers. */
  async mostFollowed(viewer: Onlooker, limit: number): Promise<string[]> {
    return this.users.mostFollowed(viewer, limit);
  }

  /** Which of these usernames somebody has whom the viewer sees, with their ids, in at most one query. */
  async idsByUsernames(viewer: Onlooker, usernames: readonly string[]): Promise<Map<string, number>> {
    return usernames.length === 0 ? new Map() : this.users.idsByUsernames(viewer, usernames);
  }

  /** Names of hidden people are not free. */
  async isUsernameFree(username: string): Promise<boolean> {
    return !(await this.users.isUsernameTaken(username));
  }

  /** Views of up to 500 people in the order of their ids, in one query. Who is gone or hidden is left out. */
  async people(viewer: Onlooker, ids: readonly number[]): Promise<PersonDto[]> {
    const people = new Map((await this.users.people(viewer, ids)).map((person) => [person.id, person]));
    return ids.flatMap((id) => people.get(String(id)) ?? []);
  }

  /** A page of them from ids, of which there is one too many when the list goes on. */
  async page(viewer: Onlooker, ids: readonly number[], limit: number): Promise<Page<PersonDto>> {
    const page = toPage(ids, limit, (id) => id);
    return { items: await this.people(viewer, page.items), nextCursor: page.nextCursor };
  }

  /** What a log-in is checked against, by username or by an e-mail address that counts. */
  async findCredentials(identifier: string): Promise<Credentials | null> {
    const key = identifier.toLowerCase();
    return this.users.findCredentials(key.includes('@') ? { loginEmail: key } : { username: key });
  }

  async findCredentialsOf(id: number): Promise<Credentials | null> {
    return this.users.findCredentials({ id });
  }

  /** Whom letters about an account go to; null when it is gone. */
  async findCorrespondent(id: number): Promise<Correspondent | null> {
    return this.users.findCorrespondent({ id });
  }

  /** Whom a letter to an address is for: its owner, or else whoever last claimed it. */
  async findCorrespondentAt(email: string): Promise<Correspondent | null> {
    return (
      (await this.users.findCorrespondent({ loginEmail: email })) ?? (await this.users.findClaimant(email))
    );
  }

  /** Whose address this is; who only claims it does not count. */
  async findOwnerOf(email: string): Promise<Correspondent | null> {
    return this.users.findCorrespondent({ loginEmail: email });
  }

  /** Inside a transaction: its addresses stay as they are until that ends. */
  async lockCorrespondent(id: number): Promise<Correspondent | null> {
    return this.users.lockCorrespondent(id);
  }

  /** Changes addresses of an account that is locked. @throws EmailTaken */
  async updateEmail(id: number, changes: EmailChanges): Promise<void> {
    await this.users.updateEmail(id, changes);
  }

  async updatePassword(id: number, passwordHash: string): Promise<void> {
    await this.users.updatePassword(id, passwordHash);
  }

  /**
   * Locks accounts until the transaction ends, so that nothing can be added to them.
   * @returns the states of those that there are
   */
  async lock(ids: readonly number[]): Promise<Map<number, VisibilityState>> {
    return this.users.lock(ids);
  }

  /** Hides an account, which is locked, or shows it again. Counters are moved by those who own what is counted. */
  async setState(id: number, state: VisibilityState): Promise<void> {
    await this.users.setState(id, state);
  }

  /** Whether somebody is there for others. */
  async isShown(id: number): Promise<boolean> {
    return this.users.isShown(id);
  }

  /** Moves a counter of accounts in the transaction of the rows that it counts. */
  async incrementCounter(ids: readonly number[], counter: UserCounter, change: number): Promise<void> {
    await this.users.incrementCounter(ids, counter, change);
  }

  /** Counts a new post of somebody, in its transaction. @returns false when they are hidden */
  async incrementPostCount(id: number): Promise<boolean> {
    return this.users.incrementPostCount(id);
  }

  /** Removes the account itself; whatever refers to it must be gone. */
  async delete(id: number): Promise<void> {
    await this.users.delete(id);
  }
}
