import { Controller, Get, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { AsViewer, type Viewer } from '../common/http/viewer.js';
import { ApiIdempotencyKey, AsIdempotencyKey } from '../idempotency/idempotency-key.decorator.js';
import { LimitPerAccount } from '../limits/account-limit.guard.js';
import { MediaDto, MediaUsageDto } from './media.dto.js';
import { MediaIntake } from './media-intake.js';
import { MediaService } from './media.service.js';
import { UploadMediaDto } from './upload-media.dto.js';
import { UploadReader } from './upload-reader.js';

@ApiTags('media')
@ApiBearerAuth()
@Controller('media')
export class MediaController {
  constructor(
    private readonly media: MediaService,
    private readonly intake: MediaIntake,
    private readonly uploads: UploadReader,
  ) {}

  /**
   * Upload a photo
   *
   * @remarks The photo is turned upright, stripped of all metadata and kept for a post (`mediaIds`) or as an avatar
   * (`avatarMediaId`).
   */
  @Post()
  @LimitPerAccount('uploads')
  @ApiIdempotencyKey()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadMediaDto })
  @ApiProblems(
    'image_too_large',
    'storage_quota_exceeded',
    'image_format_unsupported',
    'image_missing',
    'image_too_many_pixels',
    'image_unreadable',
    'image_too_slow',
    'image_too_demanding',
    'media_busy',
    'storage_unavailable',
  )
  uploadMedia(
    @AsViewer() viewer: Viewer,
    @AsIdempotencyKey() key: string | null,
    @Req() request: FastifyRequest,
  ): Promise<MediaDto> {
    return this.uploads.with(request, (file, { alt = '' }) =>
      this.intake.take({ uploaderId: viewer.id, file, alt, key }),
    );
  }

  /**
   * See how much you store
   *
   * @remarks All sizes of all your photos together. What you uploaded twice counts once.
   */
  @Get('usage')
  getMediaUsage(@AsViewer() viewer: Viewer): Promise<MediaUsageDto> {
    return this.media.usage(viewer.id);
  }
}
