import { Component, DOCUMENT, inject, input, signal } from '@angular/core';
import { FormField, FormRoot, TreeValidationResult, form, required } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { toProblem } from '../../core/problem';
import { safeReturnUrl } from '../../core/session/return-url';
import { SessionStore } from '../../core/session/session-store';
import { TextField } from '../../ui/text-field';
import { AuthCard } from './auth-card';

/** Log in, then on to the feed or to where the viewer was headed. */
@Component({
  selector: 'lw-log-in-page',
  imports: [AuthCard, FormField, FormRoot, RouterLink, TextField],
  templateUrl: './log-in-page.html',
})
export class LogInPage {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly origin = inject(DOCUMENT).location.origin;

  /** Where to go afterwards; from the address, so it is checked before it is followed. */
  readonly returnUrl = input<string>();

  protected readonly credentials = signal({ identifier: '', password: '' });
  protected readonly form = form(
    this.credentials,
    (path) => {
      required(path.identifier, { message: 'Enter your username or e-mail address.' });
      required(path.password, { message: 'Enter your password.' });
    },
    { submission: { action: () => this.logIn(), onInvalid: () => this.focusFirstError() } },
  );

  private async logIn(): Promise<TreeValidationResult> {
    const { identifier, password } = this.credentials();
    try {
      await firstValueFrom(this.session.logIn({ identifier: identifier.trim(), password }));
    } catch (error) {
      const problem = toProblem(error);
      return {
        kind: 'server',
        message: problem.code === 'invalid_credentials' ? noMatch(identifier) : problem.message,
      };
    }
    await this.router.navigateByUrl(safeReturnUrl(this.returnUrl(), this.origin), { replaceUrl: true });
    return undefined;
  }

  private focusFirstError(): void {
    this.form().errorSummary()[0]?.fieldTree().focusBoundControl();
  }
}

/** Neither says which of the two is wrong, nor whether there is such an account. */
function noMatch(identifier: string): string {
  const message = 'That username and password do not match.';
  if (!identifier.includes('@')) return message;
  return `${message} If you have not confirmed your address yet, log in with your username.`;
}
