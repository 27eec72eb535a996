import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { aSession } from '../../../testing/factories';
import { provideAppTesting } from '../../../testing/app-testing';
import { LogInPage } from './log-in-page';

describe('LogInPage', () => {
  let http: HttpTestingController;
  let harness: RouterTestingHarness;

  const element = () => harness.fixture.nativeElement as HTMLElement;
  const field = (autocomplete: string) =>
    element().querySelector<HTMLInputElement>(`input[autocomplete="${autocomplete}"]`);

  async function enter(identifier: string, password: string) {
    for (const [name, value] of [
      ['username webauthn', identifier],
      ['current-password', password],
    ] as const) {
      const input = field(name);
      if (!input) throw new Error(`no field ${name}`);
      input.value = value;
      input.dispatchEvent(new Event('input'));
    }
    element().querySelector('form')?.dispatchEvent(new Event('submit'));
    await harness.fixture.whenStable();
  }

  async function open(url: string) {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: provideAppTesting([
        { path: 'login', component: LogInPage },
        { path: '**', children: [] },
      ]),
    });
    http = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create(url);
    await harness.fixture.whenStable();
  }

  it('logs in and goes where the visitor was headed', async () => {
    await open('/login?returnUrl=%2Fsettings');
    await enter(' alice ', 'correct horse');
    const call = http.expectOne('/api/v1/auth/login');
    expect(call.request.body).toEqual({ identifier: 'alice', password: 'correct horse' });
    call.flush(aSession());
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/settings'));
  });

  it('does not follow a return address to another site', async () => {
    await open('/login?returnUrl=%2F%2Fevil.example');
    await enter('alice', 'correct horse');
    http.expectOne('/api/v1/auth/login').flush(aSession());
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/'));
  });

  it('says what is missing beside the fields, without asking the server', async () => {
    await open('/login');
    await enter('', '');
    http.expectNone('/api/v1/auth/login');
    expect(element().textContent).toContain('Enter your username or e-mail address.');
    expect(field('username webauthn')?.getAttribute('aria-invalid')).toBe('true');
  });

  it('says when the two do not match, whichever is wrong', async () => {
    await open('/login');
    await enter('alice', 'wrong');
    http
      .expectOne('/api/v1/auth/login')
      .flush({ code: 'invalid_credentials' }, { status: 401, statusText: 'Unauthorized' });
    await vi.waitFor(() =>
      expect(element().textContent).toContain('That username and password do not match.'),
    );
  });

  it('says what else may be when an address was entered', async () => {
    await open('/login');
    await enter('alice@example.org', 'wrong');
    http
      .expectOne('/api/v1/auth/login')
      .flush({ code: 'invalid_credentials' }, { status: 401, statusText: 'Unauthorized' });
    await vi.waitFor(() =>
      expect(element().textContent).toContain(
        'If you have not confirmed your address yet, log in with your username.',
      ),
    );
  });

  it('shows the password on demand', async () => {
    await open('/login');
    expect(field('current-password')?.type).toBe('password');
    element().querySelector<HTMLButtonElement>('[aria-label="Show password"]')?.click();
    await harness.fixture.whenStable();
    expect(field('current-password')?.type).toBe('text');
  });
});
