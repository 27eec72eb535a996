import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { logIn, provideAppTesting } from '../../../testing/app-testing';
import { LiveServer } from '../../../testing/live-server';
import { Notices } from '../notices/notices';
import { Realtime } from '../realtime/realtime';
import { followSessionEnds } from './session-redirects';
import { SessionStore } from './session-store';

const UNAUTHORIZED = { status: 401, statusText: 'Unauthorized' };

describe('followSessionEnds', () => {
  let router: Router;
  let http: HttpTestingController;
  const told = () =>
    TestBed.inject(Notices)
      .list()
      .map(({ text }) => text);

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: provideAppTesting([{ path: '**', children: [] }]) });
    TestBed.runInInjectionContext(followSessionEnds);
    router = TestBed.inject(Router);
    http = TestBed.inject(HttpTestingController);
    logIn();
    await router.navigateByUrl('/settings/security#a-secret');
  });

  afterEach(() => vi.useRealTimers());

  it('leads to the log-in page when another device has ended the session, within two seconds', async () => {
    TestBed.inject(Realtime);
    const server = TestBed.inject(LiveServer);
    await server.accept();
    vi.useFakeTimers();
    server.cut();
    await vi.advanceTimersByTimeAsync(1600);
    http.expectOne('/api/v1/auth/refresh').flush({}, UNAUTHORIZED);
    await vi.advanceTimersByTimeAsync(100);
    expect(router.url).toBe('/login?returnUrl=%2Fsettings%2Fsecurity');
    expect(told()).toEqual(['You were logged out: from another device, or by a new password.']);
  });

  it('says nothing of other devices when the session ran out', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
    TestBed.inject(SessionStore)
      .renew()
      .subscribe({ error: () => undefined });
    http.expectOne('/api/v1/auth/refresh').flush({}, UNAUTHORIZED);
    vi.useRealTimers();
    await vi.waitFor(() => expect(router.url).toBe('/login?returnUrl=%2Fsettings%2Fsecurity'));
    expect(told()).toEqual(['Please log in again to go on.']);
  });

  it('leads nowhere back when the viewer has logged out', async () => {
    TestBed.inject(SessionStore).logOut().subscribe();
    http.expectOne('/api/v1/auth/logout').flush(null);
    await vi.waitFor(() => expect(router.url).toBe('/login'));
  });
});
