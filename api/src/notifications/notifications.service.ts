import { Injectable } from '@nestjs/common';
import type { Viewer } from '../common/http/viewer.js';
import { type Page, toPage } from '../common/pagination/page.js';
import type { PageRequest } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';
import { NOTIFICATION_KINDS, type NotificationKind } from '../database/entities/notification.entity.js';
import { LiveNotifications } from './live-notifications.js';
import type {
  NotificationDto,
  NotificationPreferencesDto,
  UpdateNotificationPreferencesDto,
} from './notification.dto.js';
import { NotificationViews } from './notification-views.js';
import { NotificationsRepository } from './notifications.repository.js';
import { PushNotifications } from './push-notifications.js';

/** Something that somebody did and somebody else wants to hear of. */
export interface Occasion {
  readonly kind: NotificationKind;
  readonly actorId: number;
  readonly recipientId: number;
  /** The post that it is about, if any. */
  readonly postId?: number;
  /** The comment that it is about, if any. */
  readonly commentId?: number;
}

/** What tells notifications to one person by another apart; null or left out where there is none. */
interface Cause {
  readonly kind: NotificationKind;
  readonly postId?: number | null;
  readonly commentId?: number | null;
}

/** What people are told. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly notifications: NotificationsRepository,
    private readonly views: NotificationViews,
    private readonly live: LiveNotifications,
    private readonly push: PushNotifications,
    private readonly database: Database,
  ) {}

  /**
   * Tells the recipient, in the transaction of what is told. Nobody hears of themselves, of the same thing twice, or of kinds
   * that they do not want.
   * @param at when it happened, unless that is now
   */
  async notify(occasion: Occasion, at?: Date): Promise<void> {
    const { recipientId, actorId, kind, postId = null, commentId = null } = occasion;
    if (recipientId === actorId) return;
    const cause = causeOf(occasion);
    const told = { recipientId, actorId, kind, cause, postId, commentId };
    const id = await this.notifications.insert(told, at);
    if (id === null) return;
    await this.live.changed({ recipientId, id });
    await this.push.announce({ recipientId, id });
  }

  /** Takes it back, in the transaction of what undoes it. What hangs on a post or comment goes with that by itself. */
  async withdraw(occasion: Occasion): Promise<void> {
    const { recipientId, actorId } = occasion;
    if (await this.notifications.delete(recipientId, actorId, causeOf(occasion))) {
      await this.live.changed({ recipientId });
    }
  }

  /** Lets people know that what they were told of is about to be deleted, in that transaction: notifications go with it. */
  async willDelete(about: 'postId' | 'commentId', ids: readonly number[]): Promise<void> {
    for (const recipientId of await this.notifications.recipientsOf(about, ids)) {
      await this.live.changed({ recipientId });
    }
  }

  /** Newest first. */
  async pageFor(viewer: Viewer, request: PageRequest): Promise<Page<NotificationDto>> {
    const rows = await this.notifications.pageByRecipient(viewer.id, request);
    const page = toPage(rows, request.limit, ({ id }) => id);
    return { items: await this.views.of(viewer.id, page.items), nextCursor: page.nextCursor };
  }

  async countUnread(viewer: Viewer): Promise<number> {
    return this.notifications.countUnread(viewer.id);
  }

  /** Marks a notification and all before it as read. */
  async markRead(viewer: Viewer, upTo: number): Promise<void> {
    await this.notifications.markRead(viewer.id, upTo);
    await this.live.changed({ recipientId: viewer.id }); // for their other tabs
  }

  async preferences(viewer: Viewer): Promise<NotificationPreferencesDto> {
    const muted = await this.notifications.mutedKinds(viewer.id);
    const wants = (kind: NotificationKind) => !muted.has(kind);
    return {
      like: wants('like'),
      comment: wants('comment'),
      reply: wants('reply'),
      mention: wants('mention'),
      follow: wants('follow'),
    };
  }

  async setPreferences(
    viewer: Viewer,
    changes: UpdateNotificationPreferencesDto,
  ): Promise<NotificationPreferencesDto> {
    await this.database.transaction(async () => {
      for (const kind of NOTIFICATION_KINDS) {
        const wanted = changes[kind];
        if (wanted !== undefined) await this.notifications.setMuted(viewer.id, kind, !wanted);
      }
    });
    return this.preferences(viewer);
  }
}

/** What causes a notification: of each, one hears once. */
function causeOf({ kind, postId, commentId }: Cause): string {
  if (typeof commentId === 'number') return `${kind}:c${String(commentId)}`;
  return typeof postId === 'number' ? `${kind}:p${String(postId)}` : kind;
}
