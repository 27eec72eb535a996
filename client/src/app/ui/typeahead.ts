import { LiveAnnouncer } from '@angular/cdk/a11y';
import { OverlayRef, createFlexibleConnectedPositionStrategy, createOverlayRef } from '@angular/cdk/overlay';
import { ComponentPortal } from '@angular/cdk/portal';
import {
  DestroyRef,
  Directive,
  ElementRef,
  Injector,
  booleanAttribute,
  inject,
  input,
  signal,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Observable, Subject, catchError, debounceTime, map, of, switchMap } from 'rxjs';
import { ActiveOption } from './active-option';
import { SUGGEST } from './suggest';
import { Suggestion, suggestionKey } from './suggestion';
import { SUGGESTION_LIST_DATA, SuggestionList } from './suggestion-list';
import { TypeaheadWord, withWord, wordAt } from './typeahead-word';

/** A pause (ms) in typing before the server is asked. */
const PAUSE = 150;

let lastId = 0;

/**
 * Suggests people and hashtags while somebody types `@` or `#` in a text area: arrow keys move, Enter or Tab takes one, Escape closes.
 * For assistive technology it is a list that the field controls; how many there are is announced.
 */
@Directive({
  selector: 'textarea[lwTypeahead]',
  host: {
    autocomplete: 'off',
    '[attr.aria-autocomplete]': 'lwTypeahead() ? "list" : null',
    '[attr.aria-haspopup]': 'lwTypeahead() ? "listbox" : null',
    '[attr.aria-controls]': 'open() ? listId : null',
    '[attr.aria-activedescendant]': 'open() ? listId + "-" + active.index() : null',
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
  private readonly announcer = inject(LiveAnnouncer);
  private readonly injector = inject(Injector);
  private readonly words = new Subject<TypeaheadWord | null>();
  private readonly suggestions = signal<readonly Suggestion[]>([]);
  private word: TypeaheadWord | null = null;
  private overlay: OverlayRef | null = null;

  protected readonly listId = `suggestions-${++lastId}`;
  protected readonly open = signal(false);
  protected readonly active = new ActiveOption(this.suggestions, 0);

  constructor() {
    this.words
      .pipe(
        debounceTime(PAUSE),
        switchMap((word) => (word ? this.ask(word) : of([]))),
        takeUntilDestroyed(),
      )
      .subscribe((suggestions) => this.show(suggestions));
    // Before the field's own listeners, for which Enter may mean to send.
    const onKey = (event: KeyboardEvent) => this.onKey(event);
    this.field.addEventListener('keydown', onKey, { capture: true });
    inject(DestroyRef).onDestroy(() => {
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
    this.open.set(false);
    this.overlay?.detach();
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

  private show(suggestions: readonly Suggestion[]): void {
    if (!this.word || suggestions.length === 0) return this.close();
    this.suggestions.set(suggestions);
    if (!this.open()) {
      this.open.set(true);
      this.attach();
    }
    const count = suggestions.length === 1 ? '1 suggestion' : `${suggestions.length} suggestions`;
    void this.announcer.announce(count, 'polite');
  }

  private attach(): void {
    this.overlay ??= createOverlayRef(this.injector, {
      positionStrategy: createFlexibleConnectedPositionStrategy(this.injector, this.field).withPositions([
        { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 4 },
        { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -4 },
      ]),
    });
    const { listId: id, suggestions, active } = this;
    const data = { id, suggestions, active: active.index, choose: (one: Suggestion) => this.choose(one) };
    const injector = Injector.create({
      parent: this.injector,
      providers: [{ provide: SUGGESTION_LIST_DATA, useValue: data }],
    });
    this.overlay.attach(new ComponentPortal(SuggestionList, null, injector));
  }

  private onKey(event: KeyboardEvent): void {
    if (!this.open() || event.isComposing) return;
    const option = this.active.option();
    if (event.key === 'Escape') this.close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && option) this.choose(option);
    else if (!this.active.move(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** Writes it as somebody typing would, so that whoever listens to the field hears of it. */
  private choose(suggestion: Suggestion): void {
    const { word } = this;
    if (!word) return;
    const { text, cursor } = withWord(this.field.value, word, suggestionKey(suggestion));
    this.field.value = text;
    this.field.setSelectionRange(cursor, cursor);
    this.close();
    this.field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
