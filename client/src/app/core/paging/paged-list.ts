import { computed, signal } from '@angular/core';
import { Observable, Subscription } from 'rxjs';
import { Problem, toProblem } from '../problem';

/** One page of a list as the API answers it. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page starts; null on the last one. */
  readonly nextCursor: string | null;
}

/** Fetches the page at `cursor`; the first one without. */
export type FetchPage<T> = (cursor?: string) => Observable<Page<T>>;

export type ListStatus = 'idle' | 'loading' | 'ready' | 'error';

/**
 * A list that grows page by page and keeps what it has while more arrives, while a reload runs, and when
 * either fails. Items seen twice (something was added in front meanwhile) are shown once.
 */
export class PagedList<T extends { readonly id: string }> {
  private readonly state = signal<{ items: readonly T[]; cursor: string | null; started: boolean }>({
    items: [],
    cursor: null,
    started: false,
  });
  private readonly problemState = signal<Problem | null>(null);
  private readonly loadingState = signal(false);
  private running: Subscription | null = null;
  /** What is loading may be of before what a refresh is for. */
  private stale = false;

  readonly items = computed(() => this.state().items);
  readonly problem = this.problemState.asReadonly();
  readonly loading = this.loadingState.asReadonly();
  /** True once the last page is here. */
  readonly done = computed(() => this.state().started && this.state().cursor === null);
  readonly empty = computed(() => this.done() && this.items().length === 0);
  readonly status = computed<ListStatus>(() => {
    if (this.loading()) return 'loading';
    if (this.problem()) return 'error';
    return this.state().started ? 'ready' : 'idle';
  });

  constructor(private readonly fetch: FetchPage<T>) {}

  /** Loads the first page unless that has been done or is under way. */
  start(): void {
    if (this.status() === 'idle') this.more();
  }

  /** Loads the next page, or the failed one again; does nothing while one is loading or at the end. */
  more(): void {
    if (this.loading() || this.done()) return;
    this.load(this.state().cursor ?? undefined);
  }

  /** Loads from the beginning; what is shown stays until the answer is here. */
  reload(): void {
    this.running?.unsubscribe();
    this.load(undefined);
  }

  /**
   * Takes over what has changed at the beginning and keeps what lies behind it; when more came in between than one page holds, the
   * list starts over. While something is loading it waits for that.
   */
  refresh(): void {
    this.stale = this.loading();
    if (!this.stale) this.load(undefined, joined);
  }

  /** Forgets everything, e.g. because somebody else logged in. */
  clear(): void {
    this.running?.unsubscribe();
    this.loadingState.set(false);
    this.problemState.set(null);
    this.state.set({ items: [], cursor: null, started: false });
  }

  /** Puts an item in front, e.g. one that the viewer has just made. */
  prepend(item: T): void {
    this.edit((items) => [item, ...items.filter((other) => other.id !== item.id)]);
  }

  /** Puts an item at the end, after everything loaded so far. */
  append(item: T): void {
    this.edit((items) => [...items.filter((other) => other.id !== item.id), item]);
  }

  /** Takes an item out and returns a function that puts it back where it was. */
  remove(id: string): () => void {
    const before = this.items();
    const index = before.findIndex((item) => item.id === id);
    const item = before[index];
    if (!item) return () => undefined;
    this.edit((items) => items.filter((other) => other.id !== id));
    return () => {
      this.edit((items) =>
        items.some((other) => other.id === id) ? items : items.toSpliced(index, 0, item),
      );
    };
  }

  private load(
    cursor: string | undefined,
    combine: Combine<T> = cursor === undefined ? replaced : appended,
  ): void {
    this.stale = false;
    this.loadingState.set(true);
    this.problemState.set(null);
    this.running = this.fetch(cursor).subscribe({
      next: (page) => {
        this.loadingState.set(false);
        this.state.update((list) => ({ ...combine(list, page), started: true }));
        if (this.stale) this.refresh();
      },
      error: (error: unknown) => {
        this.loadingState.set(false);
        this.problemState.set(toProblem(error));
      },
    });
  }

  private edit(change: (items: readonly T[]) => readonly T[]): void {
    this.state.update((state) => ({ ...state, items: change(state.items) }));
  }
}

/** What is shown, and where the next page starts. */
interface Shown<T> {
  readonly items: readonly T[];
  readonly cursor: string | null;
}

type Combine<T> = (shown: Shown<T>, page: Page<T>) => Shown<T>;

function replaced<T>(_shown: Shown<T>, page: Page<T>): Shown<T> {
  return { items: page.items, cursor: page.nextCursor };
}

function appended<T extends { readonly id: string }>({ items }: Shown<T>, page: Page<T>): Shown<T> {
  const known = new Set(items.map((item) => item.id));
  return {
    items: [...items, ...page.items.filter((item) => !known.has(item.id))],
    cursor: page.nextCursor,
  };
}

function joined<T extends { readonly id: string }>(shown: Shown<T>, page: Page<T>): Shown<T> {
  const last = page.items.at(-1)?.id;
  const joint = shown.items.findIndex(({ id }) => id === last);
  if (joint < 0 || page.nextCursor === null) return replaced(shown, page);
  return { items: [...page.items, ...shown.items.slice(joint + 1)], cursor: shown.cursor };
}
