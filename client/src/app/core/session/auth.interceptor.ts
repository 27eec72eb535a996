import { HttpErrorResponse, HttpHandlerFn, HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { toProblem } from '../problem';
import { ANONYMOUS, SessionStore } from './session-store';

/**
 * Gives the API's requests the viewer's token. One that the server no longer takes is renewed once, for all
 * waiting requests together, and the request sent again. A visitor who asks for what only members may see is
 * led to the log-in page and back; a member whose account is not open yet, to where it is said why.
 */
export const authInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/') || request.context.get(ANONYMOUS)) return next(request);
  const session = inject(SessionStore);
  const router = inject(Router);

  return from(session.usableToken()).pipe(
    switchMap((token) =>
      send(request, next, token).pipe(
        catchError((error: unknown) => {
          if (session.isWaiting() && toProblem(error).code === 'email_unconfirmed') {
            void router.navigateByUrl('/confirm-email');
            return throwError(() => error);
          }
          if (!(error instanceof HttpErrorResponse) || error.status !== 401) return throwError(() => error);
          if (token === null) {
            askToLogIn(router);
            return throwError(() => error);
          }
          return session
            .renewAfter(token)
            .pipe(switchMap((renewed) => (renewed ? send(request, next, renewed) : throwError(() => error))));
        }),
      ),
    ),
  );
};

/** Several requests of one page may be refused; the first has led away already. */
function askToLogIn(router: Router): void {
  const url = router.navigated ? router.url : String(router.currentNavigation()?.extractedUrl ?? router.url);
  if (/^\/(login|signup)\b/.test(url)) return;
  void router.navigate(['/login'], { queryParams: { returnUrl: url } });
}

function send(request: HttpRequest<unknown>, next: HttpHandlerFn, token: string | null) {
  return next(token === null ? request : request.clone({ setHeaders: { Authorization: `Bearer ${token}` } }));
}
