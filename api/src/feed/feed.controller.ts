import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { AsViewer, PublicBrowsing, type Viewer } from '../common/http/viewer.js';
import { PageQueryDto, toPageRequest } from '../common/pagination/page-query.dto.js';
import { PostPageDto } from '../posts/post.dto.js';
import { FeedService } from './feed.service.js';

@ApiTags('feed')
@ApiBearerAuth()
@Controller()
export class FeedController {
  constructor(private readonly feed: FeedService) {}

  /**
   * Get my feed
   *
   * @remarks Posts of the people and with the hashtags that the viewer follows, and the viewer's own, newest first.
   */
  @Get('feed')
  getFeed(@AsViewer() viewer: Viewer, @Query() query: PageQueryDto): Promise<PostPageDto> {
    return this.feed.page(viewer, toPageRequest(query));
  }

  /**
   * Explore
   *
   * @remarks Everybody's public posts, newest first.
   */
  @Get('explore')
  @PublicBrowsing()
  getExplore(@AsViewer() viewer: Viewer | null, @Query() query: PageQueryDto): Promise<PostPageDto> {
    return this.feed.explore(viewer, toPageRequest(query));
  }
}
