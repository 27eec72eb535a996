import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Batch } from '../common/batch.js';
import { shortened } from '../common/words.js';
import { Database } from '../database/database.js';
import type { NotificationKind } from '../database/entities/notification.entity.js';
import { idsOf } from '../database/rows.js';
import type { PushMessage } from '../push/push-message.js';
import { Push } from '../push/push.js';
import type { NotificationDto } from './notification.dto.js';
import { NotificationViews } from './notification-views.js';
import { NotificationsRepository } from './notifications.repository.js';

/** Long enough that one who likes and at once takes it back is not heard of, and many who like are told together. */
const MOMENT_MS = 500;
const MAX_NAMES = 20;
const MAX_TEXT = 160;

interface Announcement {
  readonly recipientId: number;
  readonly id: number;
}

const DID: Record<NotificationKind, string> = {
  like: 'liked your photo',
  comment: 'commented on your photo',
  reply: 'replied to your comment',
  mention: 'mentioned you',
  follow: 'started following you',
};

/** Tells people on their devices what there is for them, once it is committed. */
@Injectable()
export class PushNotifications implements OnModuleDestroy {
  private readonly announced = new Batch<Announcement>((news) => this.tell(news), MOMENT_MS);

  constructor(
    private readonly notifications: NotificationsRepository,
    private readonly views: NotificationViews,
    private readonly push: Push,
    private readonly database: Database,
  ) {}

  async announce(announcement: Announcement): Promise<void> {
    await this.database.afterCommit(() => {
      this.announced.add(announcement);
      return Promise.resolve();
    });
  }

  /** Before the queue of messages closes. */
  async onModuleDestroy(): Promise<void> {
    await this.announced.flush();
  }

  private async tell(news: readonly Announcement[]): Promise<void> {
    const byRecipient = Map.groupBy(news, ({ recipientId }) => recipientId);
    for (const [recipientId, devices] of await this.push.devicesOf([...byRecipient.keys()])) {
      const ids = idsOf(byRecipient.get(recipientId) ?? []);
      const rows = await this.notifications.byIds(ids); // what was undone meanwhile is no longer there
      const views = (await this.views.of(recipientId, rows)).filter(({ unread }) => unread).reverse();
      for (const [tag, similar] of Map.groupBy(views, tagOf)) {
        const message = messageOf(tag, similar);
        if (message) this.push.send(devices, message);
      }
    }
  }
}

/** What many people do to one is told together; who says something to one is told alone. */
function tagOf({ id, kind, post }: NotificationDto): string {
  if (kind === 'follow') return kind;
  return kind === 'like' || kind === 'comment' ? `${kind}:${post?.id ?? ''}` : `${kind}:${id}`;
}

/** @param similar of one tag, the newest first */
function messageOf(tag: string, similar: readonly NotificationDto[]): PushMessage | null {
  const [newest] = similar;
  if (!newest) return null;
  const { kind, actor, post, comment, createdAt } = newest;
  const actors = [...new Set(similar.map(({ actor: { username } }) => username))].slice(0, MAX_NAMES);
  return {
    content: {
      tag,
      actors,
      did: DID[kind],
      text: comment && shortened(comment.body, MAX_TEXT),
      url: post ? `/p/${post.id}` : '/notifications',
      icon: actor.avatar?.url ?? null,
      at: createdAt.toISOString(),
    },
    urgency: kind === 'like' || kind === 'follow' ? 'low' : 'normal',
  };
}
