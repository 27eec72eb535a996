import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { AsViewer, PublicBrowsing, type Viewer } from '../common/http/viewer.js';
import { LimitQueryDto, PageQueryDto, toPageRequest } from '../common/pagination/page-query.dto.js';
import { ApiHashtagName, HashtagListDto } from '../hashtags/hashtag.dto.js';
import { HashtagPostsService } from './hashtag-posts.service.js';
import { PostPageDto } from './post.dto.js';

@ApiTags('hashtags')
@ApiBearerAuth()
@Controller('hashtags')
export class HashtagPostsController {
  constructor(private readonly posts: HashtagPostsService) {}

  /**
   * List trending hashtags
   *
   * @remarks Those that the most people used in the last seven days; among equals, those with the most posts then.
   */
  @Get()
  @PublicBrowsing()
  listTrendingHashtags(
    @AsViewer() viewer: Viewer | null,
    @Query() query: LimitQueryDto,
  ): Promise<HashtagListDto> {
    return this.posts.trending(viewer, query.limit ?? 20);
  }

  /**
   * List the posts with a hashtag
   *
   * @remarks Newest first. A hashtag that no post ever had is not found.
   */
  @Get(':name/posts')
  @PublicBrowsing()
  @ApiHashtagName()
  @ApiProblems('hashtag_not_found')
  listHashtagPosts(
    @AsViewer() viewer: Viewer | null,
    @Param('name') name: string,
    @Query() query: PageQueryDto,
  ): Promise<PostPageDto> {
    return this.posts.page(viewer, name, toPageRequest(query));
  }
}
