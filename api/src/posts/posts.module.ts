import { Module } from '@nestjs/common';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import { MediaModule } from '../media/media.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { UsersModule } from '../users/users.module.js';
import { LivePosts } from './live-posts.js';
import { PostsController } from './posts.controller.js';
import { PostsRepository } from './posts.repository.js';
import { PostsService } from './posts.service.js';

@Module({
  imports: [UsersModule, MediaModule, IdempotencyModule, RealtimeModule],
  controllers: [PostsController],
  providers: [PostsService, LivePosts, PostsRepository],
  exports: [PostsService],
})
export class PostsModule {}
