import { Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { ApiId, IdPipe } from '../common/http/id.pipe.js';
import { AsViewer, PublicBrowsing, type Viewer } from '../common/http/viewer.js';
import { PageQueryDto, toPageRequest } from '../common/pagination/page-query.dto.js';
import { LimitPerAccount } from '../limits/account-limit.guard.js';
import { PostDto } from '../posts/post.dto.js';
import { PersonPageDto } from '../users/user.dto.js';
import { LikesService } from './likes.service.js';

@ApiTags('likes')
@ApiBearerAuth()
@Controller('posts/:postId')
export class LikesController {
  constructor(private readonly likes: LikesService) {}

  /**
   * Like a post
   *
   * @remarks Liking again changes nothing.
   */
  @Put('like')
  @LimitPerAccount('likes')
  @ApiId('postId')
  @ApiProblems('post_not_found', 'account_hidden')
  likePost(@AsViewer() viewer: Viewer, @Param('postId', IdPipe) postId: number): Promise<PostDto> {
    return this.likes.like(viewer, postId);
  }

  /**
   * Take a like back
   *
   * @remarks Doing so again changes nothing.
   */
  @Delete('like')
  @ApiId('postId')
  @ApiProblems('post_not_found')
  unlikePost(@AsViewer() viewer: Viewer, @Param('postId', IdPipe) postId: number): Promise<PostDto> {
    return this.likes.unlike(viewer, postId);
  }

  /**
   * List who likes a post
   *
   * @remarks The newest accounts first.
   */
  @Get('likes')
  @PublicBrowsing()
  @ApiId('postId')
  @ApiProblems('post_not_found')
  listLikes(
    @AsViewer() viewer: Viewer | null,
    @Param('postId', IdPipe) postId: number,
    @Query() query: PageQueryDto,
  ): Promise<PersonPageDto> {
    return this.likes.pageByPost(viewer, postId, toPageRequest(query));
  }
}
