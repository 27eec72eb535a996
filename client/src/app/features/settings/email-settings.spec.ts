import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { aUser } from '../../../testing/factories';
import { logIn, nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { CurrentUserDto, InstanceDto } from '../../api';
import { SessionStore } from '../../core/session/session-store';
import { EmailSettings } from './email-settings';

describe('EmailSettings', () => {
  let fixture: ComponentFixture<EmailSettings>;
  let http: HttpTestingController;
  const host = () => fixture.nativeElement as HTMLElement;
  const text = () => host().textContent.replaceAll(/\s+/g, ' ');
  const button = (name: string) =>
    [...host().querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name);

  async function open(user: Partial<CurrentUserDto>, instance: InstanceDto): Promise<void> {
    TestBed.configureTestingModule({ providers: provideAppTesting() });
    http = TestBed.inject(HttpTestingController);
    logIn({ user: aUser(user) });
    fixture = TestBed.createComponent(EmailSettings);
    fixture.componentRef.setInput('user', aUser(user));
    fixture.detectChanges();
    await nextTurn();
    http.expectOne('/api/v1/instance').flush(instance);
    await fixture.whenStable();
  }

  it('says that it is confirmed', async () => {
    await open({ emailVerified: true }, { mail: 'smtp', emailVerification: 'optional' });
    expect(text()).toContain('alice@example.org Confirmed');
    expect(button('Send the letter again')).toBeUndefined();
  });

  it('sends the letter again to one that is not', async () => {
    await open({ emailVerified: false }, { mail: 'smtp', emailVerification: 'optional' });
    expect(text()).toContain('Not confirmed');
    expect(text()).toContain('Up to five letters an hour');
    button('Send the letter again')?.click();
    await nextTurn();
    http.expectOne('/api/v1/auth/email/verification').flush(null, { status: 202, statusText: 'Accepted' });
    await vi.waitFor(() => expect(text()).toContain('A letter to alice@example.org is on its way.'));
  });

  it('keeps the old address when the change is cancelled', async () => {
    await open({ newEmail: 'alice@example.net' }, { mail: 'smtp', emailVerification: 'optional' });
    expect(text()).toContain('Waiting for confirmation of alice@example.net');
    button('Cancel the change')?.click();
    await nextTurn();
    http.expectOne({ url: '/api/v1/users/me/email/change', method: 'DELETE' }).flush(null);
    await vi.waitFor(() => expect(TestBed.inject(SessionStore).user()?.newEmail).toBeNull());
  });

  it('finds nothing missing where addresses are not confirmed', async () => {
    await open({ emailVerified: false }, { mail: 'smtp', emailVerification: 'off' });
    expect(text()).not.toContain('Not confirmed');
  });

  it('says whom to ask where no mail is sent', async () => {
    await open({ emailVerified: false }, { mail: 'none', emailVerification: 'off' });
    expect(text()).toContain('This Lightwell sends no mail; ask an administrator');
    expect(button('Send the letter again')).toBeUndefined();
  });

  it('says that letters are in the log', async () => {
    await open({ emailVerified: false }, { mail: 'log', emailVerification: 'optional' });
    expect(text()).toContain('it is in the server’s log');
  });
});
