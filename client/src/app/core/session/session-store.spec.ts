import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { aSession, aUser } from '../../../testing/factories';
import { logIn, nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { SessionStore } from './session-store';
import { SessionTabs } from './session-tabs';

const UNAUTHORIZED = { status: 401, statusText: 'Unauthorized' };

describe('SessionStore', () => {
  let session: SessionStore;
  let http: HttpTestingController;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: provideAppTesting() });
    session = TestBed.inject(SessionStore);
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => http.verify());

  it('asks nothing at start in a browser where nobody logged in before', async () => {
    session.restore();
    await session.ready();
    expect(session.status()).toBe('guest');
  });

  it('picks up an earlier session at start', async () => {
    localStorage.setItem('lightwell.had-session', '1');
    session.restore();
    expect(session.status()).toBe('restoring');
    http.expectOne('/api/v1/auth/refresh').flush(aSession());
    await session.ready();
    expect(session.status()).toBe('member');
    expect(session.user()?.username).toBe('alice');
  });

  it('stays a visitor, and forgets the hint, when the earlier session is over', async () => {
    localStorage.setItem('lightwell.had-session', '1');
    session.restore();
    http.expectOne('/api/v1/auth/refresh').flush({}, UNAUTHORIZED);
    await session.ready();
    expect(session.status()).toBe('guest');
    expect(localStorage.getItem('lightwell.had-session')).toBeNull();
  });

  it('keeps the hint when the server cannot be reached', async () => {
    localStorage.setItem('lightwell.had-session', '1');
    session.restore();
    http.expectOne('/api/v1/auth/refresh').error(new ProgressEvent('error'));
    await session.ready();
    expect(session.status()).toBe('guest');
    expect(localStorage.getItem('lightwell.had-session')).toBe('1');
  });

  it('never stores the access token', () => {
    logIn({ accessToken: 'very-secret' });
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('very-secret');
  });

  it('logs in with a second step, or with a passkey, as with a password', () => {
    const tell = vi.spyOn(TestBed.inject(SessionTabs), 'tell');
    session.finishLogin({ ticket: 't1', code: '123456' }).subscribe();
    http.expectOne('/api/v1/auth/login/second-factor').flush(aSession());
    expect(session.user()?.username).toBe('alice');
    session.logInWithPasskey({ ticket: 't2', response: { id: 'k1' } }).subscribe();
    const call = http.expectOne('/api/v1/auth/login/passkey');
    expect(call.request.headers.has('Authorization')).toBe(false);
    call.flush(aSession({ user: aUser({ id: 'u2', username: 'bob' }) }));
    expect(session.user()?.username).toBe('bob');
    expect(tell.mock.calls).toEqual([['logged-in'], ['logged-in']]);
  });

  it('shares one renewal between callers', () => {
    logIn();
    const tokens: (string | null)[] = [];
    session.renew().subscribe((token) => tokens.push(token));
    session.renew().subscribe((token) => tokens.push(token));
    http.expectOne('/api/v1/auth/refresh').flush(aSession({ accessToken: 'token-2' }));
    expect(tokens).toEqual(['token-2', 'token-2']);
  });

  it('renews a token that is about to expire before it is used', async () => {
    logIn({ expiresIn: 10 });
    const token = session.usableToken();
    await nextTurn();
    http.expectOne('/api/v1/auth/refresh').flush(aSession({ accessToken: 'token-2' }));
    expect(await token).toBe('token-2');
  });

  it('ends when the server refuses to renew', () => {
    logIn();
    const ends: string[] = [];
    session.ended.subscribe((reason) => ends.push(reason));
    session.renew().subscribe();
    http.expectOne('/api/v1/auth/refresh').flush({}, UNAUTHORIZED);
    expect(ends).toEqual(['revoked']); // long before its time
    expect(session.isMember()).toBe(false);
  });

  it('asks anew about the account after a change, and has other tabs do so', async () => {
    logIn();
    const tell = vi.spyOn(TestBed.inject(SessionTabs), 'tell');
    session.accountChanged().subscribe();
    await nextTurn();
    http.expectOne('/api/v1/users/me').flush(aUser({ newEmail: 'alice@example.net' }));
    expect(session.user()?.newEmail).toBe('alice@example.net');
    expect(tell).toHaveBeenCalledWith('account-changed');
  });

  it('hears of a change in another tab', async () => {
    logIn({ user: aUser({ waitingFor: 'email' }) });
    expect(session.isWaiting()).toBe(true);
    expect(session.openId()).toBeUndefined();
    const otherTab = new BroadcastChannel('lightwell.session');
    otherTab.postMessage('account-changed');
    const call = await vi.waitFor(() => http.expectOne('/api/v1/users/me'));
    call.flush(aUser());
    expect(session.isWaiting()).toBe(false);
    expect(session.openId()).toBe('u1');
    otherTab.close();
  });

  it('logs out here and tells the other tabs, whatever the server says', () => {
    logIn();
    const tell = vi.spyOn(TestBed.inject(SessionTabs), 'tell');
    session.logOut().subscribe();
    http.expectOne('/api/v1/auth/logout').error(new ProgressEvent('error'));
    expect(session.isMember()).toBe(false);
    expect(tell).toHaveBeenCalledWith('logged-out');
  });

  it('follows a log-out of another tab', async () => {
    logIn();
    const otherTab = new BroadcastChannel('lightwell.session');
    otherTab.postMessage('logged-out');
    await vi.waitFor(() => expect(session.isMember()).toBe(false));
    otherTab.close();
  });

  it('says when another account takes over', () => {
    let switches = 0;
    session.switched.subscribe(() => switches++);
    logIn();
    session.renew().subscribe();
    http.expectOne('/api/v1/auth/refresh').flush(aSession());
    expect(switches).toBe(1);
    logIn({ user: aUser({ id: 'u9', username: 'carol' }) });
    expect(switches).toBe(2);
  });

  it('corrects the own counts', () => {
    logIn();
    session.count({ following: 1, posts: -1 });
    expect(session.user()?.counts).toEqual({ posts: 0, followers: 2, following: 4 });
  });
});
