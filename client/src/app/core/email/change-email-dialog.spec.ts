import { DialogRef } from '@angular/cdk/dialog';
import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { aUser } from '../../../testing/factories';
import { logIn, nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { Notices } from '../notices/notices';
import { SessionStore } from '../session/session-store';
import { ChangeEmailDialog } from './change-email-dialog';

const CHANGE = '/api/v1/users/me/email';

describe('ChangeEmailDialog', () => {
  let fixture: ComponentFixture<ChangeEmailDialog>;
  let http: HttpTestingController;
  const close = vi.fn();
  const host = () => fixture.nativeElement as HTMLElement;

  async function open(emailVerification: string): Promise<void> {
    close.mockClear();
    TestBed.configureTestingModule({
      providers: [...provideAppTesting(), { provide: DialogRef, useValue: { close } }],
    });
    http = TestBed.inject(HttpTestingController);
    logIn();
    fixture = TestBed.createComponent(ChangeEmailDialog);
    fixture.detectChanges();
    await nextTurn();
    http.expectOne('/api/v1/instance').flush({ mail: 'smtp', emailVerification });
    await fixture.whenStable();
  }

  async function enter(email: string, password: string) {
    const values = [email, password];
    host()
      .querySelectorAll('input')
      .forEach((input, index) => {
        input.value = values[index] ?? '';
        input.dispatchEvent(new Event('input'));
      });
    host().querySelector('form')?.dispatchEvent(new Event('submit'));
    await nextTurn();
  }

  it('asks for a letter to the new address, and shows that it waits', async () => {
    await open('optional');
    await enter(' alice@example.net ', 'correct horse');
    const call = http.expectOne(CHANGE);
    expect(call.request.body).toEqual({ email: 'alice@example.net', password: 'correct horse' });
    call.flush(null, { status: 202, statusText: 'Accepted' });
    await nextTurn();
    http.expectOne('/api/v1/users/me').flush(aUser({ newEmail: 'alice@example.net' }));
    await vi.waitFor(() => expect(close).toHaveBeenCalled());
    expect(TestBed.inject(SessionStore).user()?.newEmail).toBe('alice@example.net');
    expect(TestBed.inject(Notices).list().at(-1)?.text).toBe('A letter to alice@example.net is on its way.');
  });

  it('says that it is changed where addresses are not confirmed', async () => {
    await open('off');
    await enter('alice@example.net', 'correct horse');
    http.expectOne(CHANGE).flush(null, { status: 202, statusText: 'Accepted' });
    await nextTurn();
    http.expectOne('/api/v1/users/me').flush(aUser({ email: 'alice@example.net' }));
    await vi.waitFor(() =>
      expect(TestBed.inject(Notices).list().at(-1)?.text).toBe('Your address is changed.'),
    );
  });

  it.each([
    [
      403,
      { code: 'wrong_password', errors: [{ pointer: '#/password', detail: 'The password is wrong.' }] },
      'The password is wrong.',
    ],
    [409, { code: 'email_taken' }, 'There is another account with this address.'],
  ])('says beside the field what is wrong (%i)', async (status, body, message) => {
    await open('off');
    await enter('alice@example.net', 'wrong');
    http.expectOne(CHANGE).flush(body, { status, statusText: 'Refused' });
    await vi.waitFor(() => expect(host().querySelector('.text-field-error')?.textContent).toBe(message));
    expect(close).not.toHaveBeenCalled();
  });
});
