import { Service, inject, signal } from '@angular/core';
import { FeedApi } from '../../api';
import { FollowStore } from '../../core/people/follow-store';
import { PostsStore } from '../../core/posts/posts-store';
import { SessionStore } from '../../core/session/session-store';

/** Posts per slice: two or three screens. */
const SLICE = 10;

/** The viewer's home feed. It outlives the page, so that coming back finds the same posts at the same place. */
@Service()
export class FeedStore {
  private readonly api = inject(FeedApi);
  private readonly session = inject(SessionStore);
  private readonly list = inject(PostsStore).list((cursor) => this.api.getFeed({ cursor, limit: SLICE }));
  private readonly newer = signal(false);
  /** The viewer follows other people than when the feed was loaded. */
  private outdated = false;

  readonly refs = this.list.refs;
  readonly posts = this.list.posts;
  /** There are posts that the feed does not show yet. */
  readonly hasNewer = this.newer.asReadonly();

  constructor() {
    inject(PostsStore).created.subscribe(({ id }) => this.refs.prepend({ id }));
    inject(FollowStore).changed.subscribe(() => (this.outdated = true));
    this.session.switched.subscribe(() => {
      this.refs.clear();
      this.newer.set(false);
    });
  }

  /** To be called when the feed comes into view. */
  enter(): void {
    if (this.outdated) this.reload();
    else if (this.refs.status() === 'idle') this.refs.start();
    else this.lookForNewer();
  }

  /** Loads from the top; what is shown stays until the answer is here. */
  reload(): void {
    this.outdated = false;
    this.newer.set(false);
    this.refs.reload();
  }

  /** Asks quietly whether something newer has come; a failure says nothing, the next time will do. */
  lookForNewer(): void {
    if (!this.session.isMember() || this.refs.loading() || this.newer()) return;
    this.api.getFeed({ limit: 1 }).subscribe({
      next: ({ items: [newest] }) => {
        const known = this.refs.items();
        if (newest && !known.some(({ id }) => id === newest.id)) this.newer.set(true);
      },
      error: () => undefined,
    });
  }
}
