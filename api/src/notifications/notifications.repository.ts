import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { PageRequest } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';
import { isTaken } from '../database/database-errors.js';
import { inDialects } from '../database/dialect.js';
import { NotificationMute } from '../database/entities/notification-mute.entity.js';
import { Notification, type NotificationKind } from '../database/entities/notification.entity.js';
import { User } from '../database/entities/user.entity.js';
import { idsOf } from '../database/rows.js';
import { visibleComments, visibleNotifications } from '../visibility/visible.js';

/** The table of notifications, and what their recipients have read and do not want. */
@Injectable()
export class NotificationsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Inside a transaction. It stands above all that the recipient has read, and what happens now above all that there is, whatever
   * the clocks of several machines say: none is read before it was seen.
   * @param at when it happened, unless that is now
   * @returns its id, or null when there is one of that cause already, or the recipient does not want its kind
   */
  async insert(notification: Omit<Notification, 'id' | 'createdAt'>, at?: Date): Promise<number | null> {
    const { recipientId, actorId, kind, cause, postId, commentId } = notification;
    const sql = (at ? INSERT_ABOVE_READ : INSERT_ABOVE_ALL)(this.database.dialect);
    try {
      const inserted = await this.database.insertAs(
        sql,
        (id, createdAt) => [id, actorId, kind, cause, postId, commentId, createdAt, recipientId, kind],
        at,
      );
      return inserted?.id ?? null;
    } catch (error) {
      if (isTaken(error, 'notifications', 'cause')) return null;
      throw error;
    }
  }

  /** @returns whether there was one */
  async delete(recipientId: number, actorId: number, cause: string): Promise<boolean> {
    const sql = 'DELETE FROM notifications WHERE recipient_id = ? AND actor_id = ? AND cause = ?';
    return (await this.database.change(sql, [recipientId, actorId, cause])).affected === 1;
  }

  /** Who was told of posts or comments, each once. */
  async recipientsOf(about: 'postId' | 'commentId', ids: readonly number[]): Promise<number[]> {
    const rows = await this.notifications
      .createQueryBuilder('notification')
      .select('notification.recipientId', 'id')
      .distinct()
      .where(`notification.${about} IN (:...ids)`, { ids })
      .getRawMany<{ id: number }>();
    return idsOf(rows);
  }

  /** Newest first; one row more than the page has. */
  async pageByRecipient(recipientId: number, { after, limit }: PageRequest): Promise<Notification[]> {
    const query = visibleNotifications(this.database.manager)
      .where('notification.recipientId = :recipientId', { recipientId })
      .orderBy('notification.id', 'DESC')
      .limit(limit + 1);
    if (after !== null) query.andWhere('notification.id < :after', { after });
    return query.getMany();
  }

  /** Those that their recipients still see, oldest first. */
  async byIds(ids: readonly number[]): Promise<Notification[]> {
    if (ids.length === 0) return [];
    const query = visibleNotifications(this.database.manager).where('notification.id IN (:...ids)', { ids });
    return query.orderBy('notification.id').getMany();
  }

  /** How many came since the recipient read them. */
  async countUnread(recipientId: number): Promise<number> {
    const read = await this.readUpTo(recipientId);
    return visibleNotifications(this.database.manager)
      .where('notification.recipientId = :recipientId AND notification.id > :read', { recipientId, read })
      .getCount();
  }

  /** Bodies of those of these comments that the recipient sees, in one query. */
  async commentBodies(recipientId: number, ids: readonly number[]): Promise<Map<number, string>> {
    if (ids.length === 0) return new Map();
    const comments = await visibleComments(this.database.manager, { id: recipientId })
      .select(['comment.id', 'comment.body'])
      .where('comment.id IN (:...ids)', { ids })
      .getMany();
    return new Map(comments.map(({ id, body }) => [id, body]));
  }

  /** The newest notification that somebody has read; 0 for none. */
  async readUpTo(userId: number): Promise<number> {
    const user = await this.users.findOne({
      select: { id: true, readNotificationId: true },
      where: { id: userId },
    });
    return user?.readNotificationId ?? 0;
  }

  /** Never goes back, and never beyond what there is: what comes later is unread. */
  async markRead(recipientId: number, upTo: number): Promise<void> {
    const newest = (await this.notifications.maximum('id', { recipientId })) ?? 0;
    const id = Math.min(upTo, newest);
    await this.users.update(
      { id: recipientId, readNotificationId: LessThan(id) },
      { readNotificationId: id },
    );
  }

  async mutedKinds(userId: number): Promise<Set<NotificationKind>> {
    return new Set((await this.mutes.findBy({ userId })).map(({ kind }) => kind));
  }

  async setMuted(userId: number, kind: NotificationKind, muted: boolean): Promise<void> {
    if (muted) await this.database.insertOrIgnore(NotificationMute, { userId, kind });
    else await this.mutes.delete({ userId, kind });
  }

  private get notifications() {
    return this.database.manager.getRepository(Notification);
  }

  private get mutes() {
    return this.database.manager.getRepository(NotificationMute);
  }

  private get users() {
    return this.database.manager.getRepository(User);
  }
}

/**
 * Holds the read marker of the recipient until the transaction ends. The column of ids makes MySQL answer with the one that it got.
 * Parameters: id, actor, kind, cause, post, comment, moment, recipient, kind.
 */
const insertAbove = (...places: string[]) =>
  inDialects(
    ({
      greatest,
      forShare,
    }) => `INSERT INTO notifications (id, recipient_id, actor_id, kind, cause, post_id, comment_id, created_at)
    SELECT ${greatest('?', ...places)}, u.id, ?, ?, ?, ?, ?, ? FROM users u
    WHERE u.id = ? AND (SELECT COUNT(*) FROM notification_mutes m WHERE m.user_id = u.id AND m.kind = ?) = 0 ${forShare}`,
  );

const READ = 'u.read_notification_id + 1';
const INSERT_ABOVE_READ = insertAbove(READ);
const INSERT_ABOVE_ALL = insertAbove(
  READ,
  '(SELECT COALESCE(MAX(n.id), 0) + 1 FROM notifications n WHERE n.recipient_id = u.id)',
);
