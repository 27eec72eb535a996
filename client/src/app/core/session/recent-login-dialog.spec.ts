import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { logIn, nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { FakePasskeys } from '../../../testing/fake-passkeys';
import { RecentLoginDialog } from './recent-login-dialog';

const CONFIRM = '/api/v1/auth/reauthentication';
const FORBIDDEN = { status: 403, statusText: 'Forbidden' };

describe('RecentLoginDialog', () => {
  let fixture: ComponentFixture<RecentLoginDialog>;
  let http: HttpTestingController;
  let browser: FakePasskeys;
  const close = vi.fn();
  const host = () => fixture.nativeElement as HTMLElement;
  const passkeyButton = () =>
    [...host().querySelectorAll('button')].find(({ textContent }) => textContent.includes('passkey'));

  async function open(withPasskey: boolean): Promise<void> {
    close.mockClear();
    browser = FakePasskeys.install();
    TestBed.configureTestingModule({
      providers: [
        ...provideAppTesting(),
        browser.provide(),
        { provide: DialogRef, useValue: { close } },
        { provide: DIALOG_DATA, useValue: { withPasskey } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    logIn();
    fixture = TestBed.createComponent(RecentLoginDialog);
    await fixture.whenStable();
  }

  afterEach(() => vi.unstubAllGlobals());

  async function enter(password: string): Promise<void> {
    const input = host().querySelector<HTMLInputElement>('input[type="password"]');
    if (!input) throw new Error('no field');
    input.value = password;
    input.dispatchEvent(new Event('input'));
    host().querySelector('form')?.dispatchEvent(new Event('submit'));
    await nextTurn();
  }

  it('closes when the password is right', async () => {
    await open(false);
    expect(passkeyButton()).toBeUndefined();
    await enter('correct horse');
    const call = http.expectOne(CONFIRM);
    expect(call.request.body).toEqual({ password: 'correct horse' });
    call.flush(null);
    await vi.waitFor(() => expect(close).toHaveBeenCalledWith(true));
  });

  it('says beside the field that it is wrong', async () => {
    await open(false);
    await enter('wrong');
    const errors = [{ pointer: '#/password', detail: 'The password is wrong.' }];
    http.expectOne(CONFIRM).flush({ code: 'wrong_password', errors }, FORBIDDEN);
    await vi.waitFor(() =>
      expect(host().querySelector('.text-field-error')?.textContent).toBe('The password is wrong.'),
    );
    expect(close).not.toHaveBeenCalled();
  });

  it('takes a passkey instead', async () => {
    await open(true);
    passkeyButton()?.click();
    await nextTurn();
    http.expectOne(`${CONFIRM}/passkey/options`).flush({ ticket: 't1', options: {} });
    (await browser.next()).answer({ id: 'k1' });
    await nextTurn();
    await nextTurn();
    const call = http.expectOne(`${CONFIRM}/passkey`);
    expect(call.request.body).toEqual({ ticket: 't1', response: { id: 'k1' } });
    call.flush(null);
    await vi.waitFor(() => expect(close).toHaveBeenCalledWith(true));
  });

  it('says when the passkey is refused, and nothing when that was cancelled', async () => {
    await open(true);
    passkeyButton()?.click();
    await nextTurn();
    http.expectOne(`${CONFIRM}/passkey/options`).flush({ ticket: 't1', options: {} });
    (await browser.next()).fail(new DOMException('', 'NotAllowedError'));
    await vi.waitFor(() => expect(passkeyButton()?.textContent).toContain('Use a passkey instead'));
    expect(host().querySelector('.form-error')).toBeNull();
    passkeyButton()?.click();
    await nextTurn();
    const detail = 'This passkey was not accepted.';
    http.expectOne(`${CONFIRM}/passkey/options`).flush({ code: 'passkey_refused', detail }, FORBIDDEN);
    await vi.waitFor(() => expect(host().querySelector('.form-error')?.textContent).toBe(detail));
  });
});
