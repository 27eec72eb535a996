import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { Dialogs } from '../dialogs/dialogs';
import { Notices } from '../notices/notices';
import { SessionEnd, SessionStore } from './session-store';

const TOLD: Record<SessionEnd, string> = {
  chosen: 'You are logged out.',
  elsewhere: 'You logged out in another tab.',
  expired: 'Please log in again to go on.',
  revoked: 'You were logged out: from another device, or by a new password.',
};

/** Leads away from what only members see when a session ends; to be run once at start. */
export function followSessionEnds(): void {
  const router = inject(Router);
  const notices = inject(Notices);
  const dialogs = inject(Dialogs);

  inject(SessionStore).ended.subscribe((reason) => {
    notices.info(TOLD[reason]);
    // Back to the page afterwards, but without what its address ends with: that may be a secret out of a letter.
    const returnUrl = router.url.replace(/#.*/, '');
    const queryParams = reason === 'expired' || reason === 'revoked' ? { returnUrl } : {};
    void router.navigate(['/login'], { queryParams }).then(() => dialogs.closeAll());
  });
}
