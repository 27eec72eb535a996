import { Component, DOCUMENT, inject } from '@angular/core';
import { StateMessage } from '../ui/state-message';

/** For a page whose code did not load; the address is still that page's, so a reload tries it again. */
@Component({
  selector: 'lw-error-page',
  imports: [StateMessage],
  host: { class: 'page-narrow' },
  template: `
    <h1 class="visually-hidden">Something went wrong</h1>
    <lw-state-message
      icon="alert"
      heading="This page did not load"
      text="Check your connection. If Lightwell was updated a moment ago, trying again is all it takes."
    >
      <button type="button" class="button button-primary" (click)="reload()">Try again</button>
    </lw-state-message>
  `,
})
export class ErrorPage {
  private readonly document = inject(DOCUMENT);

  protected reload(): void {
    this.document.location.reload();
  }
}
