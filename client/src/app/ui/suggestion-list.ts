import { Listbox, Option } from '@angular/aria/listbox';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { OverlayRef, createFlexibleConnectedPositionStrategy, createOverlayRef } from '@angular/cdk/overlay';
import { ComponentPortal } from '@angular/cdk/portal';
import { Component, InjectionToken, Injector, Signal, inject, viewChild } from '@angular/core';
import { Suggestion, SuggestionRow, suggestionKey } from './suggestion';

/** What the list shows, and how it answers. */
export interface SuggestionListData {
  readonly suggestions: Signal<readonly Suggestion[]>;
  /** Takes the `suggestionKey` of the chosen one. */
  readonly choose: (key: string) => void;
}

const SUGGESTION_LIST_DATA = new InjectionToken<SuggestionListData>('SUGGESTION_LIST_DATA');

/** Suggestions that float over the page; the focus stays in the field that they are for. */
@Component({
  selector: 'lw-suggestion-list',
  imports: [Listbox, Option, SuggestionRow],
  template: `
    <div
      ngListbox
      class="menu-panel suggestion-list"
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

/** Shows and hides the list below a field. */
export class SuggestionOverlay {
  private readonly overlay: OverlayRef;
  private readonly injector: Injector;
  private readonly announcer: LiveAnnouncer;

  constructor(parent: Injector, field: HTMLElement, data: SuggestionListData) {
    const providers = [{ provide: SUGGESTION_LIST_DATA, useValue: data }];
    this.injector = Injector.create({ parent, providers });
    this.announcer = parent.get(LiveAnnouncer);
    this.overlay = createOverlayRef(parent, {
      positionStrategy: createFlexibleConnectedPositionStrategy(parent, field).withPositions([
        { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 4 },
        { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -4 },
      ]),
      usePopover: false, // like dialogs: see core/dialogs/cdk-dialogs.ts
    });
  }

  open(): SuggestionList {
    return this.overlay.attach(new ComponentPortal(SuggestionList, null, this.injector)).instance;
  }

  /** Tells those who do not see the list how much is in it. */
  announce(count: number): void {
    void this.announcer.announce(count === 1 ? '1 suggestion' : `${count} suggestions`, 'polite');
  }

  close(): void {
    this.overlay.detach();
  }

  dispose(): void {
    this.overlay.dispose();
  }
}
