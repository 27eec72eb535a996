import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { aSession } from '../../../testing/factories';
import { provideAppTesting } from '../../../testing/app-testing';
import { SignUpPage } from './sign-up-page';

const CHECK = '/api/v1/auth/usernames/alice';

describe('SignUpPage', () => {
  let fixture: ComponentFixture<SignUpPage>;
  let http: HttpTestingController;

  const element = () => fixture.nativeElement as HTMLElement;

  function fill(autocomplete: string, value: string) {
    const input = element().querySelector<HTMLInputElement>(`input[autocomplete="${autocomplete}"]`);
    if (!input) throw new Error(`no field ${autocomplete}`);
    input.value = value;
    input.dispatchEvent(new Event('input'));
    input.dispatchEvent(new Event('blur'));
  }

  /** The check waits until the visitor pauses. */
  async function answerCheck(answer: object) {
    const check = await vi.waitFor(() => http.expectOne(CHECK), { timeout: 2000 });
    check.flush(answer);
    await fixture.whenStable();
  }

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: provideAppTesting([{ path: '**', children: [] }]) });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(SignUpPage);
    await fixture.whenStable();
  });

  it('says live that a username is free', async () => {
    fill('username', 'Alice');
    await answerCheck({ username: 'alice', available: true, reason: null });
    expect(element().textContent).toContain('alice is free.');
  });

  it('says live that a username is taken', async () => {
    fill('username', 'alice');
    await answerCheck({ username: 'alice', available: false, reason: 'username_taken' });
    expect(element().textContent).toContain('That username is taken.');
  });

  it('does not ask about names that cannot be', async () => {
    fill('username', 'a!');
    await fixture.whenStable();
    http.expectNone(({ url }) => url.includes('/usernames/'));
    expect(element().textContent).toContain('Use letters a to z');
  });

  it.each(['.dot', 'dots..two', 'dot.'])('does not call %s free', async (username) => {
    fill('username', username);
    await fixture.whenStable();
    http.expectNone(({ url }) => url.includes('/usernames/'));
    expect(element().textContent).toContain('Dots stand one at a time, between other characters.');
    expect(element().textContent).not.toContain('is free');
  });

  it('refuses passwords that bcrypt would cut', async () => {
    fill('new-password', 'é'.repeat(37));
    await fixture.whenStable();
    expect(element().textContent).toContain('Passwords have up to 72 characters');
  });

  it('signs up and shows what the server refuses beside the field', async () => {
    fill('email', 'alice@example.org');
    fill('username', 'Alice');
    fill('new-password', 'correct horse');
    await answerCheck({ username: 'alice', available: true, reason: null });
    const submit = () => element().querySelector('form')?.dispatchEvent(new Event('submit'));
    submit();
    const call = await vi.waitFor(() => http.expectOne('/api/v1/auth/signup'));
    expect(call.request.body).toEqual({
      email: 'alice@example.org',
      username: 'alice',
      password: 'correct horse',
    });
    call.flush({ code: 'email_taken' }, { status: 409, statusText: 'Conflict' });
    await vi.waitFor(() =>
      expect(element().textContent).toContain('There is an account with this e-mail address.'),
    );

    const detail = 'Too many people use this password. Choose another.';
    fill('email', 'alice@example.net');
    await fixture.whenStable();
    submit();
    (await vi.waitFor(() => http.expectOne('/api/v1/auth/signup'))).flush(
      { code: 'validation_failed', errors: [{ pointer: '/password', detail, code: 'passwordGuessable' }] },
      { status: 422, statusText: 'Unprocessable Content' },
    );
    await vi.waitFor(() =>
      expect(element().querySelector('input[autocomplete="new-password"]')?.ariaInvalid).toBe('true'),
    );
    expect(element().textContent).toContain(detail);

    fill('new-password', 'battery staple');
    await fixture.whenStable();
    submit();
    (await vi.waitFor(() => http.expectOne('/api/v1/auth/signup'))).flush(aSession());
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/'));
  });
});
