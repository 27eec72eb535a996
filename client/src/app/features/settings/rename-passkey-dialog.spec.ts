import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { aPasskey } from '../../../testing/factories';
import { nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { RenamePasskeyDialog } from './rename-passkey-dialog';

describe('RenamePasskeyDialog', () => {
  it('saves the name, and says what is wrong with it', async () => {
    const close = vi.fn();
    TestBed.configureTestingModule({
      providers: [
        ...provideAppTesting(),
        { provide: DialogRef, useValue: { close } },
        { provide: DIALOG_DATA, useValue: aPasskey() },
      ],
    });
    const http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(RenamePasskeyDialog);
    await fixture.whenStable();
    const host = fixture.nativeElement as HTMLElement;
    const enter = async (name: string) => {
      const input = host.querySelector('input');
      if (!input) throw new Error('no field');
      input.value = name;
      input.dispatchEvent(new Event('input'));
      host.querySelector('form')?.dispatchEvent(new Event('submit'));
      await nextTurn();
    };
    await enter('x'.repeat(61));
    await fixture.whenStable();
    expect(host.querySelector('.text-field-error')?.textContent).toBe('Names have up to 60 characters.');
    await enter('My phone ');
    const call = http.expectOne({ url: '/api/v1/users/me/passkeys/k1', method: 'PATCH' });
    expect(call.request.body).toEqual({ name: 'My phone' });
    const renamed = aPasskey({ name: 'My phone' });
    call.flush(renamed);
    await vi.waitFor(() => expect(close).toHaveBeenCalledWith(renamed));
  });
});
