import { Location } from '@angular/common';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import { aUser } from '../../../testing/factories';
import { logIn, nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { CurrentUserDto } from '../../api';
import { SessionStore } from '../../core/session/session-store';
import { VerifyEmailPage } from './verify-email-page';

const VERIFY = '/api/v1/auth/email/verify';
const INVALID = { status: 422, statusText: 'Unprocessable Content' };

describe('VerifyEmailPage', () => {
  let http: HttpTestingController;
  let harness: RouterTestingHarness;
  const host = () => harness.fixture.nativeElement as HTMLElement;
  const heading = () => host().querySelector('h1')?.textContent.trim();
  const shows = (text: string) => vi.waitFor(() => expect(heading()).toBe(text));

  async function open(url: string, user?: Partial<CurrentUserDto>): Promise<void> {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: provideAppTesting([{ path: 'verify-email', component: VerifyEmailPage }]),
    });
    http = TestBed.inject(HttpTestingController);
    if (user) logIn({ user: aUser(user) });
    harness = await RouterTestingHarness.create(url);
    await nextTurn();
  }

  async function answerMe(user: Partial<CurrentUserDto>): Promise<void> {
    const call = await vi.waitFor(() => http.expectOne('/api/v1/users/me'));
    call.flush(aUser(user));
  }

  it('confirms at once for a visitor, and takes the token out of the address', async () => {
    await open('/verify-email#a-token');
    expect(TestBed.inject(Location).path(true)).toBe('/verify-email');
    const call = http.expectOne(VERIFY);
    expect(call.request.body).toEqual({ token: 'a-token' });
    call.flush(null);
    await shows('Your address is confirmed');
    expect(host().querySelector('a[href="/login"]')).not.toBeNull();
  });

  it('knows of it afterwards where somebody is logged in', async () => {
    await open('/verify-email#a-token', { emailVerified: false, waitingFor: 'email' });
    http.expectOne(VERIFY).flush(null);
    await answerMe({ emailVerified: true });
    await shows('Your address is confirmed');
    expect(TestBed.inject(SessionStore).isWaiting()).toBe(false);
  });

  it('is no error the second time', async () => {
    await open('/verify-email#a-token', { emailVerified: false });
    http.expectOne(VERIFY).flush({ code: 'token_invalid' }, INVALID);
    await answerMe({ emailVerified: true });
    await shows('Your address is confirmed');
  });

  it('is no error after a reload, when the token is gone', async () => {
    await open('/verify-email', { emailVerified: true });
    http.expectNone(VERIFY);
    await shows('Your address is confirmed');
  });

  it('offers a member another letter when the link is not taken', async () => {
    await open('/verify-email#a-token', { emailVerified: false });
    http.expectOne(VERIFY).flush({ code: 'token_invalid' }, INVALID);
    await answerMe({ emailVerified: false });
    await shows('This link does not work');
    await vi.waitFor(() => expect(host().textContent).toContain('Send the letter again'));
  });

  it('has a visitor log in when the link is not taken', async () => {
    await open('/verify-email#a-token');
    http.expectOne(VERIFY).flush({ code: 'token_invalid' }, INVALID);
    await shows('This link does not work');
    expect(host().querySelector('a[href="/login"]')).not.toBeNull();
  });

  it('says when the address belongs to another account', async () => {
    await open('/verify-email#a-token');
    http.expectOne(VERIFY).flush({ code: 'email_taken' }, { status: 409, statusText: 'Conflict' });
    await shows('This address belongs to another account');
  });

  it('can be tried again', async () => {
    await open('/verify-email#a-token');
    http.expectOne(VERIFY).error(new ProgressEvent('error'));
    await shows('Your address is not confirmed yet');
    host().querySelector('button')?.click();
    await nextTurn();
    http.expectOne(VERIFY).flush(null);
    await shows('Your address is confirmed');
  });
});
