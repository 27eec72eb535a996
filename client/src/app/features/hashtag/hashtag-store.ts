import { Service, inject, signal } from '@angular/core';
import { Subscription } from 'rxjs';
import { HashtagDto, HashtagsApi } from '../../api';
import { PostList, PostsStore } from '../../core/posts/posts-store';
import { Problem, toProblem } from '../../core/problem';
import { SessionStore } from '../../core/session/session-store';

/** Posts per slice: a multiple of three, so that rows are full. */
const SLICE = 24;

/** The hashtag shown last. It outlives the page, so that coming back finds the same posts at the same place. */
@Service()
export class HashtagStore {
  private readonly api = inject(HashtagsApi);
  private readonly posts = inject(PostsStore);
  private readonly loaded = signal<HashtagDto | null>(null);
  private readonly trouble = signal<Problem | null>(null);
  private name = '';
  private loading: Subscription | null = null;

  readonly hashtag = this.loaded.asReadonly();
  readonly problem = this.trouble.asReadonly();
  readonly list = signal<PostList>(this.listOf(''));

  constructor() {
    inject(SessionStore).switched.subscribe(() => this.forget());
  }

  /** Shows a hashtag: anew, or with the posts it had (`asItWas`) when it is the one shown last. */
  open(name: string, asItWas: boolean): void {
    if (name !== this.name) {
      this.forget();
      this.name = name;
      this.list.set(this.listOf(name));
    }
    this.load();
    if (asItWas) this.list().refs.start();
    else this.list().refs.reload();
  }

  /** Loads the hashtag, or tries again. */
  load(): void {
    this.loading?.unsubscribe();
    this.trouble.set(null);
    this.loading = this.api.getHashtag({ name: this.name }).subscribe({
      next: (hashtag) => this.loaded.set(hashtag),
      error: (error: unknown) => this.trouble.set(toProblem(error)),
    });
  }

  private forget(): void {
    this.loading?.unsubscribe();
    this.name = '';
    this.loaded.set(null);
    this.trouble.set(null);
  }

  private listOf(name: string): PostList {
    return this.posts.list((cursor) => this.api.listHashtagPosts({ name, cursor, limit: SLICE }));
  }
}
