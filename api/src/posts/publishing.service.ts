import { Injectable } from '@nestjs/common';
import { ValidationFailed } from '../common/errors/request.errors.js';
import { parseId } from '../common/http/id.pipe.js';
import type { Viewer } from '../common/http/viewer.js';
import { IdempotencyService } from '../idempotency/idempotency.service.js';
import { MediaService } from '../media/media.service.js';
import type { CreatePostDto, PostDto } from './post.dto.js';
import { PostWritingService } from './post-writing.service.js';
import { PostsService } from './posts.service.js';

/** The way from a request to a new post: photos are fetched where they are only named, and what is asked again is done once. */
@Injectable()
export class PublishingService {
  constructor(
    private readonly posts: PostsService,
    private readonly writing: PostWritingService,
    private readonly media: MediaService,
    private readonly idempotency: IdempotencyService,
  ) {}

  /**
   * @param key the client's `Idempotency-Key`
   * @throws AccountHidden, ValidationFailed, ImageUrlUnusable, MediaNotUsable, StorageQuotaExceeded, IdempotencyKeyReused
   */
  async create(viewer: Viewer, post: CreatePostDto, key: string | null): Promise<PostDto> {
    refuseAmbiguousPhotos(post);
    const { imageUrl, alt, mediaIds = [], caption = '' } = post;
    const asked = [imageUrl, alt, mediaIds, caption];
    const request = key === null ? null : { userId: viewer.id, operation: 'createPost', key, asked };
    const earlier = await this.idempotency.answerTo<PostDto>(request);
    if (earlier) return this.asItIsNow(viewer, earlier);
    // fetching takes long, so it comes before the transaction
    const imported = imageUrl === undefined ? [] : [await this.media.importFrom(imageUrl, viewer.id, alt)];
    try {
      const answer = await this.idempotency.once(request, async () => {
        const photos = [...mediaIds.map(parseId), ...imported];
        return this.posts.get(viewer, await this.writing.publish(viewer, caption, photos));
      });
      return key === null ? answer : await this.asItIsNow(viewer, answer);
    } finally {
      await this.media.discard(viewer.id, imported); // unless it was taken, nobody knows of it
    }
  }

  /** A kept answer may tell of what the viewer does not see any more: the post itself says, if it is still there. */
  private async asItIsNow(viewer: Viewer, answer: PostDto): Promise<PostDto> {
    return (await this.posts.find(viewer, parseId(answer.id))) ?? answer;
  }
}

function refuseAmbiguousPhotos({ imageUrl, mediaIds, alt }: CreatePostDto): void {
  if ((imageUrl === undefined) === (mediaIds === undefined)) {
    const detail = 'Send exactly one of imageUrl and mediaIds.';
    throw new ValidationFailed([
      { pointer: '#/imageUrl', detail, code: 'exactly_one' },
      { pointer: '#/mediaIds', detail, code: 'exactly_one' },
    ]);
  }
  if (alt !== undefined && imageUrl === undefined) {
    throw new ValidationFailed([
      {
        pointer: '#/alt',
        detail: 'alt goes with imageUrl; uploads carry their own.',
        code: 'alt_without_image_url',
      },
    ]);
  }
}
