import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Batch } from '../common/batch.js';
import { Database } from '../database/database.js';
import { Realtime } from '../realtime/realtime.js';
import { NotificationViews } from './notification-views.js';
import { NotificationsRepository } from './notifications.repository.js';

const MOMENT_MS = 50;

interface Change {
  readonly recipientId: number;
  /** The new notification; without it one was taken back or read. */
  readonly id?: number;
}

/** Tells people who are connected what there is for them, once it is committed. Who is not finds it in the list. */
@Injectable()
export class LiveNotifications implements BeforeApplicationShutdown {
  private readonly changes = new Batch<Change>((changes) => this.tell(changes), MOMENT_MS);

  constructor(
    private readonly notifications: NotificationsRepository,
    private readonly views: NotificationViews,
    private readonly realtime: Realtime,
    private readonly database: Database,
  ) {}

  async changed(change: Change): Promise<void> {
    await this.database.afterCommit(() => {
      if (this.realtime.mayBeOnline(change.recipientId)) this.changes.add(change);
      return Promise.resolve();
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.changes.flush();
  }

  private async tell(changes: readonly Change[]): Promise<void> {
    for (const [recipientId, theirs] of Map.groupBy(changes, (change) => change.recipientId)) {
      const ids = theirs.flatMap(({ id }) => id ?? []);
      const rows = await this.notifications.byIds(ids); // what was undone meanwhile is no longer there
      for (const view of await this.views.of(recipientId, rows)) {
        this.realtime.say(recipientId, 'notification', view);
      }
      const count = await this.notifications.countUnread(recipientId);
      this.realtime.say(recipientId, 'unread-count', { count });
    }
  }
}
