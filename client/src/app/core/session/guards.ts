import { inject } from '@angular/core';
import { CanActivateFn, Router, UrlTree } from '@angular/router';
import { SessionStore } from './session-store';

/** Lets members in; sends visitors to log in and back here afterwards, and those whose accounts wait to where it is said what for. */
export const membersOnly: CanActivateFn = async (_route, state) => {
  const session = inject(SessionStore);
  const router = inject(Router);
  await session.ready();
  if (!session.isMember()) return router.createUrlTree(['/login'], { queryParams: { returnUrl: state.url } });
  return session.isWaiting() ? toWait(router, state.url) : true;
};

/** Lets visitors in; members have no business on the log-in pages. */
export const visitorsOnly: CanActivateFn = async () => {
  const session = inject(SessionStore);
  const router = inject(Router);
  await session.ready();
  return !session.isMember() || router.createUrlTree(['/']);
};

/** Shows members their feed; visitors see what everybody may see. */
export const feedOrExplore: CanActivateFn = async () => {
  const session = inject(SessionStore);
  const router = inject(Router);
  await session.ready();
  if (session.isWaiting()) return toWait(router);
  return session.isMember() || router.createUrlTree(['/explore']);
};

/** Lets in members whose accounts are not open yet; for others there is nothing to wait for. */
export const waitingOnly: CanActivateFn = async () => {
  const session = inject(SessionStore);
  const router = inject(Router);
  await session.ready();
  if (!session.isMember()) return router.createUrlTree(['/login']);
  return session.isWaiting() || router.createUrlTree(['/']);
};

function toWait(router: Router, returnUrl?: string): UrlTree {
  return router.createUrlTree(['/confirm-email'], { queryParams: { returnUrl } });
}
