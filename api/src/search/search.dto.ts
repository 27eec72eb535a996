import { IsString, Length } from 'class-validator';
import { MaxCharacters, Trim } from '../common/http/text.js';
import { LimitQueryDto } from '../common/pagination/page-query.dto.js';
import { HashtagDto } from '../hashtags/hashtag.dto.js';
import { PersonDto } from '../users/user.dto.js';

const QUERY_LENGTH = 100;

export class SearchQueryDto extends LimitQueryDto {
  /**
   * The beginning of a username, of words of a name, or of a hashtag. With `@` in front people alone are searched, with `#`
   * hashtags alone.
   * @example "ali"
   */
  @Trim()
  @MaxCharacters(QUERY_LENGTH)
  @Length(1, QUERY_LENGTH, { message: 'Search for 1 to 100 characters.' })
  @IsString()
  q: string = undefined as never;
}

/** What was found, the likeliest first. */
export class SearchResultDto {
  users!: PersonDto[];
  hashtags!: HashtagDto[];
}
