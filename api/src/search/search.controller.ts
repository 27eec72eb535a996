import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { AsViewer, type Viewer } from '../common/http/viewer.js';
import { SearchQueryDto, SearchResultDto } from './search.dto.js';
import { SearchService } from './search.service.js';

@ApiTags('search')
@ApiBearerAuth()
@Controller('search')
export class SearchController {
  constructor(private readonly searches: SearchService) {}

  /**
   * Search people and hashtags
   *
   * @remarks By their beginnings, without regard to case and accents. First what is called exactly so, then what the viewer
   * follows, then what is popular. `limit` holds for each of the two lists.
   */
  @Get()
  search(@AsViewer() viewer: Viewer, @Query() { q, limit }: SearchQueryDto): Promise<SearchResultDto> {
    return this.searches.search(viewer, q, limit ?? 20);
  }
}
