import { Module } from '@nestjs/common';
import { PostsModule } from '../posts/posts.module.js';
import { UsersModule } from '../users/users.module.js';
import { LinkPreviews } from './link-previews.service.js';
import { OembedController } from './oembed.controller.js';
import { OembedService } from './oembed.service.js';

@Module({
  imports: [PostsModule, UsersModule],
  controllers: [OembedController],
  providers: [LinkPreviews, OembedService],
  exports: [LinkPreviews],
})
export class PreviewsModule {}
