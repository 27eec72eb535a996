import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { PageRequest } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';
import { isTaken } from '../database/database-errors.js';
import { NotificationMute } from '../database/entities/notification-mute.entity.js';
import { Notification, type NotificationKind } from '../database/entities/notification.entity.js';
import { User } from '../database/entities/user.entity.js';
import { idsOf, type RawRow } from '../database/rows.js';
import { visibleComments, visibleNotifications } from '../visibility/visible.js';

/** The table of notifications, and what their recipients have read and do not want. */
@Injectable()
export class NotificationsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Inside a transaction. It stands above all that the recipient has read, and what happens now above all that there is, whatever
   * the clocks of several machines say: none is read before it was seen.
   * @param at when it happened, unless that is now
   * @returns its id, or null when there is one of that cause already
   */
  async insert(notification: Omit<Notification, 'id' | 'createdAt'>, at?: Date): Promise<number | null> {
    const { readUpTo, newest } = await this.holdReadMarker(notification.recipientId);
    const above = at ? readUpTo : Math.max(readUpTo, newest);
    try {
      return await this.database.insert(Notification, notification, { at, above });
    } catch (error) {
      if (isTaken(error, 'notifications', 'cause')) return null;
      throw error;
    }
  }

  /** @returns whether there was one */
  async delete(recipientId: number, actorId: number, cause: string): Promise<boolean> {
    return (await this.notifications.delete({ recipientId, actorId, cause })).affected === 1;
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

  async isMuted(userId: number, kind: NotificationKind): Promise<boolean> {
    return this.mutes.existsBy({ userId, kind });
  }

  async setMuted(userId: number, kind: NotificationKind, muted: boolean): Promise<void> {
    if (muted) await this.database.insertOrIgnore(NotificationMute, { userId, kind });
    else await this.mutes.delete({ userId, kind });
  }

  /** What the recipient has read until the transaction ends, and the newest that there is; 0 for none. */
  private async holdReadMarker(recipientId: number): Promise<{ readUpTo: number; newest: number }> {
    const query = this.users
      .createQueryBuilder('user')
      .select('user.readNotificationId', 'read_up_to')
      .addSelect(
        (newest) =>
          newest
            .select('MAX(notification.id)')
            .from(Notification, 'notification')
            .where('notification.recipientId = user.id'),
        'newest',
      )
      .where('user.id = :recipientId', { recipientId });
    const row = await this.database.forShare(query).getRawOne<RawRow>();
    return { readUpTo: Number(row?.read_up_to ?? 0), newest: Number(row?.newest ?? 0) };
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
