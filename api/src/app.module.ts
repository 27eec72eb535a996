import { type DynamicModule, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AccountsModule } from './accounts/accounts.module.js';
import { AuthModule } from './auth/auth.module.js';
import { CommentsModule } from './comments/comments.module.js';
import { Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { DemoModule } from './demo/demo.module.js';
import { FeedModule } from './feed/feed.module.js';
import { FollowersModule } from './followers/followers.module.js';
import { HashtagsModule } from './hashtags/hashtags.module.js';
import { HealthModule } from './health/health.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { InstanceModule } from './instance/instance.module.js';
import { LikesModule } from './likes/likes.module.js';
import { MailModule } from './mail/mail.module.js';
import { MediaModule } from './media/media.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { PostsModule } from './posts/posts.module.js';
import { PushModule } from './push/push.module.js';
import { PreviewsModule } from './previews/previews.module.js';
import { SearchModule } from './search/search.module.js';
import { SocketsModule } from './sockets/sockets.module.js';
import { UsersModule } from './users/users.module.js';

/** The list of features. */
@Module({
  imports: [
    ScheduleModule.forRoot(),
    DatabaseModule,
    InstanceModule,
    AuthModule,
    UsersModule,
    IdentityModule,
    FollowersModule,
    PostsModule,
    LikesModule,
    CommentsModule,
    FeedModule,
    HashtagsModule,
    SearchModule,
    PreviewsModule,
    MediaModule,
    SocketsModule,
    NotificationsModule,
    PushModule,
    MailModule,
    AccountsModule,
    HealthModule,
    DemoModule,
  ],
})
export class AppModule {
  static with(config: Config): DynamicModule {
    return { module: AppModule, imports: [ConfigModule.with(config)] };
  }
}
