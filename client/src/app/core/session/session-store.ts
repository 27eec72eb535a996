import { HttpContext, HttpContextToken, HttpErrorResponse } from '@angular/common/http';
import { Service, computed, inject, signal } from '@angular/core';
import {
  Observable,
  Subject,
  catchError,
  finalize,
  firstValueFrom,
  map,
  of,
  shareReplay,
  tap,
  throwError,
} from 'rxjs';
import {
  AuthApi,
  CurrentUserDto,
  LoginDto,
  PasskeyAssertionDto,
  SecondStepDto,
  SessionDto,
  SignupDto,
  UsersApi,
} from '../../api';
import { browserStorage } from '../browser-storage';
import { SessionTabs } from './session-tabs';

/** Set on requests that go out without a token and are never refreshed: the session's own. */
export const ANONYMOUS = new HttpContextToken(() => false);

/** Why a session ended: the viewer chose to, it ran out, another tab logged out, or another device put an end to it. */
export type SessionEnd = 'chosen' | 'expired' | 'elsewhere' | 'revoked';

/** Not a secret: only says that asking for a new access token at start is worth a request. */
const HAD_SESSION = 'lightwell.had-session';

/** A token this close to its end (ms) is renewed before it is used. */
const RENEW_BEFORE = 30_000;

/**
 * Who is using the app. The access token lives here, in memory alone; the refresh token lives in a cookie that
 * no script can read. `restoring` is the moment at start while an earlier session is being picked up.
 */
@Service()
export class SessionStore {
  private readonly auth = inject(AuthApi);
  private readonly users = inject(UsersApi);
  private readonly tabs = inject(SessionTabs);
  private readonly account = signal<CurrentUserDto | null>(null);
  private readonly restoring = signal(false);
  private readonly switches = new Subject<void>();
  private readonly ends = new Subject<SessionEnd>();
  private readonly renewals = new Subject<string>();
  private token: { readonly value: string; readonly expiresAt: number } | null = null;
  private renewal: Observable<string | null> | null = null;
  private restored: Promise<void> = Promise.resolve();

  /** The viewer's own account, or null for a visitor. */
  readonly user = this.account.asReadonly();
  readonly status = computed(() => (this.restoring() ? 'restoring' : this.account() ? 'member' : 'guest'));
  readonly isMember = computed(() => this.account() !== null);
  /** A member whose account is not open yet: the server refuses all but what is about the account itself. */
  readonly isWaiting = computed(() => (this.account()?.waitingFor ?? null) !== null);
  /** The id of a member whose account is open, and so of whom there is something to ask and to hear. */
  readonly openId = computed(() => (this.isWaiting() ? undefined : this.account()?.id));
  /** Fires when another account, or none, is using the app: what was loaded for the one before must go. */
  readonly switched: Observable<void> = this.switches.asObservable();
  /** Fires when a session is over. */
  readonly ended: Observable<SessionEnd> = this.ends.asObservable();
  /** Fires with each access token that takes the place of an older one. */
  readonly renewed: Observable<string> = this.renewals.asObservable();

  constructor() {
    this.tabs.messages.subscribe((message) => {
      if (message === 'logged-in') this.restore();
      else if (!this.isMember()) return;
      else if (message === 'logged-out') this.end('elsewhere');
      else this.reload().subscribe({ error: () => undefined });
    });
  }

  /** Picks up an earlier session of this browser, silently; does nothing for those who never logged in here. */
  restore(): void {
    if (!browserStorage.read(HAD_SESSION)) return;
    this.restoring.set(!this.isMember());
    this.restored = firstValueFrom(this.renew())
      .catch(() => null)
      .then(() => this.restoring.set(false));
  }

  /** Resolves when it is known whether there is a session. */
  ready(): Promise<void> {
    return this.restored;
  }

  logIn(credentials: LoginDto): Observable<CurrentUserDto> {
    return this.begin(this.auth.login({ body: credentials }, anonymous()));
  }

  /** The second step, for those who use an authenticator app. */
  finishLogin(step: SecondStepDto): Observable<CurrentUserDto> {
    return this.begin(this.auth.finishLogin({ body: step }, anonymous()));
  }

  logInWithPasskey(answer: PasskeyAssertionDto): Observable<CurrentUserDto> {
    return this.begin(this.auth.loginWithPasskey({ body: answer }, anonymous()));
  }

  signUp(account: SignupDto): Observable<CurrentUserDto> {
    return this.begin(this.auth.signup({ body: account }, anonymous()));
  }

  /** Ends the session here and in every other tab, even when the server cannot be reached. */
  logOut(): Observable<void> {
    return this.auth.logout(undefined, anonymous()).pipe(
      catchError(() => of(undefined)),
      map(() => this.forget()),
    );
  }

  /** Ends the session in every tab without asking the server: the account is gone. */
  forget(): void {
    this.tabs.tell('logged-out');
    this.end('chosen');
  }

  /** A token that will still be good when the request arrives, or null for a visitor. */
  async usableToken(): Promise<string | null> {
    await this.restored;
    if (!this.token) return null;
    return this.tokenIsGoodFor() > 0 ? this.token.value : firstValueFrom(this.renew());
  }

  /** How long (ms) until the token is renewed when it is asked for; 0 without one. */
  tokenIsGoodFor(): number {
    return this.token ? Math.max(0, this.token.expiresAt - RENEW_BEFORE - Date.now()) : 0;
  }

  /**
   * Gets a new access token; callers at the same time share one request. Answers null when the server refuses
   * (the session is then over) and fails when the server cannot be reached.
   */
  renew(): Observable<string | null> {
    this.renewal ??= this.auth.refresh(undefined, anonymous()).pipe(
      map((session) => this.accept(session)),
      catchError((error: unknown) => {
        if (!(error instanceof HttpErrorResponse) || error.status !== 401) return throwError(() => error);
        browserStorage.write(HAD_SESSION, null);
        // Refused while the access token is still good: it did not run out, somebody has ended it.
        if (this.isMember()) this.end(this.tokenIsGood() ? 'revoked' : 'expired');
        return of(null);
      }),
      finalize(() => (this.renewal = null)),
      shareReplay(1),
    );
    return this.renewal;
  }

  /** A token in place of one that was refused: a new one, unless it was renewed since for another request. */
  renewAfter(refused: string): Observable<string | null> {
    return this.token && this.token.value !== refused ? of(this.token.value) : this.renew();
  }

  /** Asks the server how it stands with the viewer's account. */
  reload(): Observable<CurrentUserDto> {
    return this.users.getMe().pipe(tap((user) => this.update(user)));
  }

  /** The same after something about it was changed, which the other tabs are told. */
  accountChanged(): Observable<CurrentUserDto> {
    this.tabs.tell('account-changed');
    return this.reload();
  }

  /** Takes over what the server now says about the viewer's account. */
  update(user: CurrentUserDto): void {
    this.account.set(user);
  }

  /** Corrects the viewer's own counts after something they did. */
  count(change: Partial<CurrentUserDto['counts']>): void {
    this.account.update((user) => {
      if (!user) return user;
      const { posts, followers, following } = user.counts;
      return {
        ...user,
        counts: {
          posts: posts + (change.posts ?? 0),
          followers: followers + (change.followers ?? 0),
          following: following + (change.following ?? 0),
        },
      };
    });
  }

  private tokenIsGood(): boolean {
    return this.token !== null && this.token.expiresAt > Date.now();
  }

  private begin(session: Observable<SessionDto>): Observable<CurrentUserDto> {
    return session.pipe(
      tap((started) => {
        this.accept(started);
        this.tabs.tell('logged-in');
      }),
      map(({ user }) => user),
    );
  }

  private accept({ accessToken, expiresIn, user }: SessionDto): string {
    const before = this.account()?.id;
    this.token = { value: accessToken, expiresAt: Date.now() + expiresIn * 1000 };
    this.account.set(user);
    browserStorage.write(HAD_SESSION, '1');
    if (before !== user.id) this.switches.next();
    else this.renewals.next(accessToken);
    return accessToken;
  }

  private end(reason: SessionEnd): void {
    this.token = null;
    this.account.set(null);
    browserStorage.write(HAD_SESSION, null);
    this.switches.next();
    this.ends.next(reason);
  }
}

/** The context of requests that are the same whoever is logged in. */
export function anonymous(): HttpContext {
  return new HttpContext().set(ANONYMOUS, true);
}
