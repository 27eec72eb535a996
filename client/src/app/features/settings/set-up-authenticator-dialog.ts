import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, ElementRef, effect, inject, signal, viewChild } from '@angular/core';
import { FormField, FormRoot, TreeValidationResult, form, required } from '@angular/forms/signals';
import { AuthenticatorSetupDto, IdentityApi } from '../../api';
import { focusOrSendAgain, problemErrors } from '../../core/form-problems';
import { toProblem } from '../../core/problem';
import { RecentLogin } from '../../core/session/recent-login';
import { DialogFrame } from '../../ui/dialog-frame';
import { TextField } from '../../ui/text-field';
import { Copy } from './copy';
import { QrCode } from './qr-code';
import { RecoveryCodes } from './recovery-codes';

/** Hands the secret over to an authenticator app, sees that it has arrived, and shows the recovery codes; closes with true then. */
@Component({
  selector: 'lw-set-up-authenticator-dialog',
  imports: [DialogFrame, FormField, FormRoot, QrCode, RecoveryCodes, TextField],
  templateUrl: './set-up-authenticator-dialog.html',
})
export class SetUpAuthenticatorDialog {
  private readonly api = inject(IdentityApi);
  private readonly recentLogin = inject(RecentLogin);
  protected readonly copy = inject(Copy);
  protected readonly setup = inject<AuthenticatorSetupDto>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);

  /** In groups of four, as it is read and typed. */
  protected readonly key = this.setup.secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
  /** Shown once the app is on. */
  protected readonly codes = signal<readonly string[] | null>(null);
  private readonly field = viewChild(TextField);
  private readonly done = viewChild<ElementRef<HTMLElement>>('done');
  protected readonly entered = signal({ code: '' });
  protected readonly form = form(
    this.entered,
    (path) => required(path.code, { message: 'Enter the six digits.' }),
    {
      submission: { action: () => this.turnOn(), onInvalid: () => focusOrSendAgain(this.form, this.entered) },
    },
  );

  constructor() {
    // The field that had the focus is gone.
    effect(() => this.done()?.nativeElement.focus());
  }

  private async turnOn(): Promise<TreeValidationResult> {
    const body = { code: this.entered().code.trim() };
    try {
      const confirmed = await this.recentLogin.run(() => this.api.confirmSecondFactor({ body }));
      if (!confirmed) return undefined;
      // The codes are lost with the dialog: it goes when they have been kept.
      this.dialog.disableClose = true;
      this.codes.set(confirmed.answer.codes);
      return undefined;
    } catch (error) {
      this.field()?.selectAll();
      return problemErrors(toProblem(error), { code: this.form.code });
    }
  }
}
