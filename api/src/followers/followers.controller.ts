import { Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { AsViewer, PublicBrowsing, type Viewer } from '../common/http/viewer.js';
import { LimitQueryDto, PageQueryDto, toPageRequest } from '../common/pagination/page-query.dto.js';
import { LimitPerAccount } from '../limits/account-limit.guard.js';
import { PersonPageDto, ProfileDto } from '../users/user.dto.js';
import { FollowersService } from './followers.service.js';

@ApiTags('followers')
@ApiBearerAuth()
@Controller('users')
export class FollowersController {
  constructor(private readonly followers: FollowersService) {}

  /**
   * List people to follow
   *
   * @remarks Whom the people follow whom the viewer follows, then whom the most people follow, and never whom the viewer follows
   * already. One page, without a next one.
   */
  @Get('me/suggestions')
  listSuggestions(@AsViewer() viewer: Viewer, @Query() query: LimitQueryDto): Promise<PersonPageDto> {
    return this.followers.suggestions(viewer, query.limit ?? 20);
  }

  /**
   * Follow somebody
   *
   * @remarks Following again changes nothing.
   */
  @Put(':username/follow')
  @LimitPerAccount('follows')
  @ApiProblems('user_not_found', 'cannot_follow_self', 'account_hidden')
  followUser(@AsViewer() viewer: Viewer, @Param('username') username: string): Promise<ProfileDto> {
    return this.followers.follow(viewer, username);
  }

  /**
   * Stop following somebody
   *
   * @remarks Doing so again changes nothing.
   */
  @Delete(':username/follow')
  @ApiProblems('user_not_found', 'cannot_follow_self')
  unfollowUser(@AsViewer() viewer: Viewer, @Param('username') username: string): Promise<ProfileDto> {
    return this.followers.unfollow(viewer, username);
  }

  /**
   * List somebody's followers
   *
   * @remarks The newest accounts first.
   */
  @Get(':username/followers')
  @PublicBrowsing()
  @ApiProblems('user_not_found')
  listFollowers(
    @AsViewer() viewer: Viewer | null,
    @Param('username') username: string,
    @Query() query: PageQueryDto,
  ): Promise<PersonPageDto> {
    return this.followers.pageOfFollowers(viewer, username, toPageRequest(query));
  }

  /**
   * List whom somebody follows
   *
   * @remarks The newest accounts first.
   */
  @Get(':username/following')
  @PublicBrowsing()
  @ApiProblems('user_not_found')
  listFollowing(
    @AsViewer() viewer: Viewer | null,
    @Param('username') username: string,
    @Query() query: PageQueryDto,
  ): Promise<PersonPageDto> {
    return this.followers.pageOfFollowing(viewer, username, toPageRequest(query));
  }
}
