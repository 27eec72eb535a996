import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { API_PREFIX } from '../common/http/api-prefix.js';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { ApiId, IdPipe } from '../common/http/id.pipe.js';
import { AsViewer, PublicBrowsing, type Viewer } from '../common/http/viewer.js';
import { PageQueryDto, toPageRequest } from '../common/pagination/page-query.dto.js';
import { ApiIdempotencyKey, AsIdempotencyKey } from '../idempotency/idempotency-key.decorator.js';
import { LimitPerAccount } from '../limits/account-limit.guard.js';
import { CreatePostDto, PostDto, PostPageDto, UpdatePostDto } from './post.dto.js';
import { PostRemovalService } from './post-removal.service.js';
import { PostWritingService } from './post-writing.service.js';
import { PostsService } from './posts.service.js';
import { PublishingService } from './publishing.service.js';

@ApiTags('posts')
@ApiBearerAuth()
@Controller()
export class PostsController {
  constructor(
    private readonly posts: PostsService,
    private readonly writing: PostWritingService,
    private readonly removal: PostRemovalService,
    private readonly publishing: PublishingService,
  ) {}

  /**
   * Create a post
   *
   * @remarks From uploads (`mediaIds`), or from a picture on the web that the server fetches (`imageUrl`).
   */
  @Post('posts')
  @LimitPerAccount('posts')
  @ApiBody({
    type: CreatePostDto,
    examples: {
      uploads: {
        summary: 'Uploads',
        value: { mediaIds: ['42', '43'], caption: 'Last light at the lighthouse' },
      },
      address: {
        summary: 'A picture on the web',
        value: {
          imageUrl: 'https://example.org/lighthouse.jpg',
          alt: 'A lighthouse on a cliff in the evening sun',
          caption: 'Last light at the lighthouse',
        },
      },
    },
  })
  @ApiIdempotencyKey()
  @ApiCreatedResponse({
    type: PostDto,
    headers: {
      Location: {
        description: 'The new post.',
        schema: { type: 'string' },
        example: `${API_PREFIX}/posts/1234`,
      },
    },
  })
  @ApiProblems(
    'storage_quota_exceeded',
    'media_not_usable',
    'image_url_unusable',
    'account_hidden',
    'media_busy',
    'storage_unavailable',
  )
  async createPost(
    @AsViewer() viewer: Viewer,
    @AsIdempotencyKey() key: string | null,
    @Body() post: CreatePostDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PostDto> {
    const created = await this.publishing.create(viewer, post, key);
    void reply.header('Location', `${API_PREFIX}/posts/${created.id}`);
    return created;
  }

  /**
   * Get a post
   *
   * @remarks With its author, photos and counts.
   */
  @Get('posts/:postId')
  @PublicBrowsing()
  @ApiId('postId')
  @ApiProblems('post_not_found')
  getPost(@AsViewer() viewer: Viewer | null, @Param('postId', IdPipe) postId: number): Promise<PostDto> {
    return this.posts.get(viewer, postId);
  }

  /**
   * Change a post
   *
   * @remarks Only its author may. The caption, the descriptions of its photos and their order can change; the photos stay.
   */
  @Patch('posts/:postId')
  @LimitPerAccount('changes')
  @ApiBody({
    type: UpdatePostDto,
    examples: {
      caption: { summary: 'The caption', value: { caption: 'Last light at the lighthouse #sunset' } },
      media: {
        summary: 'Descriptions and order',
        value: {
          media: [
            { id: '43', alt: 'The lamp' },
            { id: '42', alt: 'A lighthouse on a cliff in the evening sun' },
          ],
        },
      },
    },
  })
  @ApiId('postId')
  @ApiProblems('not_author', 'post_not_found')
  updatePost(
    @AsViewer() viewer: Viewer,
    @Param('postId', IdPipe) postId: number,
    @Body() changes: UpdatePostDto,
  ): Promise<PostDto> {
    return this.writing.update(viewer, postId, changes);
  }

  /**
   * Delete a post
   *
   * @remarks Only its author may. Its photos, likes and comments go with it.
   */
  @Delete('posts/:postId')
  @HttpCode(204)
  @ApiId('postId')
  @ApiProblems('not_author', 'post_not_found')
  deletePost(@AsViewer() viewer: Viewer, @Param('postId', IdPipe) postId: number): Promise<void> {
    return this.removal.delete(viewer, postId);
  }

  /**
   * List somebody's posts
   *
   * @remarks Newest first.
   */
  @Get('users/:username/posts')
  @PublicBrowsing()
  @ApiProblems('user_not_found')
  listUserPosts(
    @AsViewer() viewer: Viewer | null,
    @Param('username') username: string,
    @Query() query: PageQueryDto,
  ): Promise<PostPageDto> {
    return this.posts.pageByUser(viewer, username, toPageRequest(query));
  }
}
