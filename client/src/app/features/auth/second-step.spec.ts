import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { aSession } from '../../../testing/factories';
import { nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { LogInPage } from './log-in-page';

const STEP = '/api/v1/auth/login/second-factor';
const FORBIDDEN = { status: 403, statusText: 'Forbidden' };

describe('SecondStep', () => {
  let http: HttpTestingController;
  let harness: RouterTestingHarness;
  const host = () => harness.fixture.nativeElement as HTMLElement;
  const text = () => host().textContent;
  const field = (autocomplete: string) =>
    host().querySelector<HTMLInputElement>(`input[autocomplete="${autocomplete}"]`);
  const button = (name: string) =>
    [...host().querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name);

  async function enter(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
      const input = field(name);
      if (!input) throw new Error(`no field ${name}`);
      input.value = value;
      input.dispatchEvent(new Event('input'));
    }
    host().querySelector('form')?.dispatchEvent(new Event('submit'));
    await harness.fixture.whenStable();
  }

  const enterCode = (code: string) => enter({ 'one-time-code': code });

  /** After a password that was right. */
  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: provideAppTesting([
        { path: 'login', component: LogInPage },
        { path: '**', children: [] },
      ]),
    });
    http = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create('/login?returnUrl=%2Fsettings');
    document.body.append(host());
    await enter({ 'username webauthn': 'alice', 'current-password': 'correct horse' });
    http.expectOne('/api/v1/auth/login').flush({ code: 'second_factor_required', ticket: 't1' }, FORBIDDEN);
    await vi.waitFor(() => expect(document.activeElement).toBe(field('one-time-code')));
  });

  it('logs in with the code and goes where the visitor was headed', async () => {
    expect(text()).toContain('Enter your code');
    expect(field('one-time-code')?.inputMode).toBe('numeric');
    await enterCode(' 492 039 ');
    const call = http.expectOne(STEP);
    expect(call.request.body).toEqual({ ticket: 't1', code: '492 039' });
    call.flush(aSession());
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/settings'));
  });

  it('asks for what is missing', async () => {
    await enterCode('');
    http.expectNone(STEP);
    expect(text()).toContain('Enter the six digits.');
  });

  it('says beside the field that a code is wrong, and stays in it', async () => {
    await enterCode('000000');
    http.expectOne(STEP).flush({ code: 'wrong_code' }, FORBIDDEN);
    await vi.waitFor(() =>
      expect(host().querySelector('.text-field-error')?.textContent).toContain('That code is wrong'),
    );
    expect(document.activeElement).toBe(field('one-time-code'));
  });

  it('explains recovery codes, and takes them', async () => {
    button('Use a recovery code instead')?.click();
    await harness.fixture.whenStable();
    expect(text()).toContain('Each is good once.');
    expect(field('one-time-code')?.inputMode).toBe('text');
    await enterCode('k3vq-7xfd-wm2a-ttq6-p5cy-h4ez');
    http.expectOne(STEP).flush({ code: 'wrong_code' }, FORBIDDEN);
    await vi.waitFor(() => expect(text()).toContain('That recovery code is wrong'));
    button('Use the app instead')?.click();
    await harness.fixture.whenStable();
    expect(text()).not.toContain('wrong');
  });

  it('begins again with the password when the ticket is not taken any more', async () => {
    await enterCode('000000');
    const unprocessable = { status: 422, statusText: 'Unprocessable Content' };
    http.expectOne(STEP).flush({ code: 'ticket_invalid', detail: 'This took too long.' }, unprocessable);
    await vi.waitFor(() =>
      expect(host().querySelector('[role="alert"]')?.textContent).toContain('This took too long.'),
    );
    await vi.waitFor(() => expect(document.activeElement).toBe(field('current-password')));
    expect([field('username webauthn')?.value, field('current-password')?.value]).toEqual(['alice', '']);
  });

  it('goes back on demand, without a reason', async () => {
    button('Back')?.click();
    await vi.waitFor(() => expect(document.activeElement).toBe(field('current-password')));
    expect(host().querySelector('.form-error, .text-field-error')).toBeNull();
  });

  it('sends the same code again after it was a bit fast', async () => {
    await enterCode('492039');
    http.expectOne(STEP).flush({ code: 'rate_limited' }, { status: 429, statusText: 'Too Many Requests' });
    await vi.waitFor(() => expect(host().querySelector('.form-error')?.textContent).toContain('a bit fast'));
    await enterCode('492039');
    await nextTurn();
    http.expectOne(STEP).flush(aSession());
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/settings'));
  });
});
