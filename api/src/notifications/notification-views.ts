import { Injectable } from '@nestjs/common';
import type { Notification } from '../database/entities/notification.entity.js';
import { MediaService } from '../media/media.service.js';
import { UsersService } from '../users/users.service.js';
import type { NotificationDto } from './notification.dto.js';
import { NotificationsRepository } from './notifications.repository.js';

/** How notifications appear to their recipient. */
@Injectable()
export class NotificationViews {
  constructor(
    private readonly notifications: NotificationsRepository,
    private readonly users: UsersService,
    private readonly media: MediaService,
  ) {}

  /** In the order of the rows, in a fixed number of queries however many there are. */
  async of(recipientId: number, rows: readonly Notification[]): Promise<NotificationDto[]> {
    if (rows.length === 0) return [];
    const actorIds = distinct(rows.map(({ actorId }) => actorId));
    const people = await this.users.people({ id: recipientId }, actorIds);
    const actors = new Map(people.map((person) => [person.id, person]));
    const photos = await this.media.byPosts(distinct(rows.map(({ postId }) => postId)));
    const commentIds = distinct(rows.map(({ commentId }) => commentId));
    const bodies = await this.notifications.commentBodies(recipientId, commentIds);
    const readUpTo = await this.notifications.readUpTo(recipientId);
    return rows.flatMap(({ id, kind, actorId, postId, commentId, createdAt }) => {
      const actor = actors.get(String(actorId));
      if (!actor) return []; // deleted or hidden a moment ago
      const thumbnail = postId === null ? undefined : photos.get(postId)?.[0];
      const body = commentId === null ? undefined : bodies.get(commentId);
      return [
        {
          id: String(id),
          kind,
          actor,
          post: thumbnail ? { id: String(postId), thumbnail } : null,
          comment: body === undefined ? null : { id: String(commentId), body },
          createdAt,
          unread: id > readUpTo,
        },
      ];
    });
  }
}

const distinct = (ids: (number | null)[]) => [...new Set(ids.filter((id) => id !== null))];
