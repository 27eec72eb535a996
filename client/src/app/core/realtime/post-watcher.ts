import { Service, inject } from '@angular/core';
import { Subject, throttleTime } from 'rxjs';
import { PostsStore } from '../posts/posts-store';
import { Realtime } from './realtime';
import { MOST_WATCHED } from './realtime-events';

/** While somebody scrolls, the server is told this often (ms) what is on screen. */
const TELL_EVERY = 500;

/** Keeps the counters of the posts on screen up to date. */
@Service()
export class PostWatcher {
  private readonly realtime = inject(Realtime);
  /** How many places show each post, those seen last at the end. */
  private readonly places = new Map<string, number>();
  private readonly changes = new Subject<void>();

  constructor() {
    const posts = inject(PostsStore);
    this.realtime.on('post').subscribe(({ id, counts }) => posts.takeCounts(id, counts));
    this.changes
      .pipe(throttleTime(TELL_EVERY, undefined, { leading: true, trailing: true }))
      .subscribe(() => this.realtime.watch([...this.places.keys()].slice(-MOST_WATCHED)));
  }

  /** Watches a post until the returned function is called. */
  watch(postId: string): () => void {
    const places = this.places.get(postId) ?? 0;
    this.places.delete(postId);
    this.places.set(postId, places + 1);
    this.changes.next();
    return () => this.leave(postId);
  }

  private leave(postId: string): void {
    const places = this.places.get(postId) ?? 0;
    if (places > 1) this.places.set(postId, places - 1);
    else this.places.delete(postId);
    this.changes.next();
  }
}
