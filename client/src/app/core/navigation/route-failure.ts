import { inject } from '@angular/core';
import { NavigationError, RedirectCommand, Router } from '@angular/router';

/**
 * A page whose code did not arrive (offline, or a new version was installed meanwhile) leads to the error page;
 * the address stays, so that "Try again" is a reload.
 */
export function showRouteFailure(error: NavigationError): RedirectCommand {
  return new RedirectCommand(inject(Router).parseUrl('/error'), { browserUrl: error.url, replaceUrl: true });
}
