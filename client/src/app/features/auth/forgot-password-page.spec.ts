import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { ForgotPasswordPage } from './forgot-password-page';

const FORGOT = '/api/v1/auth/password/forgot';

describe('ForgotPasswordPage', () => {
  let fixture: ComponentFixture<ForgotPasswordPage>;
  let http: HttpTestingController;
  const host = () => fixture.nativeElement as HTMLElement;
  const text = () => host().textContent.replaceAll(/\s+/g, ' ');

  async function open(mail: 'smtp' | 'log' | 'none'): Promise<void> {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: provideAppTesting() });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ForgotPasswordPage);
    fixture.detectChanges();
    await nextTurn();
    http.expectOne('/api/v1/instance').flush({ mail, emailVerification: 'off' });
    await fixture.whenStable();
  }

  async function send(email: string): Promise<void> {
    const input = host().querySelector('input');
    if (!input) throw new Error('no field');
    input.value = email;
    input.dispatchEvent(new Event('input'));
    host().querySelector('form')?.dispatchEvent(new Event('submit'));
    await nextTurn();
  }

  it('says the same whether there is an account or not', async () => {
    await open('smtp');
    await send(' alice@example.org ');
    const call = http.expectOne(FORGOT);
    expect(call.request.body).toEqual({ email: 'alice@example.org' });
    call.flush(null, { status: 202, statusText: 'Accepted' });
    await vi.waitFor(() => expect(text()).toContain('If there is an account with alice@example.org'));
    expect(host().querySelector('form')).toBeNull();
  });

  it('says that the letter is in the log', async () => {
    await open('log');
    expect(text()).toContain('yours will be in the server’s log');
    await send('alice@example.org');
    http.expectOne(FORGOT).flush(null, { status: 202, statusText: 'Accepted' });
    await vi.waitFor(() => expect(text()).toContain('it is in the server’s log'));
  });

  it('has no form where no mail is sent, but says whom to ask', async () => {
    await open('none');
    expect(host().querySelector('form')).toBeNull();
    expect(text()).toContain('npm run accounts -- reset-password NAME');
  });

  it('says how long to wait, and sends the same address afterwards', async () => {
    await open('smtp');
    await send('alice@example.org');
    const refused = { status: 429, statusText: 'Too Many Requests', headers: { 'Retry-After': '1200' } };
    http.expectOne(FORGOT).flush({ code: 'rate_limited' }, refused);
    await vi.waitFor(() => expect(text()).toContain('Please wait 20 minutes'));
    await send('alice@example.org');
    http.expectOne(FORGOT).flush(null, { status: 202, statusText: 'Accepted' });
    await vi.waitFor(() => expect(text()).toContain('a letter is on its way'));
  });
});
