import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { ApiId, IdPipe } from '../common/http/id.pipe.js';
import { AsViewer, PublicBrowsing, type Viewer } from '../common/http/viewer.js';
import { PageQueryDto, toPageRequest } from '../common/pagination/page-query.dto.js';
import { ApiIdempotencyKey, AsIdempotencyKey } from '../idempotency/idempotency-key.decorator.js';
import { LimitPerAccount } from '../limits/account-limit.guard.js';
import { CommentDto, CommentPageDto, CreateCommentDto } from './comment.dto.js';
import { CommentsService } from './comments.service.js';

@ApiTags('comments')
@ApiBearerAuth()
@Controller()
export class CommentsController {
  constructor(private readonly comments: CommentsService) {}

  /**
   * List the comments of a post
   *
   * @remarks Oldest first.
   */
  @Get('posts/:postId/comments')
  @PublicBrowsing()
  @ApiId('postId')
  @ApiProblems('post_not_found')
  listComments(
    @AsViewer() viewer: Viewer | null,
    @Param('postId', IdPipe) postId: number,
    @Query() query: PageQueryDto,
  ): Promise<CommentPageDto> {
    return this.comments.pageByPost(viewer, postId, toPageRequest(query));
  }

  /**
   * Write a comment
   *
   * @remarks 1 to 2,200 characters, after white space around them is removed. `replyTo` makes it a reply to another comment of the
   * post, whose author is told.
   */
  @Post('posts/:postId/comments')
  @LimitPerAccount('comments')
  @ApiIdempotencyKey()
  @ApiBody({
    type: CreateCommentDto,
    examples: {
      comment: { summary: 'A comment', value: { body: 'What a light!' } },
      reply: { summary: 'A reply', value: { body: 'It lasted a minute.', replyTo: '980' } },
    },
  })
  @ApiId('postId')
  @ApiProblems('post_not_found', 'account_hidden')
  createComment(
    @AsViewer() viewer: Viewer,
    @Param('postId', IdPipe) postId: number,
    @Body() comment: CreateCommentDto,
    @AsIdempotencyKey() key: string | null,
  ): Promise<CommentDto> {
    return this.comments.create(viewer, postId, comment, { key });
  }

  /**
   * Delete a comment
   *
   * @remarks Its author and the author of the post may.
   */
  @Delete('comments/:commentId')
  @HttpCode(204)
  @ApiId('commentId')
  @ApiProblems('cannot_delete_comment', 'comment_not_found', 'post_not_found')
  deleteComment(@AsViewer() viewer: Viewer, @Param('commentId', IdPipe) commentId: number): Promise<void> {
    return this.comments.delete(viewer, commentId);
  }
}
