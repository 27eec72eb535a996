import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';

/** What is asked before something that cannot be undone. */
export interface Question {
  readonly heading: string;
  readonly text: string;
  /** The verb on the button that does it, e.g. `Delete`. */
  readonly confirm: string;
}

/** Asks before something that cannot be undone; closes with the answer. */
@Component({
  selector: 'lw-confirm-dialog',
  host: { class: 'dialog dialog-small' },
  template: `
    <h2 id="confirm-title" class="dialog-title">{{ question.heading }}</h2>
    <p id="confirm-text">{{ question.text }}</p>
    <div class="dialog-actions">
      <button type="button" class="button" (click)="dialog.close(false)">Cancel</button>
      <button type="button" class="button button-danger" (click)="dialog.close(true)">
        {{ question.confirm }}
      </button>
    </div>
  `,
})
export class ConfirmDialog {
  protected readonly question = inject<Question>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
}
