import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { CommentsModule } from '../comments/comments.module.js';
import { FollowersModule } from '../followers/followers.module.js';
import { LikesModule } from '../likes/likes.module.js';
import { MediaModule } from '../media/media.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { PostsModule } from '../posts/posts.module.js';
import { UsersModule } from '../users/users.module.js';
import { Demo } from './demo.js';
import { Play } from './play.js';

@Module({
  imports: [
    AccountsModule,
    AuthModule,
    UsersModule,
    FollowersModule,
    MediaModule,
    PostsModule,
    LikesModule,
    CommentsModule,
    NotificationsModule,
  ],
  providers: [Demo, Play],
})
export class DemoModule {}
