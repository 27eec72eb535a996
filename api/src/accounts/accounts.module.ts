import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { CommentsModule } from '../comments/comments.module.js';
import { FollowersModule } from '../followers/followers.module.js';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { LikesModule } from '../likes/likes.module.js';
import { MediaModule } from '../media/media.module.js';
import { PostsModule } from '../posts/posts.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { UsersModule } from '../users/users.module.js';
import { AccountsController } from './accounts.controller.js';
import { AccountContent } from './account-content.js';
import { AccountsService } from './accounts.service.js';
import { SignupController } from './signup.controller.js';
import { SignupService } from './signup.service.js';

@Module({
  imports: [
    IdempotencyModule,
    AuthModule,
    IdentityModule,
    UsersModule,
    FollowersModule,
    PostsModule,
    LikesModule,
    CommentsModule,
    MediaModule,
    RealtimeModule,
  ],
  controllers: [AccountsController, SignupController],
  providers: [SignupService, AccountsService, AccountContent],
  exports: [AccountsService],
})
export class AccountsModule {}
