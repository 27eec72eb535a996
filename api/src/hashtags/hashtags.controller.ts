import { Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { AsViewer, PublicBrowsing, type Viewer } from '../common/http/viewer.js';
import { LimitPerAccount } from '../limits/account-limit.guard.js';
import { ApiHashtagName, HashtagDto } from './hashtag.dto.js';
import { HashtagsService } from './hashtags.service.js';

@ApiTags('hashtags')
@ApiBearerAuth()
@Controller('hashtags/:name')
export class HashtagsController {
  constructor(private readonly hashtags: HashtagsService) {}

  /**
   * Get a hashtag
   *
   * @remarks With the number of its posts. One that no post ever had is not found.
   */
  @Get()
  @PublicBrowsing()
  @ApiHashtagName()
  @ApiProblems('hashtag_not_found')
  getHashtag(@AsViewer() viewer: Viewer | null, @Param('name') name: string): Promise<HashtagDto> {
    return this.hashtags.get(viewer, name);
  }

  /**
   * Follow a hashtag
   *
   * @remarks Its posts join the viewer's feed. Following again changes nothing.
   */
  @Put('follow')
  @LimitPerAccount('follows')
  @ApiHashtagName()
  @ApiProblems('hashtag_not_found')
  followHashtag(@AsViewer() viewer: Viewer, @Param('name') name: string): Promise<HashtagDto> {
    return this.hashtags.follow(viewer, name);
  }

  /**
   * Stop following a hashtag
   *
   * @remarks Doing so again changes nothing.
   */
  @Delete('follow')
  @ApiHashtagName()
  @ApiProblems('hashtag_not_found')
  unfollowHashtag(@AsViewer() viewer: Viewer, @Param('name') name: string): Promise<HashtagDto> {
    return this.hashtags.unfollow(viewer, name);
  }
}
