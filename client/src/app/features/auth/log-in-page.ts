import { Component, DOCUMENT, Injector, afterNextRender, inject, input, signal } from '@angular/core';
import { FormField, FormRoot, TreeValidationResult, form, required } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { focusOrSendAgain } from '../../core/form-problems';
import { Passkeys } from '../../core/passkeys/passkeys';
import { toProblem } from '../../core/problem';
import { safeReturnUrl } from '../../core/session/return-url';
import { SessionStore } from '../../core/session/session-store';
import { TextField } from '../../ui/text-field';
import { AuthCard } from './auth-card';
import { PasskeyLogIn } from './passkey-log-in';
import { SecondStep } from './second-step';

/** Log in, with a password (and a code, for those who use an authenticator app) or a passkey; then on to the feed or to where the viewer was headed. */
@Component({
  selector: 'lw-log-in-page',
  imports: [AuthCard, FormField, FormRoot, PasskeyLogIn, RouterLink, SecondStep, TextField],
  templateUrl: './log-in-page.html',
})
export class LogInPage {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly origin = inject(DOCUMENT).location.origin;
  private readonly injector = inject(Injector);
  protected readonly passkeys = inject(Passkeys);

  /** Where to go afterwards; from the address, so it is checked before it is followed. */
  readonly returnUrl = input<string>();

  /** The password was right, and a code is asked for. */
  protected readonly ticket = signal<string | null>(null);
  /** Why the password is asked for once more. */
  protected readonly reason = signal('');
  protected readonly credentials = signal({ identifier: '', password: '' });
  protected readonly form = form(
    this.credentials,
    (path) => {
      required(path.identifier, { message: 'Enter your username or e-mail address.' });
      required(path.password, { message: 'Enter your password.' });
    },
    {
      submission: {
        action: () => this.logIn(),
        onInvalid: () => focusOrSendAgain(this.form, this.credentials),
      },
    },
  );

  protected async goOn(): Promise<void> {
    await this.router.navigateByUrl(safeReturnUrl(this.returnUrl(), this.origin), { replaceUrl: true });
  }

  protected beginAgain(reason: string): void {
    this.reason.set(reason);
    this.ticket.set(null);
    this.form().reset({ ...this.credentials(), password: '' });
    afterNextRender(() => this.form.password().focusBoundControl(), { injector: this.injector });
  }

  private async logIn(): Promise<TreeValidationResult> {
    const { identifier, password } = this.credentials();
    this.reason.set('');
    try {
      await firstValueFrom(this.session.logIn({ identifier: identifier.trim(), password }));
    } catch (error) {
      const problem = toProblem(error);
      if (problem.ticket) {
        this.ticket.set(problem.ticket);
        return undefined;
      }
      return {
        kind: 'server',
        message: problem.code === 'invalid_credentials' ? noMatch(identifier) : problem.message,
      };
    }
    await this.goOn();
    return undefined;
  }
}

/** Neither says which of the two is wrong, nor whether there is such an account. */
function noMatch(identifier: string): string {
  const message = 'That username and password do not match.';
  if (!identifier.includes('@')) return message;
  return `${message} If you have not confirmed your address yet, log in with your username.`;
}
