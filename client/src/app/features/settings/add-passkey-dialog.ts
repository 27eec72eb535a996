import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, DestroyRef, inject, signal } from '@angular/core';
import { FormField, FormRoot, TreeValidationResult, form } from '@angular/forms/signals';
import { IdentityApi, PasskeyCreationDto, PasskeyDto } from '../../api';
import { focusOrSendAgain, problemErrors } from '../../core/form-problems';
import { PasskeyFailed } from '../../core/passkeys/passkey-problem';
import { Passkeys } from '../../core/passkeys/passkeys';
import { toProblem } from '../../core/problem';
import { RecentLogin } from '../../core/session/recent-login';
import { DialogFrame } from '../../ui/dialog-frame';
import { TextField } from '../../ui/text-field';
import { passkeyName } from './passkey-name';

/** What the dialog begins with. */
export interface NewPasskey {
  readonly creation: PasskeyCreationDto;
  /** What it may be called. */
  readonly name: string;
}

/** Gives a passkey a name, and has the device make it; closes with it. */
@Component({
  selector: 'lw-add-passkey-dialog',
  imports: [DialogFrame, FormField, FormRoot, TextField],
  templateUrl: './add-passkey-dialog.html',
})
export class AddPasskeyDialog {
  private readonly api = inject(IdentityApi);
  private readonly passkeys = inject(Passkeys);
  private readonly recentLogin = inject(RecentLogin);
  private readonly data = inject<NewPasskey>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<PasskeyDto>>(DialogRef);

  /** Good for one try. */
  private creation: PasskeyCreationDto | null = this.data.creation;
  protected readonly chosen = signal({ name: this.data.name });
  protected readonly form = form(this.chosen, (path) => passkeyName(path.name), {
    submission: { action: () => this.add(), onInvalid: () => focusOrSendAgain(this.form, this.chosen) },
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => void this.passkeys.cancel());
  }

  private async add(): Promise<TreeValidationResult> {
    try {
      const creation = this.creation ?? (await this.recentLogin.run(() => this.api.beginPasskey()))?.answer;
      if (!creation) return undefined;
      const response = await this.passkeys.make(creation);
      if (!response) return undefined;
      this.creation = null;
      const name = this.chosen().name.trim();
      const body = { ticket: creation.ticket, name, response: { ...response } };
      const added = await this.recentLogin.run(() => this.api.addPasskey({ body }));
      if (added) this.dialog.close(added.answer);
      return undefined;
    } catch (error) {
      if (error instanceof PasskeyFailed) return { kind: 'device', message: error.message };
      return problemErrors(toProblem(error), { name: this.form.name });
    }
  }
}
