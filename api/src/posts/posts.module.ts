import { Module } from '@nestjs/common';
import { HashtagsModule } from '../hashtags/hashtags.module.js';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
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
import { PostRemovalService } from './post-removal.service.js';
import { PostViews } from './post-views.js';
import { PostWritingService } from './post-writing.service.js';
import { PublishingService } from './publishing.service.js';
import { TextsModule } from '../texts/texts.module.js';
import { VisibilityModule } from '../visibility/visibility.module.js';

@Module({
  imports: [
    UsersModule,
    MediaModule,
    HashtagsModule,
    IdempotencyModule,
    NotificationsModule,
    RealtimeModule,
    TextsModule,
    VisibilityModule,
  ],
  controllers: [PostsController, HashtagPostsController],
  providers: [
    PostsService,
    PublishingService,
    PostStatesService,
    PostViews,
    PostWritingService,
    PostRemovalService,
    LivePosts,
    PostsRepository,
    HashtagPostsService,
    HashtagPostsRepository,
  ],
  exports: [PostsService, PostViews, PostWritingService, PostRemovalService, PostStatesService],
})
export class PostsModule {}
