import { ApiParam } from '@nestjs/swagger';

/** Documents the `name` of a hashtag in the path. */
export const ApiHashtagName = () =>
  ApiParam({ name: 'name', type: String, example: 'sunset', description: 'Without `#`, in any spelling.' });

/** Exact numbers of what hangs on a hashtag. */
export class HashtagCountsDto {
  /**
   * How many posts its page lists.
   * @example 128
   */
  posts!: number;
}

/** The viewer's relation to a hashtag. All false without a log-in. */
export class HashtagViewerDto {
  /** Whether its posts are in the viewer's feed. */
  following!: boolean;
}

export class HashtagDto {
  /**
   * Without `#`, in the form that all spellings share: NFKC, lower-case.
   * @example "sunset"
   */
  name!: string;
  counts!: HashtagCountsDto;
  viewer!: HashtagViewerDto;
}

export class HashtagListDto {
  items!: HashtagDto[];
}
