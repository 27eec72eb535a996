import { Service, inject } from '@angular/core';
import { FeedApi } from '../../api';
import { PostsStore } from '../../core/posts/posts-store';
import { SessionStore } from '../../core/session/session-store';

/** Posts per slice: a multiple of three, so that rows are full. */
const SLICE = 24;

/** Everybody's public posts. It outlives the page, so that coming back finds the same posts at the same place. */
@Service()
export class ExploreStore {
  private readonly api = inject(FeedApi);
  private readonly list = inject(PostsStore).list((cursor) => this.api.getExplore({ cursor, limit: SLICE }));

  readonly refs = this.list.refs;
  readonly posts = this.list.posts;

  constructor() {
    inject(PostsStore).created.subscribe(({ id }) => this.refs.prepend({ id }));
    inject(SessionStore).switched.subscribe(() => this.refs.clear());
  }
}
