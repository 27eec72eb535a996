import { Module } from '@nestjs/common';
import { HashtagsModule } from '../hashtags/hashtags.module.js';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { MediaModule } from '../media/media.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { UsersModule } from '../users/users.module.js';
import { HashtagPostsController } from './hashtag-posts.controller.js';
import { HashtagPostsRepository } from './hashtag-posts.repository.js';
import { HashtagPostsService } from './hashtag-posts.service.js';
import { LivePosts } from './live-posts.js';
import { PostStatesService } from './post-states.service.js';
import { PostsController } from './posts.controller.js';
import { PostsRepository } from './posts.repository.js';
import { PostsService } from './posts.service.js';
import { PublishingService } from './publishing.service.js';
import { TextsService } from './texts.service.js';

@Module({
  imports: [
    LimitsModule,
    UsersModule,
    MediaModule,
    HashtagsModule,
    IdempotencyModule,
    NotificationsModule,
    RealtimeModule,
  ],
  controllers: [PostsController, HashtagPostsController],
  providers: [
    PostsService,
    PublishingService,
    PostStatesService,
    LivePosts,
    PostsRepository,
    HashtagPostsService,
    HashtagPostsRepository,
    TextsService,
  ],
  exports: [PostsService, PostStatesService, TextsService],
})
export class PostsModule {}
