import { Injectable } from '@nestjs/common';
import type { Viewer } from '../common/http/viewer.js';
import type { Page } from '../common/pagination/page.js';
import type { PageRequest } from '../common/pagination/page-query.dto.js';
import type { PostDto } from '../posts/post.dto.js';
import { PostViews } from '../posts/post-views.js';
import { PostsService } from '../posts/posts.service.js';
import { FeedRepository } from './feed.repository.js';

/** Posts of the viewer's followees, posts with followed hashtags and the viewer's own, newest first. */
@Injectable()
export class FeedService {
  constructor(
    private readonly feed: FeedRepository,
    private readonly posts: PostsService,
    private readonly views: PostViews,
  ) {}

  async page(viewer: Viewer, request: PageRequest): Promise<Page<PostDto>> {
    if (this.feed.followsMany(viewer.id)) {
      const ids = await this.feed.scannedIds(viewer.id, request);
      if (ids.length > request.limit) return this.views.pageOfIds(viewer, ids, request.limit);
    }
    const list = await this.feed.merged(viewer.id, request);
    return list ? this.views.page(viewer, list, request.limit) : { items: [], nextCursor: null };
  }

  /** Everybody's public posts, newest first. */
  async explore(viewer: Viewer | null, request: PageRequest): Promise<Page<PostDto>> {
    return this.posts.pageOfAll(viewer, request);
  }
}
