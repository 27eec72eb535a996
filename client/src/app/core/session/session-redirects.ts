import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { Dialogs } from '../dialogs/dialogs';
import { Notices } from '../notices/notices';
import { SessionEnd, SessionStore } from './session-store';

const TOLD: Record<SessionEnd, string> = {
  chosen: 'You are logged out.',
  elsewhere: 'You logged out in another tab.',
  expired: 'Please log in again to go on.',
};

/** Leads away from what only members see when a session ends; to be run once at start. */
export function followSessionEnds(): void {
  const router = inject(Router);
  const notices = inject(Notices);
  const dialogs = inject(Dialogs);

  inject(SessionStore).ended.subscribe((reason) => {
    notices.info(TOLD[reason]);
    const queryParams = reason === 'expired' ? { returnUrl: router.url } : {};
    void router.navigate(['/login'], { queryParams }).then(() => dialogs.closeAll());
  });
}
