import { Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { AsViewer, PublicBrowsing, type Viewer } from '../common/http/viewer.js';
import { LimitPerAccount } from '../limits/account-limit.guard.js';
import { HashtagDto } from './hashtag.dto.js';
import { HashtagsService } from './hashtags.service.js';

const NAME = { name: 'name', type: String, example: 'sunset', description: 'Without `#`, in any spelling.' };

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
  @ApiParam(NAME)
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
  @ApiParam(NAME)
  @ApiProblems('hashtag_not_found', 'account_limit_reached')
  followHashtag(@AsViewer() viewer: Viewer, @Param('name') name: string): Promise<HashtagDto> {
    return this.hashtags.follow(viewer, name);
  }

  /**
   * Stop following a hashtag
   *
   * @remarks Doing so again changes nothing.
   */
  @Delete('follow')
  @ApiParam(NAME)
  @ApiProblems('hashtag_not_found')
  unfollowHashtag(@AsViewer() viewer: Viewer, @Param('name') name: string): Promise<HashtagDto> {
    return this.hashtags.unfollow(viewer, name);
  }
}
