import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject, input } from '@angular/core';
import { Icon } from './icon';

/** The inside of a dialog: a title, a way out, and what is put in. Name it with `ariaLabelledBy: 'dialog-title'`, or by the id that is given. */
@Component({
  selector: 'lw-dialog-frame',
  imports: [Icon],
  host: { class: 'dialog' },
  template: `
    <header class="dialog-head">
      <h2 class="dialog-title" [id]="titleId()">{{ heading() }}</h2>
      @if (closable()) {
        <button type="button" class="icon-button" aria-label="Close" (click)="dialog.close()">
          <lw-icon name="close" />
        </button>
      }
    </header>
    <div class="dialog-body"><ng-content /></div>
  `,
})
export class DialogFrame {
  protected readonly dialog = inject(DialogRef);
  readonly heading = input.required<string>();
  /** Of a dialog that may open over another one. */
  readonly titleId = input('dialog-title');
  /** Without a way out at the top, what is put in has one. */
  readonly closable = input(true);
}
