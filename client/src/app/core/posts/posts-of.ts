import { Signal, WritableSignal, signal } from '@angular/core';
import { Observable, Subscription } from 'rxjs';
import { Problem, toProblem } from '../problem';
import { PostList } from './posts-store';

/**
 * What a page is about (somebody, a hashtag) and the posts there are of it. It remembers the last one, so that coming back finds
 * the same posts at the same place.
 */
export class PostsOf<T> {
  private readonly name = signal('');
  private readonly loaded = signal<T | null>(null);
  private readonly trouble = signal<Problem | null>(null);
  private readonly posts: WritableSignal<PostList>;
  private loading: Subscription | null = null;

  /** What it is about; null until that is loaded. */
  readonly subject = this.loaded.asReadonly();
  readonly problem = this.trouble.asReadonly();
  readonly list: Signal<PostList>;

  /**
   * @param fetch loads what has a name
   * @param listOf makes the list of its posts
   */
  constructor(
    private readonly fetch: (name: string) => Observable<T>,
    private readonly listOf: (name: string) => PostList,
  ) {
    this.posts = signal(listOf(''));
    this.list = this.posts.asReadonly();
  }

  /** Shows what has that name: anew, or with the posts it had (`asItWas`) when it is the one shown last. */
  open(name: string, asItWas: boolean): void {
    if (!this.isAbout(name)) {
      this.forget();
      this.name.set(name);
      this.posts.set(this.listOf(name));
    }
    this.load();
    if (asItWas) this.list().refs.start();
    else this.list().refs.reload();
  }

  isAbout(name: string): boolean {
    return name === this.name();
  }

  /** Loads what it is about, or tries again. */
  load(): void {
    this.loading?.unsubscribe();
    this.trouble.set(null);
    this.loading = this.fetch(this.name()).subscribe({
      next: (subject) => this.loaded.set(subject),
      error: (error: unknown) => this.trouble.set(toProblem(error)),
    });
  }

  /** What it is about has changed. */
  change(subject: T): void {
    this.loaded.set(subject);
  }

  /** Forgets everything, e.g. because somebody else logged in. */
  forget(): void {
    this.loading?.unsubscribe();
    this.name.set('');
    this.loaded.set(null);
    this.trouble.set(null);
  }
}
