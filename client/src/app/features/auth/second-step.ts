import {
  Component,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { FormField, FormRoot, TreeValidationResult, form, required } from '@angular/forms/signals';
import { firstValueFrom } from 'rxjs';
import { focusOrSendAgain, problemErrors } from '../../core/form-problems';
import { toProblem } from '../../core/problem';
import { SessionStore } from '../../core/session/session-store';
import { TextField } from '../../ui/text-field';

/** What the field asks for. */
const CODES = {
  app: {
    label: 'Code',
    note: 'The six digits that your authenticator app shows for Lightwell.',
    keys: 'numeric',
    missing: 'Enter the six digits.',
    wrong: 'That code is wrong, or was used already. Wait for the next one.',
    other: 'Use a recovery code instead',
  },
  recovery: {
    label: 'Recovery code',
    note: 'One of those that you kept when you set up the app. Each is good once.',
    keys: 'text',
    missing: 'Enter one of your recovery codes.',
    wrong: 'That recovery code is wrong, or was used already.',
    other: 'Use the app instead',
  },
} as const;

/** The second step of a log-in: a code of the authenticator app, or a recovery code. The field takes either. */
@Component({
  selector: 'lw-second-step',
  imports: [FormField, FormRoot, TextField],
  templateUrl: './second-step.html',
})
export class SecondStep {
  private readonly session = inject(SessionStore);

  /** What the first step was answered with. */
  readonly ticket = input.required<string>();
  /** Somebody is logged in. */
  readonly done = output();
  /** The first step has to be taken anew; says why, or nothing to those who want to. */
  readonly back = output<string>();

  private readonly field = viewChild.required(TextField);
  private readonly kind = signal<keyof typeof CODES>('app');
  protected readonly asked = computed(() => CODES[this.kind()]);
  protected readonly step = signal({ code: '' });
  protected readonly form = form(
    this.step,
    (path) => required(path.code, { message: () => this.asked().missing }),
    { submission: { action: () => this.logIn(), onInvalid: () => focusOrSendAgain(this.form, this.step) } },
  );

  constructor() {
    afterNextRender(() => this.field().focus());
  }

  protected useOther(): void {
    this.kind.update((kind) => (kind === 'app' ? 'recovery' : 'app'));
    this.form().reset({ code: '' });
    this.field().focus();
  }

  private async logIn(): Promise<TreeValidationResult> {
    const { code } = this.step();
    try {
      await firstValueFrom(this.session.finishLogin({ ticket: this.ticket(), code: code.trim() }));
    } catch (error) {
      const problem = toProblem(error);
      if (problem.code === 'ticket_invalid') {
        this.back.emit(`${problem.message} Enter your password once more.`);
        return undefined;
      }
      this.field().selectAll();
      if (problem.code === 'wrong_code')
        return { kind: 'server', message: this.asked().wrong, fieldTree: this.form.code };
      return problemErrors(problem, { code: this.form.code });
    }
    this.done.emit();
    return undefined;
  }
}
