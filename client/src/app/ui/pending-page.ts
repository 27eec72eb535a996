import { Component, input, output } from '@angular/core';
import { Icon } from './icon';
import { StateMessage } from './state-message';

/**
 * Stands where a page will be: until what it is about is here, or why it does not come. Inside go bones of the page, and `[missing]`,
 * which is shown when there is no such thing.
 */
@Component({
  selector: 'lw-pending-page',
  imports: [Icon, StateMessage],
  template: `
    @if (problem(); as trouble) {
      <h1 class="visually-hidden">{{ about() }}</h1>
      @if (trouble.status === 404) {
        <ng-content select="[missing]" />
      } @else {
        <lw-state-message icon="alert" heading="That did not load" [text]="trouble.message">
          <button type="button" class="button" (click)="retry.emit()">
            <lw-icon name="retry" /> Try again
          </button>
        </lw-state-message>
      }
    } @else {
      <div role="status">
        <span class="visually-hidden">Loading</span>
        <ng-content />
      </div>
    }
  `,
})
export class PendingPage {
  /** What kind of page it is, e.g. `Profile`. */
  readonly about = input.required<string>();
  /** Why it does not come: an HTTP status and a sentence for people. */
  readonly problem = input.required<{ readonly status: number; readonly message: string } | null>();
  /** It is to be loaded again. */
  readonly retry = output();
}
