import { inject } from '@angular/core';
import { browserStorage } from '../browser-storage';
import { SessionStore } from './session-store';

/** Under this key the browser remembers what somebody searched for. */
export const SEARCHES_KEY = 'lightwell.searches';

/** Name of the database in which this browser keeps posts that are not shared yet. */
export const DRAFTS_DATABASE = 'lightwell.drafts';

/**
 * Removes what this browser keeps of somebody's own when they log out, here or in another tab; to be run once at
 * start. A session that only ran out keeps it: they will be back. One that was ended from elsewhere may be in other hands.
 */
export function forgetPrivateDataOnLogOut(): void {
  inject(SessionStore).ended.subscribe((reason) => {
    if (reason === 'expired') return;
    deleteDrafts();
    browserStorage.write(SEARCHES_KEY, null);
  });
}

function deleteDrafts(): void {
  try {
    indexedDB.deleteDatabase(DRAFTS_DATABASE);
  } catch {
    // Browsers that refuse it have kept nothing either.
  }
}
