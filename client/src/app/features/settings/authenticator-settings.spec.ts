import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { of } from 'rxjs';
import { nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { Confirm } from '../../core/dialogs/confirm';
import { Dialogs } from '../../core/dialogs/dialogs';
import { Notices } from '../../core/notices/notices';
import { AuthenticatorSettings } from './authenticator-settings';

const FACTOR = '/api/v1/users/me/second-factor';
const BROKEN = { status: 500, statusText: 'Internal Server Error' };

describe('AuthenticatorSettings', () => {
  let fixture: ComponentFixture<AuthenticatorSettings>;
  let http: HttpTestingController;
  const ask = vi.fn(() => of(true));
  const open = vi.fn();
  const host = () => fixture.nativeElement as HTMLElement;
  const text = () => host().textContent.replaceAll(/\s+/g, ' ');
  const told = () => TestBed.inject(Notices).list().at(-1)?.text;

  beforeEach(async () => {
    ask.mockClear();
    open.mockReset();
    TestBed.configureTestingModule({
      providers: [
        ...provideAppTesting(),
        { provide: Confirm, useValue: { ask } },
        { provide: Dialogs, useValue: { open } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(AuthenticatorSettings);
    fixture.detectChanges();
    await nextTurn();
  });

  afterEach(() => http.verify());

  async function answer(on: boolean, recoveryCodesLeft: number): Promise<void> {
    http.expectOne({ url: FACTOR, method: 'GET' }).flush({ on, recoveryCodesLeft });
    await fixture.whenStable();
  }

  async function click(name: string): Promise<void> {
    [...host().querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name)?.click();
    await nextTurn();
    await nextTurn();
  }

  it('says what the app is for, and sets it up', async () => {
    await answer(false, 0);
    expect(text()).toContain('Whoever finds out the password alone does not get in.');
    open.mockResolvedValue({ closed: of(true) });
    await click('Set up');
    const setup = { secret: 'JBSW', url: 'otpauth://totp/x' };
    http.expectOne({ url: FACTOR, method: 'POST' }).flush(setup);
    await vi.waitFor(() => expect(text()).toContain('10 of 10 recovery codes left'));
    expect(open.mock.lastCall?.[1]).toMatchObject({ data: setup });
  });

  it('stays off when the set-up is not finished', async () => {
    await answer(false, 0);
    open.mockResolvedValue({ closed: of(undefined) });
    await click('Set up');
    http.expectOne({ url: FACTOR, method: 'POST' }).flush({ secret: 'JBSW', url: 'otpauth://totp/x' });
    await vi.waitFor(() => expect(open).toHaveBeenCalled());
    await nextTurn();
    expect(text()).toContain('Set up');
    expect(told()).toBeUndefined();
  });

  it.each([
    [4, null],
    [3, 'running out'],
    [0, 'locked out'],
  ])('warns when few recovery codes are left (%i)', async (left, warning) => {
    await answer(true, left);
    expect(text()).toContain(`${left} of 10 recovery codes left`);
    const shown = host().querySelector('.factor-warning')?.textContent ?? null;
    if (warning === null) expect(shown).toBeNull();
    else expect(shown).toContain(warning);
  });

  it('makes new recovery codes after a question, and shows them', async () => {
    await answer(true, 2);
    open.mockResolvedValue({ closed: of(undefined) });
    await click('New recovery codes');
    const codes = Array.from({ length: 10 }, (_, index) => `code-${index}`);
    http.expectOne(`${FACTOR}/recovery-codes`).flush({ codes });
    await vi.waitFor(() => expect(text()).toContain('10 of 10 recovery codes left'));
    expect(open.mock.lastCall?.[1]).toMatchObject({ data: { codes }, disableClose: true });
  });

  it('removes the app after a question', async () => {
    await answer(true, 10);
    ask.mockReturnValueOnce(of(false));
    await click('Remove');
    await click('Remove');
    http.expectOne({ url: FACTOR, method: 'DELETE' }).flush(null);
    await vi.waitFor(() => expect(text()).toContain('Set up'));
    expect(told()).toBe('The authenticator app is removed.');
  });

  it('says when that fails, and asks how it stands', async () => {
    await answer(true, 10);
    await click('Remove');
    http.expectOne({ url: FACTOR, method: 'DELETE' }).flush({}, BROKEN);
    await vi.waitFor(() => expect(told()).toContain('The authenticator app stays.'));
    await nextTurn();
    await answer(true, 10);
    expect(text()).toContain('On');
  });

  it('can be asked again', async () => {
    http.expectOne(FACTOR).flush({}, BROKEN);
    await fixture.whenStable();
    await click('Try again');
    await answer(true, 10);
    expect(text()).toContain('10 of 10');
  });
});
