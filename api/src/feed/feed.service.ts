import { Injectable } from '@nestjs/common';
import type { Viewer } from '../common/http/viewer.js';
import type { Page } from '../common/pagination/page.js';
import type { Slice } from '../common/pagination/page-query.dto.js';
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

  async page(viewer: Viewer, slice: Slice): Promise<Page<PostDto>> {
    return this.views.page(viewer, await this.ids(viewer, slice), slice.limit);
  }

  /** Everybody's public posts, newest first. */
  async explore(viewer: Viewer | null, slice: Slice): Promise<Page<PostDto>> {
    return this.posts.pageOfAll(viewer, slice);
  }

  private async ids(viewer: Viewer, slice: Slice): Promise<number[]> {
    if ((await this.followers.countFollowees(viewer.id)) >= MANY_FOLLOWEES) {
      const scanned = await this.feed.scannedIds(viewer.id, slice);
      if (scanned.length > slice.limit) return scanned;
    }
    return this.feed.mergedIds(viewer.id, slice);
  }
}
