import { Module } from '@nestjs/common';
import { PostsModule } from '../posts/posts.module.js';
import { UsersModule } from '../users/users.module.js';
import { LinkPreviews } from './link-previews.js';
import { OembedController } from './oembed.controller.js';
import { OembedService } from './oembed.service.js';
import { SitemapController } from './sitemap.controller.js';
import { Sitemap } from './sitemap.js';

@Module({
  imports: [PostsModule, UsersModule],
  controllers: [OembedController, SitemapController],
  providers: [LinkPreviews, OembedService, Sitemap],
  exports: [LinkPreviews],
})
export class PreviewsModule {}
