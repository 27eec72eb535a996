import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { PublicBrowsing } from '../common/http/viewer.js';
import { OembedDto, OembedQueryDto } from './oembed.dto.js';
import { OembedService } from './oembed.service.js';

@ApiTags('previews')
@ApiBearerAuth()
@Controller('oembed')
export class OembedController {
  constructor(private readonly oembed: OembedService) {}

  /**
   * Describe a page for embedding
   *
   * @remarks The oEmbed endpoint (oembed.com) for the addresses of posts and profiles.
   */
  @Get()
  @PublicBrowsing()
  @ApiProblems('nothing_to_embed', 'embed_format_unsupported')
  getEmbed(@Query() query: OembedQueryDto): Promise<OembedDto> {
    return this.oembed.describe(query);
  }
}
