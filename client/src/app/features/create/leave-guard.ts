import { inject } from '@angular/core';
import { CanDeactivateFn } from '@angular/router';
import { tap } from 'rxjs';
import { Notices } from '../../core/notices/notices';
import { SessionStore } from '../../core/session/session-store';
import { Confirm } from '../../ui/confirm';
import { DraftKeeper } from './draft-keeper';
import { DraftStore } from './draft-store';

/**
 * A post that this browser keeps may be left and taken up again. Where it keeps nothing, asks before an unpublished post
 * is thrown away. Nobody is asked whose session is over: they have to leave.
 */
export const leaveGuard: CanDeactivateFn<unknown> = () => {
  const draft = inject(DraftStore);
  if (draft.isEmpty() || !inject(SessionStore).isMember()) return true;
  if (inject(DraftKeeper).kept()) {
    inject(Notices).info('Your draft is kept for when you come back.');
    return true;
  }
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
