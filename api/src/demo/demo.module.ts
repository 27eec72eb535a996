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
import { DemoPeople } from './demo-people.js';
import { DemoPosts } from './demo-posts.js';
import { Demo } from './demo.js';

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
  providers: [Demo, DemoPeople, DemoPosts],
})
export class DemoModule {}
