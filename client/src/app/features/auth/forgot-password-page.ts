import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, TreeValidationResult, email, form, required } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { IdentityApi } from '../../api';
import { focusOrSendAgain, problemErrors } from '../../core/form-problems';
import { InstanceStore } from '../../core/instance/instance-store';
import { toProblem } from '../../core/problem';
import { SessionStore, anonymous } from '../../core/session/session-store';
import { Icon } from '../../ui/icon';
import { TextField } from '../../ui/text-field';
import { AuthCard } from './auth-card';

/** Sends a link for a new password, without telling whether there is an account. */
@Component({
  selector: 'lw-forgot-password-page',
  imports: [AuthCard, FormField, FormRoot, Icon, RouterLink, TextField],
  templateUrl: './forgot-password-page.html',
})
export class ForgotPasswordPage {
  private readonly api = inject(IdentityApi);
  protected readonly instance = inject(InstanceStore);
  protected readonly session = inject(SessionStore);

  /** Where the letter went, if there is an account. */
  protected readonly sentTo = signal<string | null>(null);
  protected readonly request = signal({ email: '' });
  protected readonly form = form(
    this.request,
    (path) => {
      required(path.email, { message: 'Enter your e-mail address.' });
      email(path.email, { message: 'That does not look like an e-mail address.' });
    },
    { submission: { action: () => this.send(), onInvalid: () => focusOrSendAgain(this.form, this.request) } },
  );

  protected startOver(): void {
    this.form().reset({ email: '' });
    this.sentTo.set(null);
  }

  private async send(): Promise<TreeValidationResult> {
    const address = this.request().email.trim();
    try {
      await firstValueFrom(this.api.forgotPassword({ body: { email: address } }, anonymous()));
    } catch (error) {
      const problem = toProblem(error);
      if (problem.code === 'mail_unavailable') {
        return { kind: 'server', message: 'This Lightwell sends no mail; ask an administrator.' };
      }
      return problemErrors(problem, { email: this.form.email });
    }
    this.sentTo.set(address);
    return undefined;
  }
}
