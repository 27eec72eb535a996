import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { of } from 'rxjs';
import { aPasskey } from '../../../testing/factories';
import { nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { FakePasskeys } from '../../../testing/fake-passkeys';
import { PasskeyDto } from '../../api';
import { Confirm } from '../../core/dialogs/confirm';
import { Dialogs } from '../../core/dialogs/dialogs';
import { Notices } from '../../core/notices/notices';
import { PasskeyList } from './passkey-list';

const PASSKEYS = '/api/v1/users/me/passkeys';
const PHONE = aPasskey({ id: 'k2', name: 'My phone', lastUsedAt: new Date().toISOString() });
const BROKEN = { status: 500, statusText: 'Internal Server Error' };

describe('PasskeyList', () => {
  let fixture: ComponentFixture<PasskeyList>;
  let http: HttpTestingController;
  const ask = vi.fn(() => of(true));
  const open = vi.fn();
  const host = () => fixture.nativeElement as HTMLElement;
  const text = () => host().textContent.replaceAll(/\s+/g, ' ');
  const rows = () =>
    [...host().querySelectorAll('li')].map(({ textContent }) => textContent.trim().replaceAll(/\s+/g, ' '));
  const button = (name: string) =>
    [...host().querySelectorAll('button')].find(
      ({ ariaLabel, textContent }) => (ariaLabel ?? textContent.trim()) === name,
    );
  const told = () => TestBed.inject(Notices).list().at(-1)?.text;

  beforeEach(async () => {
    ask.mockClear();
    open.mockReset();
    const browser = FakePasskeys.install();
    TestBed.configureTestingModule({
      providers: [
        ...provideAppTesting(),
        browser.provide(),
        { provide: Confirm, useValue: { ask } },
        { provide: Dialogs, useValue: { open } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(PasskeyList);
    fixture.componentRef.setInput('device', 'Chrome on Linux');
    fixture.detectChanges();
    await nextTurn();
  });

  afterEach(() => {
    vi.unstubAllGlobals();
    http.verify();
  });

  async function answer(...items: PasskeyDto[]): Promise<void> {
    http.expectOne({ url: PASSKEYS, method: 'GET' }).flush({ items });
    await fixture.whenStable();
  }

  async function click(name: string): Promise<void> {
    button(name)?.click();
    await nextTurn();
    fixture.detectChanges();
  }

  it('says what passkeys are as long as there are none', async () => {
    await answer();
    expect(text()).toContain('without a password');
    expect(button('Add a passkey')).toBeDefined();
  });

  it('says when each was added and used', async () => {
    await answer(aPasskey(), PHONE);
    expect(rows()[0]).toContain('Chrome on Linux Added Jun 1, 2026 · Not used yet');
    expect(rows()[1]).toContain('Last used just now');
  });

  it('says why none can be added here', async () => {
    vi.stubGlobal('isSecureContext', false);
    await answer(aPasskey());
    expect(button('Add a passkey')).toBeUndefined();
    expect(text()).toContain('Passkeys cannot be added here');
  });

  it('offers no more than the server keeps', async () => {
    await answer(...Array.from({ length: 20 }, (_, index) => aPasskey({ id: `k${index}` })));
    expect(button('Add a passkey')).toBeUndefined();
    expect(text()).toContain('You have 20 passkeys.');
  });

  it('adds one, named after this device', async () => {
    await answer();
    open.mockResolvedValue({ closed: of(aPasskey()) });
    await click('Add a passkey');
    const creation = { ticket: 't1', options: {} };
    http.expectOne(`${PASSKEYS}/options`).flush(creation);
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    expect(open.mock.lastCall?.[1]).toMatchObject({ data: { creation, name: 'Chrome on Linux' } });
    expect(told()).toContain('Chrome on Linux is added.');
  });

  it('says when none can be added', async () => {
    await answer();
    await click('Add a passkey');
    http.expectOne(`${PASSKEYS}/options`).flush({}, BROKEN);
    await vi.waitFor(() => expect(told()).toContain('No passkey was added.'));
    expect(open).not.toHaveBeenCalled();
  });

  it('shows the new name', async () => {
    await answer(aPasskey(), PHONE);
    open.mockResolvedValue({ closed: of({ ...PHONE, name: 'Old phone' }) });
    await click('Rename My phone');
    await vi.waitFor(() => expect(rows()[1]).toContain('Old phone'));
  });

  it('removes one after a question, and goes on with the keyboard from there', async () => {
    document.body.append(host());
    await answer(aPasskey(), PHONE);
    ask.mockReturnValueOnce(of(false));
    await click('Remove My phone');
    http.expectNone(`${PASSKEYS}/k2`);
    await click('Remove My phone');
    await nextTurn();
    http.expectOne({ url: `${PASSKEYS}/k2`, method: 'DELETE' }).flush(null);
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    expect(told()).toBe('My phone is removed.');
    expect(document.activeElement).toBe(button('Add a passkey'));
    host().remove();
  });

  it('keeps it when the server refuses, but not when it was gone', async () => {
    await answer(aPasskey(), PHONE);
    await click('Remove My phone');
    await nextTurn();
    http.expectOne(`${PASSKEYS}/k2`).flush({}, BROKEN);
    await vi.waitFor(() => expect(told()).toContain('My phone stays.'));
    await click('Remove My phone');
    await nextTurn();
    const gone = { status: 404, statusText: 'Not Found' };
    http.expectOne(`${PASSKEYS}/k2`).flush({ code: 'passkey_not_found' }, gone);
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
  });

  it('can be asked again', async () => {
    http.expectOne(PASSKEYS).flush({}, BROKEN);
    await fixture.whenStable();
    await click('Try again');
    await answer(aPasskey());
    expect(rows()).toHaveLength(1);
  });
});
