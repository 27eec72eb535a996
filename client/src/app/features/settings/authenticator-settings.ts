import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { firstValueFrom } from 'rxjs';
import { AuthenticatorSetupDto, IdentityApi, SecondFactorStateDto } from '../../api';
import { Confirm } from '../../core/dialogs/confirm';
import { Dialogs } from '../../core/dialogs/dialogs';
import { Notices } from '../../core/notices/notices';
import { toProblem } from '../../core/problem';
import { RecentLogin } from '../../core/session/recent-login';
import { Icon } from '../../ui/icon';

/** How many recovery codes there are at first. */
const ALL = 10;
/** So few that one is warned. */
const FEW = 3;

/** Whether a code is asked for after the viewer's password, and what is to be done about that. */
@Component({
  selector: 'lw-authenticator-settings',
  imports: [Icon],
  host: { class: 'factor' },
  templateUrl: './authenticator-settings.html',
})
export class AuthenticatorSettings {
  private readonly api = inject(IdentityApi);
  private readonly recentLogin = inject(RecentLogin);
  private readonly confirm = inject(Confirm);
  private readonly dialogs = inject(Dialogs);
  private readonly notices = inject(Notices);
  protected readonly stored = rxResource({ stream: () => this.api.getSecondFactor() });

  protected readonly all = ALL;
  protected readonly few = FEW;
  private readonly busy = signal(false);
  /** Undefined as long as it is not known. */
  protected readonly state = linkedSignal<SecondFactorStateDto | undefined>(() =>
    this.stored.hasValue() ? this.stored.value() : undefined,
  );
  protected readonly problem = computed(() => {
    const error = this.stored.error();
    return error && toProblem(error.cause ?? error).message;
  });

  protected setUp(): Promise<void> {
    return this.once('The app is not set up.', async () => {
      const begun = await this.recentLogin.run(() => this.api.beginSecondFactor());
      if (!begun) return;
      const dialog = await this.dialogs.open<boolean, AuthenticatorSetupDto>(
        () => import('./set-up-authenticator-dialog').then((file) => file.SetUpAuthenticatorDialog),
        { ariaLabelledBy: 'dialog-title', data: begun.answer },
      );
      if (!dialog || !(await firstValueFrom(dialog.closed))) return;
      this.state.set({ on: true, recoveryCodesLeft: ALL });
      this.notices.info('From now on we ask for a code when you log in with your password.');
    });
  }

  protected renewCodes(): Promise<void> {
    const question = {
      heading: 'Make new recovery codes?',
      text: 'Those that you have now are worth nothing from then on.',
      confirm: 'Make new ones',
    };
    return this.once('Your recovery codes stay as they are.', async () => {
      if (!(await firstValueFrom(this.confirm.ask(question)))) return;
      const renewed = await this.recentLogin.run(() => this.api.renewRecoveryCodes());
      if (!renewed) return;
      this.state.set({ on: true, recoveryCodesLeft: renewed.answer.codes.length });
      const dialog = await this.dialogs.open(
        () => import('./recovery-codes-dialog').then((file) => file.RecoveryCodesDialog),
        { ariaLabelledBy: 'dialog-title', disableClose: true, data: renewed.answer },
      );
      if (dialog) await firstValueFrom(dialog.closed);
    });
  }

  protected remove(): Promise<void> {
    const question = {
      heading: 'Remove the authenticator app?',
      text: 'The password is enough to log in from then on. Your recovery codes go with it.',
      confirm: 'Remove',
    };
    return this.once('The authenticator app stays.', async () => {
      if (!(await firstValueFrom(this.confirm.ask(question)))) return;
      if (!(await this.recentLogin.run(() => this.api.removeSecondFactor()))) return;
      this.state.set({ on: false, recoveryCodesLeft: 0 });
      this.notices.info('The authenticator app is removed.');
    });
  }

  /** One at a time. What went wrong is told, and how it stands is asked: it may have been changed elsewhere. */
  private async once(outcome: string, act: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await act();
    } catch (error) {
      this.notices.error(`${outcome} ${toProblem(error).message}`);
      this.stored.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
