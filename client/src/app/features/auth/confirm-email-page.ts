import { Component, DOCUMENT, effect, inject, input, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { firstValueFrom, fromEvent } from 'rxjs';
import { Dialogs } from '../../core/dialogs/dialogs';
import { SendLetterAgain } from '../../core/email/send-letter-again';
import { InstanceStore } from '../../core/instance/instance-store';
import { Notices } from '../../core/notices/notices';
import { toProblem } from '../../core/problem';
import { safeReturnUrl } from '../../core/session/return-url';
import { SessionStore } from '../../core/session/session-store';
import { AuthCard } from './auth-card';

/** Where members are whose account opens when they confirm their address. Notices when they have done so elsewhere. */
@Component({
  selector: 'lw-confirm-email-page',
  imports: [AuthCard, SendLetterAgain],
  templateUrl: './confirm-email-page.html',
})
export class ConfirmEmailPage {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  private readonly notices = inject(Notices);
  protected readonly session = inject(SessionStore);
  protected readonly instance = inject(InstanceStore);

  /** Where to go afterwards; from the address, so it is checked before it is followed. */
  readonly returnUrl = input<string>();

  protected readonly asking = signal(false);
  /** What came of looking whether it is confirmed. */
  protected readonly answer = signal('');

  constructor() {
    effect(() => {
      if (this.session.openId() !== undefined) untracked(() => this.goOn());
    });
    fromEvent(this.document, 'visibilitychange')
      .pipe(takeUntilDestroyed())
      .subscribe(() => {
        // The letter was read in another window, perhaps.
        if (this.document.visibilityState === 'visible')
          this.session.reload().subscribe({ error: () => undefined });
      });
  }

  protected async lookAgain(): Promise<void> {
    this.asking.set(true);
    this.answer.set('');
    try {
      const { waitingFor } = await firstValueFrom(this.session.reload());
      if (waitingFor) this.answer.set('It is not confirmed yet. Follow the link in the newest letter.');
    } catch (error) {
      this.answer.set(toProblem(error).message);
    } finally {
      this.asking.set(false);
    }
  }

  protected changeEmail(): void {
    const component = () =>
      import('../../core/email/change-email-dialog').then((file) => file.ChangeEmailDialog);
    void this.dialogs.open(component, { ariaLabelledBy: 'dialog-title' });
  }

  protected logOut(): void {
    this.session.logOut().subscribe();
  }

  private goOn(): void {
    this.notices.info('Your address is confirmed, and your account is open.');
    const url = safeReturnUrl(this.returnUrl(), this.document.location.origin);
    void this.router.navigateByUrl(url, { replaceUrl: true });
  }
}
