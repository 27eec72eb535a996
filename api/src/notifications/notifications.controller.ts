import { Body, Controller, Get, HttpCode, Patch, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { parseId } from '../common/http/id.pipe.js';
import { AsViewer, type Viewer } from '../common/http/viewer.js';
import { PageQueryDto, toPageRequest } from '../common/pagination/page-query.dto.js';
import {
  NotificationPageDto,
  NotificationPreferencesDto,
  ReadNotificationsDto,
  UnreadCountDto,
  UpdateNotificationPreferencesDto,
} from './notification.dto.js';
import { NotificationsService } from './notifications.service.js';

@ApiTags('notifications')
@ApiBearerAuth()
@Controller('notifications')
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  /**
   * List your notifications
   *
   * @remarks Newest first. What was undone (a like taken back, a deleted comment) is no longer among them.
   */
  @Get()
  listNotifications(@AsViewer() viewer: Viewer, @Query() query: PageQueryDto): Promise<NotificationPageDto> {
    return this.notifications.pageFor(viewer, toPageRequest(query));
  }

  /**
   * Count your unread notifications
   *
   * @remarks Those that came after the one marked as read.
   */
  @Get('unread-count')
  async getUnreadCount(@AsViewer() viewer: Viewer): Promise<UnreadCountDto> {
    return { count: await this.notifications.countUnread(viewer) };
  }

  /**
   * Mark notifications as read
   *
   * @remarks All up to one of them. What is read does not become unread again.
   */
  @Put('read')
  @HttpCode(204)
  readNotifications(@AsViewer() viewer: Viewer, @Body() { upTo }: ReadNotificationsDto): Promise<void> {
    return this.notifications.markRead(viewer, parseId(upTo));
  }

  /**
   * See which notifications you want
   *
   * @remarks All, until you change it.
   */
  @Get('preferences')
  getNotificationPreferences(@AsViewer() viewer: Viewer): Promise<NotificationPreferencesDto> {
    return this.notifications.preferences(viewer);
  }

  /**
   * Choose which notifications you want
   *
   * @remarks Kinds that are left out stay as they are. It counts for what happens from now on.
   */
  @Patch('preferences')
  updateNotificationPreferences(
    @AsViewer() viewer: Viewer,
    @Body() changes: UpdateNotificationPreferencesDto,
  ): Promise<NotificationPreferencesDto> {
    return this.notifications.setPreferences(viewer, changes);
  }
}
