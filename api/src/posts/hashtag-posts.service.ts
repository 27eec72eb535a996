import { Injectable } from '@nestjs/common';
import type { Viewer } from '../common/http/viewer.js';
import type { Page } from '../common/pagination/page.js';
import type { PageRequest } from '../common/pagination/page-query.dto.js';
import type { HashtagListDto } from '../hashtags/hashtag.dto.js';
import { HashtagsService } from '../hashtags/hashtags.service.js';
import { HashtagPostsRepository } from './hashtag-posts.repository.js';
import type { PostDto } from './post.dto.js';
import { PostViews } from './post-views.js';

const TRENDING_MS = 7 * 24 * 60 * 60 * 1000;

/** Posts by their hashtags. */
@Injectable()
export class HashtagPostsService {
  constructor(
    private readonly hashtagPosts: HashtagPostsRepository,
    private readonly views: PostViews,
    private readonly hashtags: HashtagsService,
  ) {}

  /** Newest first. @throws HashtagNotFound */
  async page(viewer: Viewer | null, name: string, request: PageRequest): Promise<Page<PostDto>> {
    const hashtagId = await this.hashtags.getId(name);
    const ids = await this.hashtagPosts.idsByHashtag(viewer, hashtagId, request);
    return this.views.pageOfIds(viewer, ids, request.limit);
  }

  /** What the most people used in the last seven days. */
  async trending(viewer: Viewer | null, limit: number): Promise<HashtagListDto> {
    const since = new Date(Date.now() - TRENDING_MS);
    const ids = await this.hashtagPosts.trendingIds(viewer, since, limit);
    return { items: await this.hashtags.byIds(viewer, ids) };
  }
}
