import { Location } from '@angular/common';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { Notices } from '../../core/notices/notices';
import { ResetPasswordPage } from './reset-password-page';

const RESET = '/api/v1/auth/password/reset';

describe('ResetPasswordPage', () => {
  let http: HttpTestingController;
  let harness: RouterTestingHarness;
  const host = () => harness.fixture.nativeElement as HTMLElement;

  async function open(url: string): Promise<void> {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: provideAppTesting([
        { path: 'reset-password', component: ResetPasswordPage },
        { path: '**', children: [] },
      ]),
    });
    http = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create(url);
    await harness.fixture.whenStable();
  }

  async function choose(password: string) {
    const input = host().querySelector('input');
    if (!input) throw new Error('no field');
    input.value = password;
    input.dispatchEvent(new Event('input'));
    host().querySelector('form')?.dispatchEvent(new Event('submit'));
    await nextTurn();
    return http.expectOne(RESET);
  }

  it('takes the token out of the address, sets the password and leads to log in', async () => {
    await open('/reset-password#a-token');
    expect(TestBed.inject(Location).path(true)).toBe('/reset-password');
    const call = await choose('lamp otter ribbon');
    expect(call.request.body).toEqual({ token: 'a-token', password: 'lamp otter ribbon' });
    expect(call.request.headers.has('Authorization')).toBe(false);
    call.flush(null);
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/login'));
    expect(TestBed.inject(Notices).list().at(-1)?.text).toBe('Your password is set. Log in with it.');
  });

  it('says beside the field that a password is too easily guessed', async () => {
    await open('/reset-password#a-token');
    const errors = [{ pointer: '#/password', code: 'password_guessable', detail: 'Too many people use it.' }];
    const unprocessable = { status: 422, statusText: 'Unprocessable Content' };
    (await choose('password1')).flush({ code: 'validation_failed', errors }, unprocessable);
    await vi.waitFor(() =>
      expect(host().querySelector('.text-field-error')?.textContent).toBe('Too many people use it.'),
    );
  });

  it('offers another letter when the link is not taken', async () => {
    await open('/reset-password#an-old-token');
    const unprocessable = { status: 422, statusText: 'Unprocessable Content' };
    (await choose('lamp otter ribbon')).flush({ code: 'token_invalid' }, unprocessable);
    await vi.waitFor(() => expect(host().textContent).toContain('This link does not work'));
    expect(host().querySelector('a[href="/forgot-password"]')).not.toBeNull();
    expect(host().querySelector('form')).toBeNull();
  });

  it('offers another letter when there is no token', async () => {
    await open('/reset-password');
    expect(host().querySelector('a[href="/forgot-password"]')).not.toBeNull();
    expect(host().querySelector('form')).toBeNull();
  });
});
