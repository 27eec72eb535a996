import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { aPasskey } from '../../../testing/factories';
import { nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { FakePasskeys } from '../../../testing/fake-passkeys';
import { AddPasskeyDialog } from './add-passkey-dialog';

const PASSKEYS = '/api/v1/users/me/passkeys';

describe('AddPasskeyDialog', () => {
  let fixture: ComponentFixture<AddPasskeyDialog>;
  let http: HttpTestingController;
  let browser: FakePasskeys;
  const close = vi.fn();
  const host = () => fixture.nativeElement as HTMLElement;

  beforeEach(async () => {
    close.mockClear();
    browser = FakePasskeys.install();
    const data = { creation: { ticket: 't1', options: { challenge: 'abc' } }, name: 'Chrome on Linux' };
    TestBed.configureTestingModule({
      providers: [
        ...provideAppTesting(),
        browser.provide(),
        { provide: DialogRef, useValue: { close } },
        { provide: DIALOG_DATA, useValue: data },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(AddPasskeyDialog);
    await fixture.whenStable();
  });

  afterEach(() => vi.unstubAllGlobals());

  async function enter(name?: string): Promise<void> {
    const input = host().querySelector('input');
    if (name !== undefined && input) {
      input.value = name;
      input.dispatchEvent(new Event('input'));
    }
    host().querySelector('form')?.dispatchEvent(new Event('submit'));
    await nextTurn();
  }

  it('has the device make it, and names it', async () => {
    expect(host().querySelector('input')?.value).toBe('Chrome on Linux');
    await enter(' My laptop ');
    const asked = await browser.next(1);
    expect(asked.options).toEqual({ challenge: 'abc' });
    asked.answer({ id: 'k1' });
    await nextTurn();
    const call = http.expectOne(PASSKEYS);
    expect(call.request.body).toEqual({ ticket: 't1', name: 'My laptop', response: { id: 'k1' } });
    const added = aPasskey({ name: 'My laptop' });
    call.flush(added);
    await vi.waitFor(() => expect(close).toHaveBeenCalledWith(added));
  });

  it('wants a name', async () => {
    await enter('');
    expect(host().querySelector('.text-field-error')?.textContent).toBe('Give it a name.');
    expect(browser.asked).toEqual([]);
  });

  it('stays open when that was cancelled, and says when the device has one already', async () => {
    await enter();
    (await browser.next(1)).fail(new DOMException('', 'NotAllowedError'));
    await vi.waitFor(() => expect(host().textContent).toContain('Continue'));
    expect(host().querySelector('.form-error')).toBeNull();
    await enter();
    (await browser.next(2)).fail(new DOMException('', 'InvalidStateError'));
    await vi.waitFor(() =>
      expect(host().querySelector('.form-error')?.textContent).toContain('has a passkey'),
    );
    expect(close).not.toHaveBeenCalled();
  });

  it('begins anew when that took too long', async () => {
    await enter();
    (await browser.next(1)).answer({ id: 'k1' });
    await nextTurn();
    const unprocessable = { status: 422, statusText: 'Unprocessable Content' };
    http.expectOne(PASSKEYS).flush({ code: 'ticket_invalid', detail: 'This took too long.' }, unprocessable);
    await vi.waitFor(() =>
      expect(host().querySelector('.form-error')?.textContent).toBe('This took too long.'),
    );
    await enter();
    await nextTurn();
    http.expectOne(`${PASSKEYS}/options`).flush({ ticket: 't2', options: { challenge: 'def' } });
    expect((await browser.next(2)).options).toEqual({ challenge: 'def' });
  });
});
