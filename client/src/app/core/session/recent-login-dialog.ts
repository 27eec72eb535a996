import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, DestroyRef, inject, signal } from '@angular/core';
import { FormField, FormRoot, TreeValidationResult, form, required } from '@angular/forms/signals';
import { firstValueFrom } from 'rxjs';
import { AuthApi } from '../../api';
import { DialogFrame } from '../../ui/dialog-frame';
import { Icon } from '../../ui/icon';
import { TextField } from '../../ui/text-field';
import { focusOrSendAgain, problemErrors } from '../form-problems';
import { passkeyMessage } from '../passkeys/passkey-problem';
import { Passkeys } from '../passkeys/passkeys';
import { toProblem } from '../problem';
import { SessionStore } from './session-store';

/** What the dialog has to know. */
export interface Confirmation {
  /** It can be done with a passkey, too. */
  readonly withPasskey: boolean;
}

/** Asks whether it is still the same person who has logged in; closes with true when they have shown it. */
@Component({
  selector: 'lw-recent-login-dialog',
  imports: [DialogFrame, FormField, FormRoot, Icon, TextField],
  templateUrl: './recent-login-dialog.html',
})
export class RecentLoginDialog {
  private readonly auth = inject(AuthApi);
  private readonly passkeys = inject(Passkeys);
  protected readonly session = inject(SessionStore);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly confirmation = inject<Confirmation>(DIALOG_DATA);

  protected readonly asking = signal(false);
  protected readonly passkeyProblem = signal('');
  protected readonly proof = signal({ password: '' });
  protected readonly form = form(
    this.proof,
    (path) => required(path.password, { message: 'Enter your password.' }),
    {
      submission: {
        action: () => this.confirmWithPassword(),
        onInvalid: () => focusOrSendAgain(this.form, this.proof),
      },
    },
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => void this.passkeys.cancel());
  }

  protected async confirmWithPasskey(): Promise<void> {
    if (this.asking()) return;
    this.asking.set(true);
    this.passkeyProblem.set('');
    try {
      const request = await firstValueFrom(this.auth.beginPasskeyReauthentication());
      const response = await this.passkeys.use(request);
      if (!response) return;
      const body = { ticket: request.ticket, response: { ...response } };
      await firstValueFrom(this.auth.reauthenticateWithPasskey({ body }));
      this.dialog.close(true);
    } catch (error) {
      this.passkeyProblem.set(passkeyMessage(error));
    } finally {
      this.asking.set(false);
    }
  }

  private async confirmWithPassword(): Promise<TreeValidationResult> {
    this.passkeyProblem.set('');
    try {
      await firstValueFrom(this.auth.reauthenticate({ body: this.proof() }));
    } catch (error) {
      const { password } = this.form;
      password().focusBoundControl();
      return problemErrors(toProblem(error), { password });
    }
    this.dialog.close(true);
    return undefined;
  }
}
