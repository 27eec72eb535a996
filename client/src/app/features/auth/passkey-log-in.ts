import { Component, DestroyRef, afterNextRender, inject, output, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { AuthApi, PasskeyRequestDto } from '../../api';
import { passkeyMessage } from '../../core/passkeys/passkey-problem';
import { Passkeys } from '../../core/passkeys/passkeys';
import { SessionStore, anonymous } from '../../core/session/session-store';
import { Icon } from '../../ui/icon';

/** How long (ms) the browser may offer passkeys before it is asked anew: the server takes an answer within five minutes. */
const FRESH = 4 * 60_000;

/** Logs in with a passkey: at a click, or with one that is chosen where the browser fills in the username. */
@Component({
  selector: 'lw-passkey-log-in',
  imports: [Icon],
  host: { class: 'auth-passkey' },
  template: `
    <button type="button" class="button button-wide" [attr.aria-disabled]="asking() || null" (click)="ask()">
      <lw-icon name="key" /> {{ asking() ? 'Waiting for your passkey…' : 'Log in with a passkey' }}
    </button>
    <div aria-live="assertive">
      @if (problem(); as message) {
        <p class="form-error">{{ message }}</p>
      }
    </div>
  `,
})
export class PasskeyLogIn {
  private readonly auth = inject(AuthApi);
  private readonly session = inject(SessionStore);
  private readonly passkeys = inject(Passkeys);

  /** Somebody is logged in. */
  readonly done = output();
  protected readonly asking = signal(false);
  protected readonly problem = signal('');
  /** Each offer in the autofill puts an end to the one before, and a click to all of them. */
  private offer = 0;
  private renewal?: ReturnType<typeof setTimeout>;
  private left = false;

  constructor() {
    afterNextRender(() => void this.offerInAutofill());
    inject(DestroyRef).onDestroy(() => {
      this.left = true;
      this.stopOffering();
    });
  }

  /** Has the browser ask for a passkey. */
  protected async ask(): Promise<void> {
    if (this.asking()) return;
    this.stopOffering();
    this.asking.set(true);
    this.problem.set('');
    try {
      const request = await this.begin();
      if (await this.logIn(request, await this.passkeys.use(request))) return;
    } catch (error) {
      this.problem.set(passkeyMessage(error));
    } finally {
      this.asking.set(false);
    }
    void this.offerInAutofill();
  }

  /** Quiet about all but a passkey that was chosen and refused: nobody has asked for it. */
  private async offerInAutofill(): Promise<void> {
    const offer = ++this.offer;
    const isOver = () => this.left || offer !== this.offer;
    try {
      if (!(await this.passkeys.canAutofill()) || isOver()) return;
      const request = await this.begin();
      if (isOver()) return;
      this.renewal = setTimeout(() => void this.offerInAutofill(), FRESH);
      const response = await this.passkeys.useFromAutofill(request);
      if (!response || isOver()) return;
      this.stopOffering();
      await this.logIn(request, response).catch((error: unknown) => {
        this.problem.set(passkeyMessage(error));
        void this.offerInAutofill();
      });
    } catch {
      // The button is there all the same. What is still offered would come too late.
      if (!isOver()) void this.passkeys.cancel();
    }
  }

  private stopOffering(): void {
    this.offer++;
    clearTimeout(this.renewal);
    void this.passkeys.cancel();
  }

  private begin(): Promise<PasskeyRequestDto> {
    return firstValueFrom(this.auth.beginPasskeyLogin(undefined, anonymous()));
  }

  private async logIn({ ticket }: PasskeyRequestDto, response: object | null): Promise<boolean> {
    if (!response || this.left) return false;
    await firstValueFrom(this.session.logInWithPasskey({ ticket, response: { ...response } }));
    this.done.emit();
    return true;
  }
}
