import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { aSession, aUser } from '../../../testing/factories';
import { logIn, nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { LiveServer } from '../../../testing/live-server';
import { SessionStore } from '../session/session-store';
import { Realtime } from './realtime';

const REFRESH = '/api/v1/auth/refresh';

describe('Realtime', () => {
  let realtime: Realtime;
  let server: LiveServer;
  let session: SessionStore;
  let http: HttpTestingController;
  let missed: number;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: provideAppTesting() });
    realtime = TestBed.inject(Realtime);
    server = TestBed.inject(LiveServer);
    session = TestBed.inject(SessionStore);
    http = TestBed.inject(HttpTestingController);
    missed = 0;
    realtime.missed.subscribe(() => missed++);
  });

  afterEach(() => {
    vi.useRealTimers();
    http.verify();
  });

  const renewed = (accessToken: string) => http.expectOne(REFRESH).flush(aSession({ accessToken }));

  it('connects those who log in, with their token, and nobody else', async () => {
    TestBed.tick();
    expect(server.did).toEqual([]);
    logIn({ accessToken: 'token-1' });
    expect(await server.accept()).toBe('token-1');
    expect(realtime.connected()).toBe(true);
    expect(missed).toBe(1);
  });

  it('waits with those whose account is not open yet', async () => {
    logIn({ user: aUser({ waitingFor: 'email' }) });
    TestBed.tick();
    await nextTurn();
    expect(server.did).toEqual([]);
    session.update(aUser());
    TestBed.tick();
    await server.accept();
    expect(realtime.connected()).toBe(true);
  });

  it('passes on what the server says', async () => {
    logIn();
    await server.accept();
    const counts: number[] = [];
    realtime.on('unread-count').subscribe(({ count }) => counts.push(count));
    server.say('unread-count', { count: 3 });
    server.say('feed', { postId: 'p1', authorId: 'u2' });
    expect(counts).toEqual([3]);
  });

  it('is gone with the session', async () => {
    logIn();
    await server.accept();
    session.forget();
    TestBed.tick();
    expect(server.did).toEqual(['open', 'disconnect']);
    expect(realtime.connected()).toBe(false);
  });

  it('says that something may be missed after each connect', async () => {
    logIn();
    await server.accept();
    server.lose();
    expect(realtime.connected()).toBe(false);
    await server.accept();
    expect(missed).toBe(2);
  });

  it('goes on with each new token', async () => {
    logIn();
    await server.accept();
    session.renew().subscribe();
    renewed('token-2');
    expect(server.lastHeard('authenticate')?.message).toEqual({ token: 'token-2' });
  });

  it('renews the token by itself before it ends', async () => {
    logIn({ expiresIn: 900 });
    await server.accept();
    server.lose();
    vi.useFakeTimers();
    await server.accept();
    await vi.advanceTimersByTimeAsync(869_000);
    http.expectNone(REFRESH);
    await vi.advanceTimersByTimeAsync(3_000);
    renewed('token-2');
    expect(server.lastHeard('authenticate')?.message).toEqual({ token: 'token-2' });
  });

  it('comes back with a new token when the server has cut the connection', async () => {
    logIn();
    await server.accept();
    vi.useFakeTimers();
    server.cut();
    await vi.advanceTimersByTimeAsync(2_000);
    renewed('token-2');
    await vi.advanceTimersByTimeAsync(0);
    expect(server.did).toEqual(['open', 'connect']);
    expect(await server.accept()).toBe('token-2');
  });

  it('logs out when the connection was cut because the session is over', async () => {
    logIn();
    await server.accept();
    vi.useFakeTimers();
    server.cut();
    await vi.advanceTimersByTimeAsync(2_000);
    http.expectOne(REFRESH).flush({}, { status: 401, statusText: 'Unauthorized' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(session.isMember()).toBe(false);
    expect(server.did).not.toContain('connect');
  });

  it('names the watched posts now and after each connect', async () => {
    logIn();
    realtime.watch(['p1']);
    await server.accept();
    expect(server.lastHeard('watch')?.message).toEqual({ postIds: ['p1'] });
    realtime.watch(['p1', 'p2']);
    expect(server.lastHeard('watch')?.message).toEqual({ postIds: ['p1', 'p2'] });
    server.lose();
    await server.accept();
    expect(server.heard).toHaveLength(3);
  });

  it('finds out after a sleep whether the connection is still one', async () => {
    logIn();
    await server.accept();
    window.dispatchEvent(new Event('online'));
    server.lastHeard('watch')?.acknowledge(null, { ok: true });
    expect(server.did).not.toContain('close');
    window.dispatchEvent(new Event('online'));
    server.lastHeard('watch')?.acknowledge(new Error('timeout'));
    expect(server.did).toContain('close');
  });

  it('tries at once when the network is back', async () => {
    logIn();
    await server.accept();
    window.dispatchEvent(new Event('offline'));
    expect(server.did).toContain('close');
    server.lose();
    window.dispatchEvent(new Event('online'));
    expect(server.did.at(-1)).toBe('connect');
  });
});
