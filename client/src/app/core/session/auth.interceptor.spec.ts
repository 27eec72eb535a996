import { HttpClient } from '@angular/common/http';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { aSession, aUser } from '../../../testing/factories';
import { logIn, nextTurn, provideAppTesting } from '../../../testing/app-testing';

const UNAUTHORIZED = { status: 401, statusText: 'Unauthorized' };

describe('authInterceptor', () => {
  let client: HttpClient;
  let http: HttpTestingController;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: provideAppTesting([
        { path: 'login', children: [] },
        { path: 'confirm-email', children: [] },
      ]),
    });
    client = TestBed.inject(HttpClient);
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => http.verify());

  it('sends the token of a member, to the API only', async () => {
    logIn();
    client.get('/api/v1/feed').subscribe();
    client.get('/photos/m1/320.webp').subscribe();
    await nextTurn();
    expect(http.expectOne('/api/v1/feed').request.headers.get('Authorization')).toBe('Bearer token-1');
    expect(http.expectOne('/photos/m1/320.webp').request.headers.has('Authorization')).toBe(false);
  });

  it('sends nothing for a visitor', async () => {
    client.get('/api/v1/explore').subscribe();
    await nextTurn();
    expect(http.expectOne('/api/v1/explore').request.headers.has('Authorization')).toBe(false);
  });

  it('renews a refused token once for all waiting requests and sends them again', async () => {
    logIn();
    const answers: unknown[] = [];
    client.get('/api/v1/feed').subscribe((answer) => answers.push(answer));
    client.get('/api/v1/users/me').subscribe((answer) => answers.push(answer));
    await nextTurn();
    http.expectOne('/api/v1/feed').flush({}, UNAUTHORIZED);
    http.expectOne('/api/v1/users/me').flush({}, UNAUTHORIZED);
    http.expectOne('/api/v1/auth/refresh').flush(aSession({ accessToken: 'token-2' }));
    for (const url of ['/api/v1/feed', '/api/v1/users/me']) {
      const again = http.expectOne(url);
      expect(again.request.headers.get('Authorization')).toBe('Bearer token-2');
      again.flush(url);
    }
    expect(answers).toEqual(['/api/v1/feed', '/api/v1/users/me']);
  });

  it('gives up when the new token is refused too', async () => {
    logIn();
    const failed = vi.fn();
    client.get('/api/v1/feed').subscribe({ error: failed });
    await nextTurn();
    http.expectOne('/api/v1/feed').flush({}, UNAUTHORIZED);
    http.expectOne('/api/v1/auth/refresh').flush(aSession({ accessToken: 'token-2' }));
    http.expectOne('/api/v1/feed').flush({}, UNAUTHORIZED);
    expect(failed).toHaveBeenCalledOnce();
  });

  it('leads those whose account waits to where it is said what for', async () => {
    logIn({ user: aUser({ waitingFor: 'email' }) });
    const failed = vi.fn();
    client.get('/api/v1/feed').subscribe({ error: failed });
    await nextTurn();
    http
      .expectOne('/api/v1/feed')
      .flush({ code: 'email_unconfirmed' }, { status: 403, statusText: 'Forbidden' });
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/confirm-email'));
    expect(failed).toHaveBeenCalledOnce();
  });

  it('leads a visitor to the log-in page when reading needs an account', async () => {
    const router = TestBed.inject(Router);
    client.get('/api/v1/explore').subscribe({ error: () => undefined });
    await nextTurn();
    http.expectOne('/api/v1/explore').flush({}, UNAUTHORIZED);
    await vi.waitFor(() => expect(router.url).toBe('/login?returnUrl=%2F'));

    client.get('/api/v1/posts/1/comments').subscribe({ error: () => undefined });
    await nextTurn();
    http.expectOne('/api/v1/posts/1/comments').flush({}, UNAUTHORIZED);
    await nextTurn();
    expect(router.url).toBe('/login?returnUrl=%2F');
  });
});
