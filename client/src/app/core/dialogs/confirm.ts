import { Service, inject } from '@angular/core';
import { Observable, from, map, of, switchMap } from 'rxjs';
import { Dialogs } from './dialogs';

/** What is asked before something that cannot be undone. */
export interface Question {
  readonly heading: string;
  readonly text: string;
  /** The verb on the button that does it, e.g. `Delete`. */
  readonly confirm: string;
}

/** Asks the viewer before something that cannot be undone. */
@Service()
export class Confirm {
  private readonly dialogs = inject(Dialogs);

  /** Emits once: true when confirmed, false when not. */
  ask(question: Question): Observable<boolean> {
    const opened = this.dialogs.open<boolean, Question>(
      () => import('./confirm-dialog').then(({ ConfirmDialog }) => ConfirmDialog),
      {
        role: 'alertdialog',
        ariaLabelledBy: 'confirm-title',
        ariaDescribedBy: 'confirm-text',
        data: question,
      },
    );
    return from(opened).pipe(
      switchMap((dialog) => dialog?.closed ?? of(false)),
      map((answer) => answer === true),
    );
  }
}
