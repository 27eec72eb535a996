import { Listbox, Option } from '@angular/aria/listbox';
import { Component, InjectionToken, Signal, inject, viewChild } from '@angular/core';
import { Suggestion, SuggestionRow, suggestionKey } from './suggestion';

/** What the list shows, and how it answers. */
export interface SuggestionListData {
  readonly suggestions: Signal<readonly Suggestion[]>;
  /** Takes the `suggestionKey` of the chosen one. */
  readonly choose: (key: string) => void;
}

export const SUGGESTION_LIST_DATA = new InjectionToken<SuggestionListData>('SUGGESTION_LIST_DATA');

/** Suggestions that float over the page; the focus stays in the field below. */
@Component({
  selector: 'lw-suggestion-list',
  imports: [Listbox, Option, SuggestionRow],
  template: `
    <div
      ngListbox
      class="menu suggestion-list"
      aria-label="Suggestions"
      focusMode="activedescendant"
      tabindex="-1"
      (mousedown)="$event.preventDefault()"
    >
      @for (item of data.suggestions(); track key(item)) {
        <button
          type="button"
          ngOption
          class="suggestion-option"
          [value]="key(item)"
          (click)="data.choose(key(item))"
        >
          <lw-suggestion [suggestion]="item" />
        </button>
      }
    </div>
  `,
})
export class SuggestionList {
  protected readonly data = inject(SUGGESTION_LIST_DATA);
  protected readonly key = suggestionKey;

  /** Its value is the option that the keyboard is on; undefined until it is rendered. */
  readonly listbox = viewChild<Listbox<string>>(Listbox);
}
