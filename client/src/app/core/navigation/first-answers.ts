import { HttpContext, HttpContextToken, HttpEvent, HttpInterceptorFn } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { ActivatedRouteSnapshot, ResolveFn, Router } from '@angular/router';
import {
  Observable,
  ReplaySubject,
  catchError,
  delay,
  forkJoin,
  from,
  last,
  map,
  of,
  race,
  share,
  switchMap,
  timer,
} from 'rxjs';
import { SessionStore } from '../session/session-store';

/** Set on requests whose answers are kept for the page that is to come. */
const AHEAD = new HttpContextToken(() => false);

/** How long (ms) the frame of index.html waits: then the page takes its place and says itself that it is loading. */
const PATIENCE = 5000;

/** Whoever comes later is given what came, an error too, and nothing is asked again. */
const ONCE = {
  connector: () => new ReplaySubject<HttpEvent<unknown>>(),
  resetOnError: false,
  resetOnComplete: false,
  resetOnRefCountZero: false,
};

/** Answers that have been asked for ahead of the page that needs them; each is given once, to the same request. */
@Service()
class FirstAnswers {
  private readonly answers = new Map<string, Observable<HttpEvent<unknown>>>();

  constructor() {
    inject(SessionStore).switched.subscribe(() => this.answers.clear()); // another account is answered otherwise
  }

  keep(address: string, answer: Observable<HttpEvent<unknown>>): Observable<HttpEvent<unknown>> {
    const shared = answer.pipe(share(ONCE));
    this.answers.set(address, shared);
    return shared;
  }

  take(address: string): Observable<HttpEvent<unknown>> | undefined {
    const answer = this.answers.get(address);
    this.answers.delete(address);
    return answer;
  }
}

/** Gives requests the answers that `withFirstAnswers` has asked for; to stand before all other interceptors. */
export const firstAnswersInterceptor: HttpInterceptorFn = (request, next) => {
  if (request.method !== 'GET') return next(request);
  const answers = inject(FirstAnswers);
  if (request.context.get(AHEAD)) return answers.keep(request.urlWithParams, next(request));
  return answers.take(request.urlWithParams) ?? next(request);
};

/**
 * Lets the frame of index.html, which shows the photo already, stay until the page has as much to show: else it would be gone for the
 * moment in which the app asks for what the page is about. Later pages are shown at once, with their bones.
 * @param ask makes the requests that the page will make, with the context it is given
 */
export function withFirstAnswers(
  ask: (route: ActivatedRouteSnapshot, ahead: HttpContext) => Observable<unknown>[],
): ResolveFn<unknown> {
  return (route) => {
    if (inject(Router).navigated) return null;
    const requests = ask(route, new HttpContext().set(AHEAD, true));
    const answered = requests.map((request) =>
      request.pipe(
        last(),
        catchError(() => of(null)),
      ),
    ); // the page says what is wrong
    // An earlier session is picked up first: it would be a switch of accounts.
    const all = from(inject(SessionStore).ready()).pipe(switchMap(() => forkJoin(answered)));
    return race(all, timer(PATIENCE)).pipe(
      delay(0), // the page is made in a task of its own
      map(() => null),
    );
  };
}
