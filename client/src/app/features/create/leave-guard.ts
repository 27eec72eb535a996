import { inject } from '@angular/core';
import { CanDeactivateFn } from '@angular/router';
import { firstValueFrom, tap } from 'rxjs';
import { Notices } from '../../core/notices/notices';
import { SessionStore } from '../../core/session/session-store';
import { Confirm } from '../../core/dialogs/confirm';
import { DraftKeeper } from './draft-keeper';
import { DraftStore } from './draft-store';

/**
 * A post that this browser keeps may be left and taken up again. Where it keeps nothing, asks before an unpublished post
 * is thrown away. Nobody is asked whose session is over: they have to leave.
 */
export const leaveGuard: CanDeactivateFn<unknown> = async () => {
  const draft = inject(DraftStore);
  const notices = inject(Notices);
  const confirm = inject(Confirm);
  if (draft.isEmpty() || !inject(SessionStore).isMember()) return true;
  // Whoever leaves in the middle of a word leaves before it is written down.
  if (await inject(DraftKeeper).keep()) {
    notices.info('Your draft is kept for when you come back.');
    return true;
  }
  const discarded = confirm.ask({
    heading: 'Discard this post?',
    text: 'It is not shared yet. If you leave, its photos and words are gone.',
    confirm: 'Discard',
  });
  return firstValueFrom(discarded.pipe(tap((gone) => gone && draft.clear())));
};
