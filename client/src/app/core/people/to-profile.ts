import { inject } from '@angular/core';
import { ActivatedRouteSnapshot, CanActivateFn, RedirectCommand, Router } from '@angular/router';
import { catchError, map, of } from 'rxjs';
import { UsersApi } from '../../api';
import { toProblem } from '../problem';

/** Leads from `/alice` to `/@alice` if there is an alice; otherwise the page is what it is. */
export const toProfile: CanActivateFn = ({ params }: ActivatedRouteSnapshot) => {
  const router = inject(Router);
  const username = String(params['username']);
  const profile = new RedirectCommand(router.createUrlTree([`/@${username}`]), { replaceUrl: true });
  return inject(UsersApi)
    .getUser({ username })
    .pipe(
      map(() => profile),
      // what else went wrong, the profile explains, and offers to try again
      catchError((error: unknown) => of(toProblem(error).status === 404 ? true : profile)),
    );
};
