import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { aUser } from '../../testing/factories';
import { logIn, nextTurn, provideAppTesting } from '../../testing/app-testing';
import { Notices } from '../core/notices/notices';
import { ConfirmBanner } from './confirm-banner';

describe('ConfirmBanner', () => {
  let fixture: ComponentFixture<ConfirmBanner>;
  let http: HttpTestingController;
  const host = () => fixture.nativeElement as HTMLElement;

  beforeEach(() => sessionStorage.clear());

  async function open(emailVerification: string, id = 'u1'): Promise<void> {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: provideAppTesting() });
    http = TestBed.inject(HttpTestingController);
    logIn();
    fixture = TestBed.createComponent(ConfirmBanner);
    fixture.componentRef.setInput('user', aUser({ id, emailVerified: false }));
    fixture.detectChanges();
    await nextTurn();
    http.expectOne('/api/v1/instance').flush({ mail: 'smtp', emailVerification });
    await fixture.whenStable();
  }

  it('is shown only where confirming is wished for', async () => {
    await open('off');
    expect(host().textContent.trim()).toBe('');
    await open('optional');
    expect(host().textContent).toContain('Confirm your address alice@example.org');
  });

  it('sends the letter again', async () => {
    await open('optional');
    host().querySelector<HTMLButtonElement>('.confirm-banner-send')?.click();
    await nextTurn();
    http.expectOne('/api/v1/auth/email/verification').flush(null, { status: 202, statusText: 'Accepted' });
    await vi.waitFor(() =>
      expect(TestBed.inject(Notices).list().at(-1)?.text).toBe(
        'A letter to alice@example.org is on its way.',
      ),
    );
  });

  it('stays away for the session, for who put it away', async () => {
    await open('optional');
    host().querySelector<HTMLButtonElement>('[aria-label="Not now"]')?.click();
    await fixture.whenStable();
    expect(host().textContent.trim()).toBe('');
    await open('optional');
    expect(host().textContent.trim()).toBe('');
    await open('optional', 'u2');
    expect(host().textContent).toContain('Confirm your address');
  });
});
