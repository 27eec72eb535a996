import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { logIn, nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { Notices } from '../../core/notices/notices';
import { ChangePassword } from './change-password';

const CHANGE = '/api/v1/users/me/password';

describe('ChangePassword', () => {
  let fixture: ComponentFixture<ChangePassword>;
  let http: HttpTestingController;
  let changes: number;
  const host = () => fixture.nativeElement as HTMLElement;
  const field = (autocomplete: string) =>
    host().querySelector<HTMLInputElement>(`input[autocomplete="${autocomplete}"]`);

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: provideAppTesting() });
    http = TestBed.inject(HttpTestingController);
    logIn();
    fixture = TestBed.createComponent(ChangePassword);
    changes = 0;
    fixture.componentInstance.changed.subscribe(() => changes++);
    await fixture.whenStable();
  });

  async function enter(current: string, next: string): Promise<void> {
    for (const [name, value] of [
      ['current-password', current],
      ['new-password', next],
    ] as const) {
      const input = field(name);
      if (!input) throw new Error(`no field ${name}`);
      input.value = value;
      input.dispatchEvent(new Event('input'));
    }
    host().querySelector('form')?.dispatchEvent(new Event('submit'));
    await fixture.whenStable();
    await nextTurn();
  }

  it('says that the other sessions have ended, and is empty again', async () => {
    await enter('correct horse', 'lamp otter ribbon');
    const call = http.expectOne({ url: CHANGE, method: 'PUT' });
    expect(call.request.body).toEqual({ currentPassword: 'correct horse', newPassword: 'lamp otter ribbon' });
    call.flush(null);
    await vi.waitFor(() => expect(changes).toBe(1));
    expect(TestBed.inject(Notices).list().at(-1)?.text).toContain('other sessions have ended');
    await fixture.whenStable();
    expect([field('current-password')?.value, field('new-password')?.value]).toEqual(['', '']);
    expect(host().querySelector('.text-field-error')).toBeNull();
  });

  it.each([
    [403, 'wrong_password', '#/currentPassword', 'current-password'],
    [422, 'validation_failed', '#/newPassword', 'new-password'],
  ])('says beside the field what is wrong (%i)', async (status, code, pointer, name) => {
    await enter('wrong', 'password1');
    http
      .expectOne(CHANGE)
      .flush({ code, errors: [{ pointer, detail: 'Not this one.' }] }, { status, statusText: 'Refused' });
    await vi.waitFor(() => expect(field(name)?.ariaInvalid).toBe('true'));
    expect(host().textContent).toContain('Not this one.');
    expect(changes).toBe(0);
  });

  it('asks nothing while something is missing', async () => {
    await enter('', 'short');
    http.expectNone(CHANGE);
    expect(host().textContent).toContain('Enter the password that you have now.');
    expect(host().textContent).toContain('Passwords have at least 8 characters.');
  });
});
