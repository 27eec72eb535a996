import { Listbox, Option } from '@angular/aria/listbox';
import {
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { rxResource, takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import {
  Observable,
  Subject,
  catchError,
  debounceTime,
  distinctUntilChanged,
  map,
  merge,
  of,
  switchMap,
} from 'rxjs';
import { HashtagsApi } from '../../api';
import { Problem, toProblem } from '../../core/problem';
import { RecentSearches } from '../../core/search/recent-searches';
import { Search } from '../../core/search/search';
import { Shortcuts } from '../../core/shortcuts/shortcuts';
import { Icon } from '../../ui/icon';
import { moveInListbox } from '../../ui/move-in-listbox';
import { PeopleSkeleton } from '../../ui/skeletons';
import { StateMessage } from '../../ui/state-message';
import { Suggestion, SuggestionRow, suggestionKey } from '../../ui/suggestion';

/** A pause (ms) in typing before the server is asked. */
const PAUSE = 200;
/** Results of each kind, and hashtags that many use these days. */
const MOST_RESULTS = 20;
const MOST_TRENDING = 12;

/** What came of a query. */
interface Outcome {
  readonly query: string;
  readonly found: readonly Suggestion[];
  readonly problem: Problem | null;
}

const NOTHING: Outcome = { query: '', found: [], problem: null };

/**
 * One field, and what it finds as one types: a combobox by WAI-ARIA, whose options stand below it on the page. The query is part
 * of the address, so that Back finds it again.
 */
@Component({
  selector: 'lw-search-page',
  imports: [Icon, Listbox, Option, PeopleSkeleton, RouterLink, StateMessage, SuggestionRow],
  host: { class: 'search' },
  templateUrl: './search-page.html',
})
export class SearchPage {
  private readonly search = inject(Search);
  private readonly router = inject(Router);
  private readonly hashtags = inject(HashtagsApi);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly listbox = viewChild<Listbox<string>>(Listbox);
  private readonly retries = new Subject<void>();
  /** The query that is in the address, or on its way there. */
  private remembered = '';
  protected readonly recent = inject(RecentSearches);
  protected readonly key = suggestionKey;

  /** The query in the address. */
  readonly q = input<string>();

  protected readonly text = signal('');
  protected readonly query = computed(() => this.text().trim());
  protected readonly outcome = signal(NOTHING);
  /** What stands below is not yet the answer to what is in the field. */
  protected readonly searching = computed(() => this.outcome().query !== this.query());
  protected readonly options = computed(() => (this.query() ? this.outcome().found : this.recent.list()));
  protected readonly groups = computed(() => groupsOf(this.options(), this.query() !== ''));
  protected readonly trending = rxResource({
    stream: () => this.hashtags.listTrendingHashtags({ limit: MOST_TRENDING }),
  });
  protected readonly trendingProblem = computed(() => {
    const error = this.trending.error();
    return error && toProblem(error);
  });

  constructor() {
    effect(() => {
      const query = this.q() ?? '';
      // What was put there itself comes back when more may have been typed.
      if (query === this.remembered) return;
      this.remembered = query;
      this.text.set(query);
    });
    const typed = toObservable(this.query).pipe(debounceTime(PAUSE), distinctUntilChanged());
    const again = this.retries.pipe(map(() => this.query()));
    merge(typed, again)
      .pipe(
        switchMap((query) => this.ask(query)),
        takeUntilDestroyed(),
      )
      .subscribe((outcome) => this.outcome.set(outcome));
    typed.pipe(takeUntilDestroyed()).subscribe((query) => this.remember(query));
    inject(Shortcuts).add({ '/': () => this.field().nativeElement.focus() }, inject(DestroyRef));
    // On a phone, the keyboard would cover what is there to see first.
    if (matchMedia('(pointer: fine)').matches) {
      afterNextRender(() => this.field().nativeElement.focus({ preventScroll: true }));
    }
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const list = this.listbox();
    if (event.key === 'Escape' && this.text()) this.text.set('');
    else if (!list) return;
    else if (event.key === 'Enter') this.openActive(list);
    else if (!moveInListbox(list, event)) return;
    event.preventDefault();
  }

  protected retry(): void {
    this.outcome.set(NOTHING);
    this.retries.next();
  }

  protected clearText(): void {
    this.text.set('');
    this.field().nativeElement.focus();
  }

  protected linkOf(suggestion: Suggestion): string[] {
    return suggestion.kind === 'person' ? [`/@${suggestion.person.username}`] : ['/tags', suggestion.name];
  }

  /** Unless it answers what was in the field before. */
  private openActive(list: Listbox<string>): void {
    if (!this.searching()) document.getElementById(list.activeDescendant() ?? '')?.click();
  }

  private ask(query: string): Observable<Outcome> {
    if (!query) return of(NOTHING);
    return this.search.find(query, MOST_RESULTS).pipe(
      map((found) => ({ query, found, problem: null })),
      catchError((error: unknown) => of({ query, found: [], problem: toProblem(error) })),
    );
  }

  private remember(query: string): void {
    if (query === this.remembered) return;
    this.remembered = query;
    void this.router.navigate([], { queryParams: { q: query || null }, replaceUrl: true });
  }
}

/** Options under headings. */
function groupsOf(options: readonly Suggestion[], found: boolean) {
  const all = found
    ? [
        { label: 'People', options: options.filter(({ kind }) => kind === 'person') },
        { label: 'Hashtags', options: options.filter(({ kind }) => kind === 'hashtag') },
      ]
    : [{ label: 'Recent', options }];
  return all.filter((group) => group.options.length > 0);
}
