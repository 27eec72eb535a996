import { Injectable } from '@nestjs/common';
import type { Viewer } from '../common/http/viewer.js';
import { HashtagsService } from '../hashtags/hashtags.service.js';
import { UserSearch } from '../users/user-search.js';
import type { SearchResultDto } from './search.dto.js';

/** Finds people and hashtags by how they begin. */
@Injectable()
export class SearchService {
  constructor(
    private readonly people: UserSearch,
    private readonly hashtags: HashtagsService,
  ) {}

  /** @param text with `@` or `#` in front to search only the one or the other */
  async search(viewer: Viewer, text: string, limit: number): Promise<SearchResultDto> {
    const [, sign, rest = ''] = /^([@#＃]?)\s*(.*)$/s.exec(text) ?? [];
    return {
      users: sign === '' || sign === '@' ? await this.people.search(viewer, rest, limit) : [],
      hashtags: sign === '@' ? [] : await this.hashtags.search(viewer, rest, limit),
    };
  }
}
