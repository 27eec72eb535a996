import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, TreeValidationResult, form } from '@angular/forms/signals';
import { firstValueFrom } from 'rxjs';
import { IdentityApi, PasskeyDto } from '../../api';
import { focusOrSendAgain, problemErrors } from '../../core/form-problems';
import { toProblem } from '../../core/problem';
import { DialogFrame } from '../../ui/dialog-frame';
import { TextField } from '../../ui/text-field';
import { passkeyName } from './passkey-name';

/** Gives a passkey another name; closes with it as it is then. */
@Component({
  selector: 'lw-rename-passkey-dialog',
  imports: [DialogFrame, FormField, FormRoot, TextField],
  template: `
    <lw-dialog-frame heading="Rename the passkey">
      <form class="form" [formRoot]="form">
        <div aria-live="assertive">
          @for (error of form().errors(); track error.kind) {
            <p class="form-error">{{ error.message }}</p>
          }
        </div>
        <lw-text-field label="Name" [formField]="form.name" />
        <div class="dialog-actions">
          <button type="button" class="button" (click)="dialog.close()">Cancel</button>
          <button type="submit" class="button button-primary" [disabled]="form().submitting()">
            {{ form().submitting() ? 'Saving…' : 'Save' }}
          </button>
        </div>
      </form>
    </lw-dialog-frame>
  `,
})
export class RenamePasskeyDialog {
  private readonly api = inject(IdentityApi);
  private readonly passkey = inject<PasskeyDto>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<PasskeyDto>>(DialogRef);

  protected readonly chosen = signal({ name: this.passkey.name });
  protected readonly form = form(this.chosen, (path) => passkeyName(path.name), {
    submission: { action: () => this.rename(), onInvalid: () => focusOrSendAgain(this.form, this.chosen) },
  });

  private async rename(): Promise<TreeValidationResult> {
    const body = { name: this.chosen().name.trim() };
    try {
      this.dialog.close(await firstValueFrom(this.api.renamePasskey({ passkeyId: this.passkey.id, body })));
    } catch (error) {
      return problemErrors(toProblem(error), { name: this.form.name });
    }
    return undefined;
  }
}
