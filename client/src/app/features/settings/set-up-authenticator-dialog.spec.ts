import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { logIn, nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { Notices } from '../../core/notices/notices';
import { SetUpAuthenticatorDialog } from './set-up-authenticator-dialog';

const CONFIRM = '/api/v1/users/me/second-factor/confirmation';
const CODES = Array.from({ length: 10 }, (_, index) => `aaaa-${index}`);

describe('SetUpAuthenticatorDialog', () => {
  let fixture: ComponentFixture<SetUpAuthenticatorDialog>;
  let http: HttpTestingController;
  const dialog = { close: vi.fn(), disableClose: false };
  const writeText = vi.fn(() => Promise.resolve());
  const host = () => fixture.nativeElement as HTMLElement;
  const button = (name: string) =>
    [...host().querySelectorAll('button')].find(
      ({ ariaLabel, textContent }) => (ariaLabel ?? textContent.trim()) === name,
    );

  beforeEach(async () => {
    dialog.close.mockClear();
    writeText.mockClear();
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    const data = {
      secret: 'JBSWY3DPEHPK3PXP',
      url: 'otpauth://totp/Lightwell:alice?secret=JBSWY3DPEHPK3PXP',
    };
    TestBed.configureTestingModule({
      providers: [
        ...provideAppTesting(),
        { provide: DialogRef, useValue: dialog },
        { provide: DIALOG_DATA, useValue: data },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    logIn();
    fixture = TestBed.createComponent(SetUpAuthenticatorDialog);
    document.body.append(host());
    await fixture.whenStable();
  });

  afterEach(() => {
    host().remove();
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  async function enter(code: string): Promise<void> {
    const input = host().querySelector('input');
    if (!input) throw new Error('no field');
    input.value = code;
    input.dispatchEvent(new Event('input'));
    host().querySelector('form')?.dispatchEvent(new Event('submit'));
    await nextTurn();
  }

  it('shows the secret to be scanned, or to be typed', async () => {
    await vi.waitFor(() => expect(host().querySelector('svg[role="img"] path')).not.toBeNull());
    expect(host().textContent).toContain('JBSW Y3DP EHPK 3PXP');
    button('Copy the key')?.click();
    expect(writeText).toHaveBeenCalledWith('JBSWY3DPEHPK3PXP');
    await vi.waitFor(() => expect(TestBed.inject(Notices).list().at(-1)?.text).toBe('Key copied.'));
  });

  it('says when it could not be copied', async () => {
    Reflect.deleteProperty(navigator, 'clipboard');
    button('Copy the key')?.click();
    await vi.waitFor(() =>
      expect(TestBed.inject(Notices).list().at(-1)?.text).toContain('could not be copied'),
    );
  });

  it('shows the recovery codes once the code is right, until they have been kept', async () => {
    await enter('123456');
    http.expectOne(CONFIRM).flush({ codes: CODES });
    await vi.waitFor(() => expect(host().textContent).toContain('The app is set up.'));
    expect([...host().querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual(CODES);
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('The app is set up.'));
    expect(dialog.disableClose).toBe(true);
    expect(button('Close')).toBeUndefined();
    button('Copy')?.click();
    expect(writeText).toHaveBeenCalledWith(CODES.join('\n'));
    button('I have kept them')?.click();
    expect(dialog.close).toHaveBeenCalledWith(true);
  });

  it('gives the recovery codes as a file', async () => {
    await enter('123456');
    http.expectOne(CONFIRM).flush({ codes: CODES });
    await vi.waitFor(() => expect(button('Download')).toBeDefined());
    const files: Blob[] = [];
    URL.createObjectURL = (file) => {
      files.push(file as Blob);
      return 'blob:codes';
    };
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    button('Download')?.click();
    expect(clicked.mock.contexts[0]).toMatchObject({ download: 'lightwell-recovery-codes.txt' });
    const text = await files[0]?.text();
    expect(text).toContain('Recovery codes of @alice at localhost');
    expect(text).toContain(CODES.join('\n'));
  });

  it('says beside the field that the code is wrong', async () => {
    await enter('000000');
    const errors = [{ pointer: '#/code', detail: 'That code is wrong.' }];
    http.expectOne(CONFIRM).flush({ code: 'wrong_code', errors }, { status: 403, statusText: 'Forbidden' });
    await vi.waitFor(() =>
      expect(host().querySelector('.text-field-error')?.textContent).toBe('That code is wrong.'),
    );
    expect(document.activeElement).toBe(host().querySelector('input'));
  });
});
