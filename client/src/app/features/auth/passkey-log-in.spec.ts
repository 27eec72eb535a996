import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { aSession } from '../../../testing/factories';
import { nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { FakePasskeys } from '../../../testing/fake-passkeys';
import { PasskeyLogIn } from './passkey-log-in';

const LOG_IN = '/api/v1/auth/login/passkey';
const FORBIDDEN = { status: 403, statusText: 'Forbidden' };

describe('PasskeyLogIn', () => {
  let fixture: ComponentFixture<PasskeyLogIn>;
  let http: HttpTestingController;
  let browser: FakePasskeys;
  let logIns: number;
  const host = () => fixture.nativeElement as HTMLElement;
  const click = () => host().querySelector('button')?.click();

  beforeEach(() => {
    localStorage.clear();
    browser = FakePasskeys.install();
    TestBed.configureTestingModule({ providers: [...provideAppTesting(), browser.provide()] });
    http = TestBed.inject(HttpTestingController);
    logIns = 0;
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  async function open(): Promise<void> {
    fixture = TestBed.createComponent(PasskeyLogIn);
    fixture.componentInstance.done.subscribe(() => logIns++);
    fixture.detectChanges();
    await nextTurn();
  }

  function begun(ticket: string): void {
    http.expectOne(`${LOG_IN}/options`).flush({ ticket, options: { challenge: ticket } });
  }

  async function opened(): Promise<void> {
    await open();
    begun('t1');
    expect(await browser.next(1)).toMatchObject({ autofill: true, options: { challenge: 't1' } });
  }

  it('logs in with a passkey that is chosen where the username is filled in', async () => {
    await opened();
    (await browser.next(1)).answer({ id: 'k1' });
    await nextTurn();
    const call = http.expectOne(LOG_IN);
    expect(call.request.body).toEqual({ ticket: 't1', response: { id: 'k1' } });
    call.flush(aSession());
    await vi.waitFor(() => expect(logIns).toBe(1));
  });

  it('asks at a click, in place of the offer', async () => {
    await opened();
    click();
    await nextTurn();
    begun('t2');
    const asked = await browser.next(2);
    expect(asked).toMatchObject({ autofill: false, options: { challenge: 't2' } });
    asked.answer({ id: 'k1' });
    await nextTurn();
    http.expectOne(LOG_IN).flush(aSession());
    await vi.waitFor(() => expect(logIns).toBe(1));
  });

  it('says nothing about one that was cancelled, and offers again', async () => {
    await opened();
    click();
    await nextTurn();
    begun('t2');
    (await browser.next(2)).fail(new DOMException('', 'NotAllowedError'));
    await nextTurn();
    begun('t3');
    expect(await browser.next(3)).toMatchObject({ autofill: true });
    expect(host().querySelector('.form-error')).toBeNull();
  });

  it('says when one is refused', async () => {
    await opened();
    click();
    await nextTurn();
    begun('t2');
    (await browser.next(2)).answer({ id: 'k1' });
    await nextTurn();
    const detail = 'This passkey was not accepted.';
    http.expectOne(LOG_IN).flush({ code: 'passkey_refused', detail }, FORBIDDEN);
    await vi.waitFor(() => expect(host().querySelector('.form-error')?.textContent).toBe(detail));
  });

  it('is quiet when there is nothing to offer', async () => {
    await open();
    http.expectOne(`${LOG_IN}/options`).flush({}, { status: 503, statusText: 'Service Unavailable' });
    await nextTurn();
    expect(browser.asked).toEqual([]);
    expect(host().querySelector('.form-error')).toBeNull();
    browser.autofills = false;
    await open();
    http.expectNone(`${LOG_IN}/options`);
  });

  it('offers anew before the server stops taking an answer, and stops when the page is left', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    await opened();
    await vi.advanceTimersByTimeAsync(4 * 60_000);
    begun('t2');
    expect(await browser.next(2)).toMatchObject({ options: { challenge: 't2' } });
    fixture.destroy();
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    http.expectNone(`${LOG_IN}/options`);
    http.expectNone(LOG_IN);
  });
});
