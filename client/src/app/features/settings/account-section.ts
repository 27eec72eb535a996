import { Component, inject } from '@angular/core';
import { Dialogs } from '../../core/dialogs/dialogs';
import { SessionStore } from '../../core/session/session-store';
import { Icon } from '../../ui/icon';
import { EmailSettings } from './email-settings';

/** The viewer's address, and the ways out. */
@Component({
  selector: 'lw-account-section',
  imports: [EmailSettings, Icon],
  template: `
    <section class="settings-part" aria-labelledby="settings-email">
      <h2 id="settings-email" class="settings-heading">E-mail address</h2>
      @if (session.user(); as user) {
        <lw-email-settings [user]="user" />
      }
    </section>
    <section class="settings-part" aria-labelledby="settings-leave">
      <h2 id="settings-leave" class="settings-heading">Leave</h2>
      <div class="settings-actions">
        <button type="button" class="button" (click)="logOut()"><lw-icon name="logout" /> Log out</button>
        <button type="button" class="button settings-delete" (click)="deleteAccount()">
          <lw-icon name="trash" /> Delete my account
        </button>
      </div>
    </section>
  `,
})
export class AccountSection {
  private readonly dialogs = inject(Dialogs);
  protected readonly session = inject(SessionStore);

  protected logOut(): void {
    this.session.logOut().subscribe();
  }

  protected deleteAccount(): void {
    const component = () => import('./delete-account-dialog').then((file) => file.DeleteAccountDialog);
    void this.dialogs.open(component, { ariaLabelledBy: 'dialog-title' });
  }
}
