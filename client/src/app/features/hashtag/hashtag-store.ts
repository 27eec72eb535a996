import { Service, inject } from '@angular/core';
import { HashtagDto, HashtagsApi } from '../../api';
import { PostsOf } from '../../core/posts/posts-of';
import { GRID_SLICE, PostsStore } from '../../core/posts/posts-store';
import { SessionStore } from '../../core/session/session-store';

/** The hashtag shown last. It outlives the page. */
@Service()
export class HashtagStore {
  private readonly api = inject(HashtagsApi);
  private readonly posts = inject(PostsStore);

  readonly shown = new PostsOf<HashtagDto>(
    (name) => this.api.getHashtag({ name }),
    (name) => this.posts.list((cursor) => this.api.listHashtagPosts({ name, cursor, limit: GRID_SLICE })),
  );

  constructor() {
    inject(SessionStore).switched.subscribe(() => this.shown.forget());
  }
}
