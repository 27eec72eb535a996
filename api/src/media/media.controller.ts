import { Controller, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { AsViewer, type Viewer } from '../common/http/viewer.js';
import { MediaDto } from './media.dto.js';
import { MediaService } from './media.service.js';
import { UploadMediaDto } from './upload-media.dto.js';
import { UploadReader } from './upload-reader.js';

@ApiTags('media')
@ApiBearerAuth()
@Controller('media')
export class MediaController {
  constructor(
    private readonly media: MediaService,
    private readonly uploads: UploadReader,
  ) {}

  /**
   * Upload a photo
   *
   * @remarks The photo is turned upright, stripped of all metadata and kept for a post (`mediaIds`) or as an avatar
   * (`avatarMediaId`).
   */
  @Post()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadMediaDto })
  @ApiProblems(
    'bad_request',
    'unauthenticated',
    'image_too_large',
    'unsupported_media_type',
    'image_format_unsupported',
    'validation_failed',
    'image_missing',
    'image_too_many_pixels',
    'image_unreadable',
  )
  uploadMedia(@AsViewer() viewer: Viewer, @Req() request: FastifyRequest): Promise<MediaDto> {
    return this.uploads.with(request, (file, { alt }) => this.media.upload(viewer.id, file, alt));
  }
}
