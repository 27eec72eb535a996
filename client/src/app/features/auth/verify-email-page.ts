import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { IdentityApi } from '../../api';
import { SendLetterAgain } from '../../core/email/send-letter-again';
import { toProblem } from '../../core/problem';
import { SessionStore, anonymous } from '../../core/session/session-store';
import { Icon } from '../../ui/icon';
import { AuthCard } from './auth-card';
import { letterToken } from './letter-token';

interface State {
  readonly kind: 'confirming' | 'done' | 'invalid' | 'missing' | 'taken' | 'failed';
  /** What went wrong, for people. */
  readonly message?: string;
}

/** Where the link of a letter leads: confirms the address at once, whether somebody is logged in here or not. */
@Component({
  selector: 'lw-verify-email-page',
  imports: [AuthCard, Icon, NgTemplateOutlet, RouterLink, SendLetterAgain],
  templateUrl: './verify-email-page.html',
})
export class VerifyEmailPage {
  private readonly api = inject(IdentityApi);
  protected readonly session = inject(SessionStore);

  private readonly token = letterToken();
  protected readonly state = signal<State>({ kind: 'confirming' });
  /** The viewer's address that is still to be confirmed; null when there is none. */
  protected readonly unconfirmed = computed(() => {
    const user = this.session.user();
    if (!user) return null;
    return user.newEmail ?? (user.emailVerified ? null : user.email);
  });

  constructor() {
    effect(() => {
      this.token();
      untracked(() => void this.confirm());
    });
  }

  protected async confirm(): Promise<void> {
    this.state.set({ kind: 'confirming' });
    await this.session.ready();
    const token = this.token();
    if (token === null) return this.state.set({ kind: this.isConfirmed() ? 'done' : 'missing' });
    try {
      await firstValueFrom(this.api.verifyEmail({ body: { token } }, anonymous()));
    } catch (error) {
      return this.state.set(await this.stateAfter(error));
    }
    await this.askAnew();
    this.state.set({ kind: 'done' });
  }

  private async stateAfter(error: unknown): Promise<State> {
    const { code, message } = toProblem(error);
    if (code === 'email_taken') return { kind: 'taken' };
    if (code !== 'token_invalid') return { kind: 'failed', message };
    // Who opens it a second time has what they wanted.
    await this.askAnew();
    return { kind: this.isConfirmed() ? 'done' : 'invalid' };
  }

  /** Here and in other tabs: one of them may wait for this. */
  private async askAnew(): Promise<void> {
    if (this.session.isMember()) await firstValueFrom(this.session.accountChanged()).catch(() => null);
  }

  private isConfirmed(): boolean {
    return this.session.isMember() && this.unconfirmed() === null;
  }
}
