import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject, input } from '@angular/core';
import { Icon } from './icon';

/** The inside of a dialog: a title, a way out, and what is put in. Name it with `ariaLabelledBy: 'dialog-title'`. */
@Component({
  selector: 'lw-dialog-frame',
  imports: [Icon],
  host: { class: 'dialog' },
  template: `
    <header class="dialog-head">
      <h2 id="dialog-title" class="dialog-title">{{ heading() }}</h2>
      <button type="button" class="icon-button" aria-label="Close" (click)="dialog.close()">
        <lw-icon name="close" />
      </button>
    </header>
    <div class="dialog-body"><ng-content /></div>
  `,
})
export class DialogFrame {
  protected readonly dialog = inject(DialogRef);
  readonly heading = input.required<string>();
}
