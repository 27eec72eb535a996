import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { UsersModule } from '../users/users.module.js';
import { TextsService } from './texts.service.js';

@Module({
  imports: [LimitsModule, UsersModule, NotificationsModule],
  providers: [TextsService],
  exports: [TextsService],
})
export class TextsModule {}
