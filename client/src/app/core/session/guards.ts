import { inject } from '@angular/core';
import { CanActivateFn, Router } from '@angular/router';
import { SessionStore } from './session-store';

/** Lets members in; sends visitors to log in and back here afterwards. */
export const membersOnly: CanActivateFn = async (_route, state) => {
  const session = inject(SessionStore);
  const router = inject(Router);
  await session.ready();
  return session.isMember() || router.createUrlTree(['/login'], { queryParams: { returnUrl: state.url } });
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
  return session.isMember() || router.createUrlTree(['/explore']);
};
