import { inject } from '@angular/core';
import { CanDeactivateFn } from '@angular/router';
import { tap } from 'rxjs';
import { SessionStore } from '../../core/session/session-store';
import { Confirm } from '../../ui/confirm';
import { DraftStore } from './draft-store';

/** Asks before an unpublished post is thrown away. Nobody is asked whose session is over: they have to leave. */
export const leaveGuard: CanDeactivateFn<unknown> = () => {
  const draft = inject(DraftStore);
  if (draft.isEmpty() || !inject(SessionStore).isMember()) return true;
  return inject(Confirm)
    .ask({
      heading: 'Discard this post?',
      text: 'It is not shared yet. If you leave, its photos and words are gone.',
      confirm: 'Discard',
    })
    .pipe(
      tap((discarded) => {
        if (discarded) draft.clear();
      }),
    );
};
