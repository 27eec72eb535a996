import { inject } from '@angular/core';
import { SessionStore } from './session-store';

/** Name of the database in which this browser keeps posts that are not shared yet. */
export const DRAFTS_DATABASE = 'lightwell.drafts';

/**
 * Removes what this browser keeps of somebody's own when they log out, here or in another tab; to be run once at
 * start. A session that only ran out keeps it: they will be back.
 */
export function forgetPrivateDataOnLogOut(): void {
  inject(SessionStore).ended.subscribe((reason) => {
    if (reason !== 'expired') deleteDrafts();
  });
}

function deleteDrafts(): void {
  try {
    indexedDB.deleteDatabase(DRAFTS_DATABASE);
  } catch {
    // Browsers that refuse it have kept nothing either.
  }
}
