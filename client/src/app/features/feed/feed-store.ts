import { Service, computed, inject, signal } from '@angular/core';
import { merge } from 'rxjs';
import { FeedApi } from '../../api';
import { HashtagFollows } from '../../core/hashtags/hashtag-follows';
import { FollowStore } from '../../core/people/follow-store';
import { PostsStore } from '../../core/posts/posts-store';
import { Realtime } from '../../core/realtime/realtime';
import { SessionStore } from '../../core/session/session-store';

/** Posts per page: two or three screens. */
const PAGE_SIZE = 10;

/** The viewer's home feed. It outlives the page, so that coming back finds the same posts at the same place. */
@Service()
export class FeedStore {
  private readonly api = inject(FeedApi);
  private readonly session = inject(SessionStore);
  private readonly list = inject(PostsStore).list((cursor) => this.api.getFeed({ cursor, limit: PAGE_SIZE }));
  /** Ids of posts by others that the feed does not show yet. */
  private readonly newer = signal<ReadonlySet<string>>(new Set());
  /** The viewer follows other people, or hashtags, than when the feed was loaded. */
  private outdated = false;

  readonly refs = this.list.refs;
  readonly posts = this.list.posts;
  /** How many posts by others there are that the feed does not show yet, as far as is known. */
  readonly newerCount = computed(() => this.newer().size);

  constructor() {
    inject(PostsStore).created.subscribe(({ id }) => this.refs.prepend({ id }));
    merge(inject(FollowStore).changed, inject(HashtagFollows).changed).subscribe(
      () => (this.outdated = true),
    );
    this.session.switched.subscribe(() => {
      this.refs.clear();
      this.newer.set(new Set());
    });
    const realtime = inject(Realtime);
    realtime.on('feed').subscribe(({ postId, authorId }) => this.note([{ id: postId, authorId }]));
    realtime.missed.subscribe(() => this.lookForNewer());
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
    this.newer.set(new Set());
    this.refs.reload();
  }

  /** Asks quietly whether something newer has come; a failure says nothing, the next time will do. */
  private lookForNewer(): void {
    if (!this.session.isMember() || this.refs.status() !== 'ready') return;
    this.api.getFeed({ limit: PAGE_SIZE }).subscribe({
      next: ({ items }) => {
        const known = new Set(this.refs.items().map(({ id }) => id));
        // Among those that are known, too: what another server made with a slower clock stands a little lower.
        const reached = items.findLastIndex(({ id }) => known.has(id));
        const newer = reached < 0 ? items : items.slice(0, reached);
        this.note(newer.map(({ id, author }) => ({ id, authorId: author.id })));
      },
      error: () => undefined,
    });
  }

  /** Counts posts that the feed does not show; one's own are put on top when they are made. */
  private note(posts: readonly { readonly id: string; readonly authorId: string }[]): void {
    if (this.refs.status() === 'idle') return;
    const shown = new Set(this.refs.items().map(({ id }) => id));
    const viewerId = this.session.user()?.id;
    const others = posts.filter(({ id, authorId }) => authorId !== viewerId && !shown.has(id));
    if (others.length > 0) this.newer.update((ids) => new Set([...ids, ...others.map(({ id }) => id)]));
  }
}
