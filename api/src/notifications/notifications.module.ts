import { Module } from '@nestjs/common';
import { MediaModule } from '../media/media.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { PushModule } from '../push/push.module.js';
import { UsersModule } from '../users/users.module.js';
import { LiveNotifications } from './live-notifications.js';
import { NotificationViews } from './notification-views.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsRepository } from './notifications.repository.js';
import { NotificationsService } from './notifications.service.js';
import { PushNotifications } from './push-notifications.js';

@Module({
  imports: [UsersModule, MediaModule, RealtimeModule, PushModule],
  controllers: [NotificationsController],
  providers: [
    NotificationsService,
    NotificationViews,
    LiveNotifications,
    PushNotifications,
    NotificationsRepository,
  ],
  exports: [NotificationsService],
})
export class NotificationsModule {}
