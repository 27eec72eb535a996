import { Component, computed, inject, input, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { CurrentUserDto, IdentityApi } from '../../api';
import { Dialogs } from '../../core/dialogs/dialogs';
import { SendLetterAgain } from '../../core/email/send-letter-again';
import { InstanceStore } from '../../core/instance/instance-store';
import { Notices } from '../../core/notices/notices';
import { toProblem } from '../../core/problem';
import { SessionStore } from '../../core/session/session-store';
import { Icon } from '../../ui/icon';

/** The viewer's address: whether it is confirmed, what is still to be done for that, and the way to another one. */
@Component({
  selector: 'lw-email-settings',
  imports: [Icon, SendLetterAgain],
  host: { class: 'email-settings' },
  templateUrl: './email-settings.html',
})
export class EmailSettings {
  private readonly api = inject(IdentityApi);
  private readonly session = inject(SessionStore);
  private readonly notices = inject(Notices);
  private readonly dialogs = inject(Dialogs);
  protected readonly instance = inject(InstanceStore);

  readonly user = input.required<CurrentUserDto>();
  protected readonly cancelling = signal(false);
  /** Where addresses are not confirmed, nothing is missing. */
  protected readonly standing = computed(() => {
    if (this.user().emailVerified) return 'confirmed';
    return (this.instance.emailVerification() ?? 'off') === 'off' ? 'counts' : 'unconfirmed';
  });
  protected readonly inLog = computed(() =>
    this.instance.mail() === 'log' ? ' (it is in the server’s log)' : '',
  );

  protected changeEmail(): void {
    const component = () =>
      import('../../core/email/change-email-dialog').then((file) => file.ChangeEmailDialog);
    void this.dialogs.open(component, { ariaLabelledBy: 'dialog-title' });
  }

  protected async cancelChange(newEmail: string): Promise<void> {
    this.cancelling.set(true);
    try {
      await firstValueFrom(this.api.cancelEmailChange());
      this.session.update({ ...this.user(), newEmail: null });
      this.notices.info(
        `Your address stays ${this.user().email}. The link sent to ${newEmail} is worth nothing now.`,
      );
    } catch (error) {
      this.notices.error(`That was not cancelled. ${toProblem(error).message}`);
    } finally {
      this.cancelling.set(false);
    }
  }
}
