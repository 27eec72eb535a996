import { InjectionToken } from '@angular/core';
import { Observable, of } from 'rxjs';
import { Suggestion } from './suggestion';
import { TypeaheadWord } from './typeahead-word';

/** Answers what a typed word may become, best first. The app says where that comes from. */
export const SUGGEST = new InjectionToken<(word: TypeaheadWord) => Observable<readonly Suggestion[]>>(
  'SUGGEST',
  {
    factory: () => () => of([]),
  },
);
