import { Component, ElementRef, InjectionToken, Signal, afterRenderEffect, inject } from '@angular/core';
import { Suggestion, SuggestionRow, suggestionKey } from './suggestion';

/** What the list shows, and how it answers. */
export interface SuggestionListData {
  readonly id: string;
  readonly suggestions: Signal<readonly Suggestion[]>;
  /** Index of the option that the keyboard is on. */
  readonly active: Signal<number>;
  readonly choose: (suggestion: Suggestion) => void;
}

export const SUGGESTION_LIST_DATA = new InjectionToken<SuggestionListData>('SUGGESTION_LIST_DATA');

/** Suggestions that float over the page; the focus stays in the field below. */
@Component({
  selector: 'lw-suggestion-list',
  imports: [SuggestionRow],
  host: { class: 'menu suggestion-list', role: 'listbox', 'aria-label': 'Suggestions', '[id]': 'data.id' },
  template: `
    @for (item of data.suggestions(); track key(item); let position = $index) {
      <button
        type="button"
        class="suggestion-option"
        role="option"
        tabindex="-1"
        [id]="data.id + '-' + position"
        [attr.aria-selected]="position === data.active()"
        (pointerdown)="$event.preventDefault()"
        (click)="data.choose(item)"
      >
        <lw-suggestion [suggestion]="item" />
      </button>
    }
  `,
})
export class SuggestionList {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly data = inject(SUGGESTION_LIST_DATA);
  protected readonly key = suggestionKey;

  constructor() {
    afterRenderEffect(() => {
      this.host.nativeElement.children[this.data.active()]?.scrollIntoView({ block: 'nearest' });
    });
  }
}
