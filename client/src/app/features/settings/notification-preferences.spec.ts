import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { Notices } from '../../core/notices/notices';
import { NotificationPreferences } from './notification-preferences';

const PREFERENCES = '/api/v1/notifications/preferences';
const ALL = { like: true, comment: true, reply: true, mention: true, follow: true };
const BROKEN = { status: 500, statusText: 'Internal Server Error' };

describe('NotificationPreferences', () => {
  let fixture: ComponentFixture<NotificationPreferences>;
  let http: HttpTestingController;
  const host = () => fixture.nativeElement as HTMLElement;
  const switches = () => [...host().querySelectorAll<HTMLInputElement>('input[role="switch"]')];

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: provideAppTesting() });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(NotificationPreferences);
    fixture.detectChanges();
    await nextTurn();
  });

  afterEach(() => http.verify());

  async function answer(): Promise<void> {
    http.expectOne(PREFERENCES).flush({ ...ALL, follow: false });
    await fixture.whenStable();
  }

  it('shows which kinds are wanted', async () => {
    await answer();
    expect(switches().map(({ checked }) => checked)).toEqual([true, true, true, true, false]);
  });

  it('changes one at once and sends only that', async () => {
    await answer();
    switches()[0]?.click();
    await nextTurn();
    const call = http.expectOne({ url: PREFERENCES, method: 'PATCH' });
    expect(call.request.body).toEqual({ like: false });
    call.flush({ ...ALL, like: false });
    await fixture.whenStable();
    expect(switches()[0]?.checked).toBe(false);
  });

  it('moves back with a message when the server refuses', async () => {
    await answer();
    switches()[0]?.click();
    await nextTurn();
    http.expectOne(PREFERENCES).flush({}, BROKEN);
    await fixture.whenStable();
    expect(switches()[0]?.checked).toBe(true);
    expect(TestBed.inject(Notices).list().at(-1)?.kind).toBe('error');
  });

  it('can be asked again', async () => {
    http.expectOne(PREFERENCES).flush({}, BROKEN);
    await fixture.whenStable();
    host().querySelector('button')?.click();
    await nextTurn();
    await answer();
    expect(switches()).toHaveLength(5);
  });
});
