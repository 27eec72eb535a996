import { Service, inject } from '@angular/core';
import { FeedApi } from '../../api';
import { GRID_SLICE, PostsStore } from '../../core/posts/posts-store';
import { SessionStore } from '../../core/session/session-store';

/** Everybody's public posts. It outlives the page, so that coming back finds the same posts at the same place. */
@Service()
export class ExploreStore {
  private readonly api = inject(FeedApi);
  readonly list = inject(PostsStore).list((cursor) => this.api.getExplore({ cursor, limit: GRID_SLICE }));

  constructor() {
    inject(PostsStore).created.subscribe(({ id }) => this.list.refs.prepend({ id }));
    inject(SessionStore).switched.subscribe(() => this.list.refs.clear());
  }
}
