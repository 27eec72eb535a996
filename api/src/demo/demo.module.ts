import { Module } from '@nestjs/common';
import { HashtagsModule } from '../hashtags/hashtags.module.js';
import { MediaModule } from '../media/media.module.js';
import { PostsModule } from '../posts/posts.module.js';
import { UsersModule } from '../users/users.module.js';
import { Demo } from './demo.js';
import { DemoRepository } from './demo.repository.js';

@Module({
  imports: [HashtagsModule, MediaModule, PostsModule, UsersModule],
  providers: [Demo, DemoRepository],
})
export class DemoModule {}
