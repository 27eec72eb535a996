import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { of } from 'rxjs';
import { aSessionInfo } from '../../../testing/factories';
import { nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { SessionInfoDto } from '../../api';
import { Confirm } from '../../core/dialogs/confirm';
import { Notices } from '../../core/notices/notices';
import { SessionList } from './session-list';

const SESSIONS = '/api/v1/auth/sessions';
const HERE = aSessionInfo({ id: 's1', current: true, device: 'Chrome on Linux' });
const PHONE = aSessionInfo({ id: 's2', device: 'Firefox on Android' });
const UNKNOWN = aSessionInfo({ id: 's3', device: '', addressRange: '' });
const BROKEN = { status: 500, statusText: 'Internal Server Error' };

describe('SessionList', () => {
  let fixture: ComponentFixture<SessionList>;
  let http: HttpTestingController;
  const ask = vi.fn(() => of(true));
  const host = () => fixture.nativeElement as HTMLElement;
  const rows = () =>
    [...host().querySelectorAll('li')].map(({ textContent }) => textContent.trim().replaceAll(/\s+/g, ' '));
  const button = (text: string) =>
    [...host().querySelectorAll('button')].find(
      ({ ariaLabel, textContent }) => (ariaLabel ?? textContent.trim()) === text,
    );
  const told = () => TestBed.inject(Notices).list().at(-1)?.text;

  beforeEach(async () => {
    ask.mockClear();
    TestBed.configureTestingModule({
      providers: [...provideAppTesting(), { provide: Confirm, useValue: { ask } }],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(SessionList);
    fixture.detectChanges();
    await nextTurn();
  });

  afterEach(() => http.verify());

  async function answer(...items: SessionInfoDto[]): Promise<void> {
    http.expectOne({ url: SESSIONS, method: 'GET' }).flush({ items });
    await fixture.whenStable();
  }

  async function click(text: string): Promise<void> {
    button(text)?.click();
    await nextTurn();
    fixture.detectChanges();
  }

  it('names them, this one first', async () => {
    await answer(PHONE, HERE, UNKNOWN);
    expect(rows()[0]).toContain('Chrome on Linux This device192.0.2.0/24 · Active now');
    expect(rows()[1]).toMatch(/^Firefox on Android ?192\.0\.2\.0\/24 · /);
    expect(rows()[2]).toContain('Unknown device');
    expect(button('Log out Chrome on Linux')).toBeUndefined();
  });

  it('says when there is no other', async () => {
    await answer(HERE);
    expect(host().textContent).toContain('No other sessions');
    expect(button('Log out everywhere else')).toBeUndefined();
  });

  it('takes one out at once', async () => {
    await answer(HERE, PHONE);
    await click('Log out Firefox on Android');
    expect(rows()).toHaveLength(1);
    http.expectOne({ url: `${SESSIONS}/s2`, method: 'DELETE' }).flush(null);
    expect(told()).toBe('Firefox on Android is logged out.');
  });

  it('puts it back with a message when the server refuses', async () => {
    await answer(HERE, PHONE, UNKNOWN);
    await click('Log out Firefox on Android');
    http.expectOne(`${SESSIONS}/s2`).flush({}, BROKEN);
    await fixture.whenStable();
    expect(rows()[1]).toContain('Firefox on Android');
    expect(told()).toContain('That session goes on.');
  });

  it('takes one that is over already for ended', async () => {
    await answer(HERE, PHONE);
    await click('Log out Firefox on Android');
    const gone = { status: 404, statusText: 'Not Found' };
    http.expectOne(`${SESSIONS}/s2`).flush({ code: 'session_not_found' }, gone);
    expect(rows()).toHaveLength(1);
  });

  it('ends all others after a question', async () => {
    await answer(HERE, PHONE, UNKNOWN);
    ask.mockReturnValueOnce(of(false));
    await click('Log out everywhere else');
    expect(rows()).toHaveLength(3);
    await click('Log out everywhere else');
    expect(rows()).toHaveLength(1);
    http.expectOne({ url: SESSIONS, method: 'DELETE' }).flush(null);
    expect(told()).toBe('You are logged in on this device alone.');
  });

  it('can be asked again', async () => {
    http.expectOne(SESSIONS).flush({}, BROKEN);
    await fixture.whenStable();
    await click('Try again');
    await answer(HERE);
    expect(rows()).toHaveLength(1);
  });
});
