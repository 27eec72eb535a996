import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, TreeValidationResult, email, form, required } from '@angular/forms/signals';
import { firstValueFrom } from 'rxjs';
import { IdentityApi } from '../../api';
import { DialogFrame } from '../../ui/dialog-frame';
import { TextField } from '../../ui/text-field';
import { focusOrSendAgain, problemErrors } from '../form-problems';
import { InstanceStore } from '../instance/instance-store';
import { Notices } from '../notices/notices';
import { toProblem } from '../problem';
import { SessionStore } from '../session/session-store';
import { ConfirmationLetter } from './confirmation-letter';

/** Gives the account another address, after the password. Where addresses are confirmed, a letter goes to the new one. */
@Component({
  selector: 'lw-change-email-dialog',
  imports: [DialogFrame, FormField, FormRoot, TextField],
  templateUrl: './change-email-dialog.html',
})
export class ChangeEmailDialog {
  private readonly api = inject(IdentityApi);
  private readonly session = inject(SessionStore);
  private readonly instance = inject(InstanceStore);
  private readonly letter = inject(ConfirmationLetter);
  private readonly notices = inject(Notices);
  protected readonly dialog = inject(DialogRef);

  private readonly confirms = computed(() => (this.instance.emailVerification() ?? 'off') !== 'off');
  protected readonly note = computed(() => (this.confirms() ? 'We send a letter there to confirm it.' : ''));
  protected readonly change = signal({ email: '', password: '' });
  protected readonly form = form(
    this.change,
    (path) => {
      required(path.email, { message: 'Enter the new address.' });
      email(path.email, { message: 'That does not look like an e-mail address.' });
      required(path.password, { message: 'Enter your password.' });
    },
    {
      submission: {
        action: () => this.changeEmail(),
        onInvalid: () => focusOrSendAgain(this.form, this.change),
      },
    },
  );

  private async changeEmail(): Promise<TreeValidationResult> {
    const address = this.change().email.trim();
    try {
      await firstValueFrom(
        this.api.changeEmail({ body: { email: address, password: this.change().password } }),
      );
    } catch (error) {
      return this.errorsFrom(error);
    }
    await firstValueFrom(this.session.accountChanged()).catch(() => null);
    this.dialog.close();
    this.notices.info(this.confirms() ? this.letter.sentTo(address) : 'Your address is changed.');
    return undefined;
  }

  private errorsFrom(error: unknown): TreeValidationResult {
    const problem = toProblem(error);
    const { email: emailField, password } = this.form;
    if (problem.code === 'email_taken') {
      const message = 'There is another account with this address.';
      return { kind: 'server', message, fieldTree: emailField };
    }
    return problemErrors(problem, { email: emailField, password });
  }
}
