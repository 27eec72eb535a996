import { Component, inject, linkedSignal, signal } from '@angular/core';
import { FormField, FormRoot, TreeValidationResult, apply, form } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { IdentityApi } from '../../api';
import { focusOrSendAgain, problemErrors } from '../../core/form-problems';
import { Notices } from '../../core/notices/notices';
import { newPassword } from '../../core/passwords/new-password';
import { PasswordMeter } from '../../core/passwords/password-meter';
import { toProblem } from '../../core/problem';
import { SessionStore, anonymous } from '../../core/session/session-store';
import { TextField } from '../../ui/text-field';
import { AuthCard } from './auth-card';
import { letterToken } from './letter-token';

/** Where the link of a letter leads: sets a new password, then on to log in with it. */
@Component({
  selector: 'lw-reset-password-page',
  imports: [AuthCard, FormField, FormRoot, PasswordMeter, RouterLink, TextField],
  templateUrl: './reset-password-page.html',
})
export class ResetPasswordPage {
  private readonly api = inject(IdentityApi);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);

  protected readonly token = letterToken();
  /** The server does not take the link, until another one is opened. */
  protected readonly refused = linkedSignal({ source: this.token, computation: () => false });
  protected readonly chosen = signal({ password: '' });
  protected readonly form = form(this.chosen, (path) => apply(path.password, newPassword), {
    submission: { action: () => this.reset(), onInvalid: () => focusOrSendAgain(this.form, this.chosen) },
  });

  private async reset(): Promise<TreeValidationResult> {
    const token = this.token() ?? '';
    try {
      await firstValueFrom(this.api.resetPassword({ body: { token, ...this.chosen() } }, anonymous()));
    } catch (error) {
      const problem = toProblem(error);
      if (problem.code !== 'token_invalid') return problemErrors(problem, { password: this.form.password });
      this.refused.set(true);
      return undefined;
    }
    // With all others, the session of this browser is over.
    if (this.session.isMember()) this.session.forget();
    this.notices.info('Your password is set. Log in with it.');
    await this.router.navigateByUrl('/login', { replaceUrl: true });
    return undefined;
  }
}
