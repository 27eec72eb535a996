import { Component, DOCUMENT, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import {
  FormField,
  FormRoot,
  TreeValidationResult,
  apply,
  email,
  form,
  maxLength,
  minLength,
  pattern,
  required,
  validateAsync,
} from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { AuthApi, UsernameAvailabilityDto } from '../../api';
import { focusOrSendAgain, problemErrors } from '../../core/form-problems';
import { newPassword } from '../../core/passwords/new-password';
import { PasswordMeter } from '../../core/passwords/password-meter';
import { toProblem } from '../../core/problem';
import { safeReturnUrl } from '../../core/session/return-url';
import { SessionStore } from '../../core/session/session-store';
import { TextField } from '../../ui/text-field';
import { AuthCard } from './auth-card';

const NOT_FREE: Record<NonNullable<UsernameAvailabilityDto['reason']>, string> = {
  username_taken: 'That username is taken.',
  username_reserved: 'That username is reserved. Please choose another.',
  username_invalid: 'Use 3 to 30 letters, digits or underscores, and single dots between them.',
};

/** Sign up, then on to the feed or to where the visitor was headed. */
@Component({
  selector: 'lw-sign-up-page',
  imports: [AuthCard, FormField, FormRoot, PasswordMeter, RouterLink, TextField],
  templateUrl: './sign-up-page.html',
})
export class SignUpPage {
  private readonly auth = inject(AuthApi);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly origin = inject(DOCUMENT).location.origin;

  /** Where to go afterwards; from the address, so it is checked before it is followed. */
  readonly returnUrl = input<string>();

  protected readonly account = signal({ email: '', name: '', username: '', password: '' });
  protected readonly form = form(
    this.account,
    (path) => {
      required(path.email, { message: 'Enter your e-mail address.' });
      email(path.email, { message: 'That does not look like an e-mail address.' });
      maxLength(path.name, 50, { message: 'Names have up to 50 characters.' });
      required(path.username, { message: 'Choose a username.' });
      pattern(path.username, /^[a-z0-9_.]*$/i, {
        message: 'Use letters a to z, digits, dots and underscores.',
      });
      pattern(path.username, /^(?:[^.]+(?:\.[^.]+)*)?$/, {
        message: 'Dots stand one at a time, between other characters.',
      });
      minLength(path.username, 3, { message: 'Usernames have at least 3 characters.' });
      maxLength(path.username, 30, { message: 'Usernames have up to 30 characters.' });
      validateAsync(path.username, {
        params: ({ value }) => value().toLowerCase(),
        debounce: 300,
        factory: (username) =>
          rxResource({
            params: username,
            stream: ({ params }) => this.auth.checkUsername({ username: params }),
          }),
        onSuccess: (answer) =>
          answer?.reason ? { kind: answer.reason, message: NOT_FREE[answer.reason] } : undefined,
        // Not knowing is no mistake of the visitor's: signing up finds out.
        onError: () => undefined,
      });
      apply(path.password, newPassword);
    },
    {
      submission: { action: () => this.signUp(), onInvalid: () => focusOrSendAgain(this.form, this.account) },
    },
  );

  protected readonly usernameFree = computed(() => {
    const username = this.form.username();
    return username.value().length > 0 && username.valid() && !username.pending();
  });
  protected readonly usernameNote = computed(() => {
    const username = this.form.username();
    if (username.pending()) return 'Looking whether it is free…';
    // Said live, before the field is left: one tries names until one is free.
    const notFree = username.errors().find(({ kind }) => kind in NOT_FREE);
    if (notFree?.message) return notFree.message;
    if (this.usernameFree()) return `${this.account().username.toLowerCase()} is free.`;
    return 'This is how others find you.';
  });

  protected readonly names = computed(() => {
    const { username, name, email: address } = this.account();
    return [username, name, address];
  });

  private async signUp(): Promise<TreeValidationResult> {
    const { email: address, name, username, password } = this.account();
    try {
      await firstValueFrom(
        this.session.signUp({
          email: address.trim(),
          username: username.toLowerCase(),
          password,
          ...(name.trim() && { name: name.trim() }),
        }),
      );
    } catch (error) {
      return this.errorsFrom(error);
    }
    await this.router.navigateByUrl(safeReturnUrl(this.returnUrl(), this.origin), { replaceUrl: true });
    return undefined;
  }

  private errorsFrom(error: unknown): TreeValidationResult {
    const problem = toProblem(error);
    const { email: emailField, name, username, password } = this.form;
    if (problem.code === 'email_taken') {
      return {
        kind: 'server',
        message: 'There is an account with this e-mail address.',
        fieldTree: emailField,
      };
    }
    if (problem.code === 'username_taken') {
      return { kind: 'server', message: NOT_FREE.username_taken, fieldTree: username };
    }
    return problemErrors(problem, { email: emailField, name, username, password });
  }
}
