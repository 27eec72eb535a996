import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { aUser } from '../../../testing/factories';
import { logIn, nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { ConfirmEmailPage } from './confirm-email-page';

const ME = '/api/v1/users/me';
const WAITING = aUser({ emailVerified: false, waitingFor: 'email' });

describe('ConfirmEmailPage', () => {
  let http: HttpTestingController;
  let harness: RouterTestingHarness;
  const host = () => harness.fixture.nativeElement as HTMLElement;
  const button = (name: string) =>
    [...host().querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name);

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: provideAppTesting([
        { path: 'confirm-email', component: ConfirmEmailPage },
        { path: '**', children: [] },
      ]),
    });
    http = TestBed.inject(HttpTestingController);
    logIn({ user: WAITING });
    harness = await RouterTestingHarness.create('/confirm-email?returnUrl=%2Fsettings');
    await nextTurn();
    http.expectOne('/api/v1/instance').flush({ mail: 'smtp', emailVerification: 'required' });
    await harness.fixture.whenStable();
  });

  it('says which address, and asks nothing of a member', () => {
    expect(host().textContent).toContain('alice@example.org');
    http.verify();
  });

  it('looks again when told to', async () => {
    button('I have confirmed it')?.click();
    await nextTurn();
    http.expectOne(ME).flush(WAITING);
    await vi.waitFor(() => expect(host().textContent).toContain('It is not confirmed yet.'));
    button('I have confirmed it')?.click();
    await nextTurn();
    http.expectOne(ME).flush(aUser());
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/settings'));
  });

  it('looks again when it comes back into view', async () => {
    document.dispatchEvent(new Event('visibilitychange'));
    await nextTurn();
    http.expectOne(ME).flush(aUser());
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/settings'));
  });

  it('says what went wrong', async () => {
    button('I have confirmed it')?.click();
    await nextTurn();
    http.expectOne(ME).error(new ProgressEvent('error'));
    await vi.waitFor(() => expect(host().textContent).toContain('We could not reach the server.'));
  });
});
