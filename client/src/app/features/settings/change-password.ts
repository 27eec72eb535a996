import { Component, computed, inject, output, signal } from '@angular/core';
import { FormField, FormRoot, TreeValidationResult, apply, form, required } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { IdentityApi } from '../../api';
import { focusOrSendAgain, problemErrors } from '../../core/form-problems';
import { Notices } from '../../core/notices/notices';
import { newPassword } from '../../core/passwords/new-password';
import { PasswordMeter } from '../../core/passwords/password-meter';
import { toProblem } from '../../core/problem';
import { SessionStore } from '../../core/session/session-store';
import { TextField } from '../../ui/text-field';

const EMPTY = { currentPassword: '', newPassword: '' };

/** Changes the viewer's password, after the old one. It ends all other sessions. */
@Component({
  selector: 'lw-change-password',
  imports: [FormField, FormRoot, PasswordMeter, RouterLink, TextField],
  templateUrl: './change-password.html',
})
export class ChangePassword {
  private readonly api = inject(IdentityApi);
  private readonly session = inject(SessionStore);
  private readonly notices = inject(Notices);

  /** It is another one now. */
  readonly changed = output();

  protected readonly username = computed(() => this.session.user()?.username ?? '');
  protected readonly names = computed(() => {
    const user = this.session.user();
    return user ? [user.username, user.name, user.email] : [];
  });
  protected readonly passwords = signal(EMPTY);
  protected readonly form = form(
    this.passwords,
    (path) => {
      required(path.currentPassword, { message: 'Enter the password that you have now.' });
      apply(path.newPassword, newPassword);
    },
    {
      submission: {
        action: () => this.changePassword(),
        onInvalid: () => focusOrSendAgain(this.form, this.passwords),
      },
    },
  );

  private async changePassword(): Promise<TreeValidationResult> {
    try {
      await firstValueFrom(this.api.changePassword({ body: this.passwords() }));
    } catch (error) {
      const { currentPassword, newPassword: newField } = this.form;
      return problemErrors(toProblem(error), { currentPassword, newPassword: newField });
    }
    this.form().reset(EMPTY);
    this.notices.info('Your password is changed. All your other sessions have ended.');
    this.changed.emit();
    return undefined;
  }
}
