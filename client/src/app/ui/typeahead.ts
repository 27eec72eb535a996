import {
  DestroyRef,
  Directive,
  ElementRef,
  Injector,
  booleanAttribute,
  computed,
  inject,
  input,
  signal,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Observable, Subject, catchError, debounceTime, map, of, switchMap } from 'rxjs';
import { moveInListbox } from './move-in-listbox';
import { SUGGEST } from './suggest';
import { Suggestion, suggestionKey } from './suggestion';
import type { SuggestionList, SuggestionOverlay } from './suggestion-list';
import { TypeaheadWord, withWord, wordAt } from './typeahead-word';

/** A pause (ms) in typing before the server is asked. */
const PAUSE = 150;

/**
 * Suggests people and hashtags while somebody types `@` or `#` in a text area: arrow keys move, Enter or Tab takes one, Escape closes.
 * For assistive technology it is a list that the field controls; how many there are is announced. What shows the list comes with the first word
 * that there are suggestions for.
 */
@Directive({
  selector: 'textarea[lwTypeahead]',
  host: {
    autocomplete: 'off',
    '[attr.aria-autocomplete]': 'lwTypeahead() ? "list" : null',
    '[attr.aria-haspopup]': 'lwTypeahead() ? "listbox" : null',
    '[attr.aria-controls]': 'listbox()?.id()',
    '[attr.aria-activedescendant]': 'listbox()?.activeDescendant()',
    '(input)': 'look()',
    '(click)': 'look()',
    '(blur)': 'close()',
  },
})
export class Typeahead {
  /** Whether there are suggestions; not every text has mentions. */
  readonly lwTypeahead = input(true, { transform: booleanAttribute });

  private readonly field = inject<ElementRef<HTMLTextAreaElement>>(ElementRef).nativeElement;
  private readonly suggest = inject(SUGGEST);
  private readonly injector = inject(Injector);
  private readonly owner = inject(DestroyRef);
  private readonly words = new Subject<TypeaheadWord | null>();
  private readonly suggestions = signal<readonly Suggestion[]>([]);
  private word: TypeaheadWord | null = null;
  private overlay: SuggestionOverlay | null = null;

  /** Null while it is closed. */
  private readonly list = signal<SuggestionList | null>(null);
  protected readonly listbox = computed(() => this.list()?.listbox());

  constructor() {
    this.words
      .pipe(
        debounceTime(PAUSE),
        switchMap((word) => (word ? this.ask(word) : of([]))),
        takeUntilDestroyed(),
      )
      .subscribe((suggestions) => void this.show(suggestions));
    // Before the field's own listeners, for which Enter may mean to send.
    const onKey = (event: KeyboardEvent) => this.onKey(event);
    this.field.addEventListener('keydown', onKey, { capture: true });
    this.owner.onDestroy(() => {
      this.field.removeEventListener('keydown', onKey, { capture: true });
      this.overlay?.dispose();
    });
  }

  protected look(): void {
    if (!this.lwTypeahead()) return;
    this.word = wordAt(this.field.value, this.field.selectionEnd);
    if (!this.word) this.close();
    this.words.next(this.word);
  }

  protected close(): void {
    this.word = null;
    this.list.set(null);
    this.overlay?.close();
  }

  /** A failure suggests nothing: what is typed is good without. */
  private ask(word: TypeaheadWord): Observable<readonly Suggestion[]> {
    return this.suggest(word).pipe(
      map((suggestions) =>
        suggestions.filter((suggestion) => suggestionKey(suggestion) !== this.typed(word)),
      ),
      catchError(() => of([])),
    );
  }

  private typed({ kind, text }: TypeaheadWord): string {
    return (kind === 'person' ? '@' : '#') + text.toLowerCase();
  }

  private async show(suggestions: readonly Suggestion[]): Promise<void> {
    this.suggestions.set(suggestions);
    if (!this.word || suggestions.length === 0) return this.close();
    const overlay = this.overlay ?? (await this.load());
    // Meanwhile somebody may have typed on.
    if (!overlay || !this.word || this.suggestions() !== suggestions) return;
    if (!this.list()) this.list.set(overlay.open());
    overlay.announce(suggestions.length);
  }

  /** Null when it does not come, or comes too late: what is typed is good without. */
  private async load(): Promise<SuggestionOverlay | null> {
    const file = await import('./suggestion-list').catch(() => null);
    if (!file || this.owner.destroyed) return null;
    this.overlay ??= new file.SuggestionOverlay(this.injector, this.field, {
      suggestions: this.suggestions,
      choose: (key) => this.choose(key),
    });
    return this.overlay;
  }

  private onKey(event: KeyboardEvent): void {
    const list = this.listbox();
    if (!list || event.isComposing) return;
    const [active] = list.value();
    if (event.key === 'Escape') this.close();
    else if (active && !event.shiftKey && (event.key === 'Enter' || event.key === 'Tab')) this.choose(active);
    else if (!moveInListbox(list, event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** Writes it as somebody typing would, so that whoever listens to the field hears of it. */
  private choose(key: string): void {
    const { word } = this;
    if (!word) return;
    const { text, cursor } = withWord(this.field.value, word, key);
    this.field.value = text;
    this.field.setSelectionRange(cursor, cursor);
    this.close();
    this.field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
