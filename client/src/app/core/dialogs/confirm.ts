import { Service, inject } from '@angular/core';
import { Observable, from, map, of, switchMap } from 'rxjs';
import type { Question } from './confirm-dialog';
import { Dialogs } from './dialogs';

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
