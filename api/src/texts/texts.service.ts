import { Injectable } from '@nestjs/common';
import type { StoredTextEntity } from '../database/entities/text-entity.js';
import type { TextEntityDto } from './text-entity.dto.js';
import { findEntities } from './text-entities.js';
import { AccountLimits } from '../limits/account-limits.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { UsersService } from '../users/users.service.js';
import type { Onlooker } from '../visibility/visible.js';

/** A caption or comment, understood. */
export interface UnderstoodText {
  /** What is marked up in it: every hashtag, and mentions of people who exist. */
  entities: StoredTextEntity[];
  /** Names of its hashtags, each once. */
  hashtags: string[];
  /** Ids of the people whom it mentions and its earlier version did not, each once. */
  newlyMentioned: number[];
  /** Ids of the people whom its earlier version mentioned and it does not, each once. */
  noLongerMentioned: number[];
}

/** What people write: who and what is meant in it. */
@Injectable()
export class TextsService {
  constructor(
    private readonly users: UsersService,
    private readonly notifications: NotificationsService,
    private readonly limits: AccountLimits,
  ) {}

  /**
   * Understands a text, in at most one query. Whom the writer does not see, they cannot mention.
   * @param earlier the entities of the version that it replaces
   */
  async understand(
    writer: Onlooker,
    text: string,
    earlier: readonly StoredTextEntity[] = [],
  ): Promise<UnderstoodText> {
    const found = findEntities(text);
    const asked = found.flatMap((entity) => (entity.type === 'mention' ? entity.usernames : []));
    const people = await this.users.idsByUsernames(writer, [...new Set(asked)]);
    const entities = found.flatMap((entity): StoredTextEntity[] => {
      if (entity.type === 'hashtag') return [entity];
      const username = entity.usernames.find((name) => people.has(name));
      const userId = username === undefined ? undefined : people.get(username);
      if (username === undefined || userId === undefined) return [];
      return [
        { type: 'mention', start: entity.start, end: entity.start + 1 + username.length, username, userId },
      ];
    });
    const [before, now] = [new Set(mentionedIn(earlier)), new Set(mentionedIn(entities))];
    return {
      entities,
      hashtags: [...new Set(entities.flatMap((entity) => (entity.type === 'hashtag' ? entity.name : [])))],
      newlyMentioned: [...now].filter((id) => !before.has(id)),
      noLongerMentioned: [...before].filter((id) => !now.has(id)),
    };
  }

  /** Texts as a viewer reads them, in at most one query: mentions of people whom they do not see are plain words. */
  async readable<T extends { entities: TextEntityDto[] }>(viewer: Onlooker, texts: T[]): Promise<T[]> {
    const mentioned = new Set(
      texts.flatMap(({ entities }) => entities.flatMap(({ username }) => username ?? [])),
    );
    if (mentioned.size === 0) return texts;
    const seen = await this.users.idsByUsernames(viewer, [...mentioned]);
    const isSeen = ({ username }: TextEntityDto) => username === undefined || seen.has(username);
    return texts.map((text) =>
      text.entities.every(isSeen) ? text : { ...text, entities: text.entities.filter(isSeen) },
    );
  }

  /** Counts people who are about to be told that they are mentioned. @throws AccountLimitReached */
  async limitMentions({ newlyMentioned }: UnderstoodText, actorId: number): Promise<void> {
    const others = newlyMentioned.filter((id) => id !== actorId);
    await this.limits.take(actorId, 'mentions', others.length);
  }

  /**
   * Tells people that a caption mentions them, and takes it back where it no longer does, in the same transaction.
   * @param at when it happened, unless that is now
   * @throws AccountLimitReached
   */
  async tellMentioned(text: UnderstoodText, actorId: number, postId: number, at?: Date): Promise<void> {
    await this.limitMentions(text, actorId);
    const mention = { kind: 'mention', actorId, postId } as const;
    for (const recipientId of text.newlyMentioned) {
      await this.notifications.notify({ ...mention, recipientId }, at);
    }
    for (const recipientId of text.noLongerMentioned) {
      await this.notifications.withdraw({ ...mention, recipientId });
    }
  }
}

const mentionedIn = (entities: readonly StoredTextEntity[]): number[] =>
  entities.flatMap((entity) => (entity.type === 'mention' ? entity.userId : []));
