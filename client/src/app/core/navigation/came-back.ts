import { inject } from '@angular/core';
import { Router } from '@angular/router';

/**
 * Whether the page being made is one that the viewer comes back to (Back, Forward) and so expects as it was; a page
 * entered anew shows what is new. To be asked in its constructor.
 */
export function cameBack(): boolean {
  return inject(Router).currentNavigation()?.trigger === 'popstate';
}
