import { Service, inject } from '@angular/core';
import { Observable, map } from 'rxjs';
import { SearchApi } from '../../api';
import { Suggestion } from '../../ui/suggestion';
import { TypeaheadWord } from '../../ui/typeahead-word';

/** How many suggestions fit below a field. */
const SUGGESTIONS = 6;

/** Finds people and hashtags by how their names begin. */
@Service()
export class Search {
  private readonly api = inject(SearchApi);

  /** What a word that is being typed may become. */
  readonly suggest = ({ kind, text }: TypeaheadWord): Observable<readonly Suggestion[]> =>
    this.find((kind === 'person' ? '@' : '#') + text, SUGGESTIONS);

  /** People, then hashtags, each the likeliest first and at most `limit`; with `@` or `#` in front only those. */
  find(query: string, limit: number): Observable<readonly Suggestion[]> {
    return this.api
      .search({ q: query, limit })
      .pipe(
        map(({ users, hashtags }) => [
          ...users.map((person): Suggestion => ({ kind: 'person', person })),
          ...hashtags.map(({ name, counts }): Suggestion => ({ kind: 'hashtag', name, posts: counts.posts })),
        ]),
      );
  }
}
