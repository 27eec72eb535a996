import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, TreeValidationResult, form, required } from '@angular/forms/signals';
import { firstValueFrom } from 'rxjs';
import { AccountsApi } from '../../api';
import { focusOrSendAgain, problemErrors } from '../../core/form-problems';
import { toProblem } from '../../core/problem';
import { SessionStore } from '../../core/session/session-store';
import { DialogFrame } from '../../ui/dialog-frame';
import { TextField } from '../../ui/text-field';

/** Deletes the account and everything in it, after the password has been given once more. */
@Component({
  selector: 'lw-delete-account-dialog',
  imports: [DialogFrame, FormField, FormRoot, TextField],
  templateUrl: './delete-account-dialog.html',
})
export class DeleteAccountDialog {
  private readonly api = inject(AccountsApi);
  private readonly session = inject(SessionStore);
  protected readonly dialog = inject(DialogRef);

  protected readonly proof = signal({ password: '' });
  protected readonly form = form(
    this.proof,
    (path) => required(path.password, { message: 'Enter your password.' }),
    {
      submission: {
        action: () => this.deleteAccount(),
        onInvalid: () => focusOrSendAgain(this.form, this.proof),
      },
    },
  );

  private async deleteAccount(): Promise<TreeValidationResult> {
    try {
      await firstValueFrom(this.api.deleteMe({ body: this.proof() }));
    } catch (error) {
      return problemErrors(toProblem(error), { password: this.form.password });
    }
    this.session.forget();
    return undefined;
  }
}
