import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { UsersModule } from '../users/users.module.js';
import { FollowersController } from './followers.controller.js';
import { FollowersRepository } from './followers.repository.js';
import { FollowersService } from './followers.service.js';

@Module({
  imports: [UsersModule, NotificationsModule],
  controllers: [FollowersController],
  providers: [FollowersService, FollowersRepository],
  exports: [FollowersService],
})
export class FollowersModule {}
