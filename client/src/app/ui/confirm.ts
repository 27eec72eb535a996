import { DIALOG_DATA, Dialog, DialogRef } from '@angular/cdk/dialog';
import { Component, Service, inject } from '@angular/core';
import { Observable, map } from 'rxjs';

/** What is asked before something that cannot be undone. */
export interface Question {
  readonly heading: string;
  readonly text: string;
  /** The verb on the button that does it, e.g. `Delete`. */
  readonly confirm: string;
}

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
class ConfirmDialog {
  protected readonly question = inject<Question>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
}

/** Asks the viewer before something that cannot be undone. */
@Service()
export class Confirm {
  private readonly dialogs = inject(Dialog);

  /** Emits once: true when confirmed, false when not. */
  ask(question: Question): Observable<boolean> {
    const dialog = this.dialogs.open<boolean, Question>(ConfirmDialog, {
      role: 'alertdialog',
      ariaLabelledBy: 'confirm-title',
      ariaDescribedBy: 'confirm-text',
      data: question,
    });
    return dialog.closed.pipe(map((answer) => answer === true));
  }
}
