import { Service, inject } from '@angular/core';
import { FollowersApi, PersonDto } from '../../api';
import { PagedList } from '../paging/paged-list';
import { SessionStore } from '../session/session-store';

/** How many people are proposed. */
const SUGGESTIONS = 8;

/** People the viewer does not follow yet, for the right column and the empty feed. */
@Service()
export class SuggestionsStore {
  private readonly api = inject(FollowersApi);

  readonly people = new PagedList<PersonDto>(() => this.api.listSuggestions({ limit: SUGGESTIONS }));

  constructor() {
    inject(SessionStore).switched.subscribe(() => this.people.clear());
  }
}
