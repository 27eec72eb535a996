import { Injectable } from '@nestjs/common';
import { In, LessThan, MoreThan } from 'typeorm';
import type { Slice } from '../common/pagination/page-query.dto.js';
import { Database } from '../database/database.js';
import { Comment } from '../database/entities/comment.entity.js';
import { NotificationMute } from '../database/entities/notification-mute.entity.js';
import { Notification, type NotificationKind } from '../database/entities/notification.entity.js';
import { User } from '../database/entities/user.entity.js';

/** Queries on notifications. */
@Injectable()
export class NotificationsRepository {
  constructor(private readonly database: Database) {}

  /** Inside a transaction. @returns its id, or null when there is one of that cause already */
  async insert(
    notification: Omit<Notification, 'id' | 'createdAt'>,
    at = new Date(),
  ): Promise<number | null> {
    const { recipientId, actorId, cause } = notification;
    const row = { ...notification, createdAt: at };
    if (!(await this.database.insertOrIgnore(Notification, row))) return null;
    const inserted = await this.notifications.findOneByOrFail({ recipientId, actorId, cause });
    return inserted.id;
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
    return rows.map(({ id }) => Number(id));
  }

  /** Newest first; one row more than the slice has. */
  async pageByRecipient(recipientId: number, { after, limit }: Slice): Promise<Notification[]> {
    return this.notifications.find({
      where: { recipientId, ...(after !== null && { id: LessThan(after) }) },
      order: { id: 'DESC' },
      take: limit + 1,
    });
  }

  /** Those that are still there, oldest first. */
  async byIds(ids: readonly number[]): Promise<Notification[]> {
    if (ids.length === 0) return [];
    return this.notifications.find({ where: { id: In(ids) }, order: { id: 'ASC' } });
  }

  /** How many came since the recipient read them. */
  async countUnread(recipientId: number): Promise<number> {
    const id = MoreThan(await this.readUpTo(recipientId));
    return this.notifications.countBy({ recipientId, id });
  }

  /** Bodies of comments, in one query. */
  async commentBodies(ids: readonly number[]): Promise<Map<number, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.comments.find({ select: { id: true, body: true }, where: { id: In(ids) } });
    return new Map(rows.map(({ id, body }) => [id, body]));
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

  private get notifications() {
    return this.database.manager.getRepository(Notification);
  }

  private get mutes() {
    return this.database.manager.getRepository(NotificationMute);
  }

  private get comments() {
    return this.database.manager.getRepository(Comment);
  }

  private get users() {
    return this.database.manager.getRepository(User);
  }
}
