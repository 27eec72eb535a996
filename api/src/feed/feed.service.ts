import { Injectable } from '@nestjs/common';
import type { Viewer } from '../common/http/viewer.js';
import type { Page } from '../common/pagination/page.js';
import type { PageRequest } from '../common/pagination/page-query.dto.js';
import { FollowersService } from '../followers/followers.service.js';
import type { PostDto } from '../posts/post.dto.js';
import { PostViews } from '../posts/post-views.js';
import { PostsService } from '../posts/posts.service.js';
import { FeedRepository, MANY_FOLLOWEES } from './feed.repository.js';

/** Posts of the viewer's followees, posts with followed hashtags and the viewer's own, newest first. */
@Injectable()
export class FeedService {
  constructor(
    private readonly feed: FeedRepository,
    private readonly posts: PostsService,
    private readonly views: PostViews,
    private readonly followers: FollowersService,
  ) {}

  async page(viewer: Viewer, request: PageRequest): Promise<Page<PostDto>> {
    return this.views.page(viewer, await this.ids(viewer, request), request.limit);
  }

  /** Everybody's public posts, newest first. */
  async explore(viewer: Viewer | null, request: PageRequest): Promise<Page<PostDto>> {
    return this.posts.pageOfAll(viewer, request);
  }

  private async ids(viewer: Viewer, request: PageRequest): Promise<number[]> {
    if ((await this.followers.countFollowees(viewer.id)) >= MANY_FOLLOWEES) {
      const scanned = await this.feed.scannedIds(viewer.id, request);
      if (scanned.length > request.limit) return scanned;
    }
    return this.feed.mergedIds(viewer.id, request);
  }
}
