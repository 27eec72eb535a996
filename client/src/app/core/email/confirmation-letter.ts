import { Service, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { IdentityApi } from '../../api';
import { InstanceStore } from '../instance/instance-store';
import { Problem, toProblem } from '../problem';

/** How it went, in a sentence for people. */
export interface LetterOutcome {
  readonly sent: boolean;
  readonly text: string;
}

/** The letter with which the viewer confirms an address. It goes to the one that is not confirmed yet. */
@Service()
export class ConfirmationLetter {
  private readonly api = inject(IdentityApi);
  private readonly instance = inject(InstanceStore);
  private readonly working = signal(false);

  readonly sending = this.working.asReadonly();

  /** @param address where the server will send it */
  async sendAgain(address: string): Promise<LetterOutcome> {
    this.working.set(true);
    try {
      await firstValueFrom(this.api.sendVerification());
      return { sent: true, text: this.sentTo(address) };
    } catch (error) {
      return { sent: false, text: notSent(toProblem(error)) };
    } finally {
      this.working.set(false);
    }
  }

  /** What to say when a letter has been sent. */
  sentTo(address: string): string {
    if (this.instance.mail() === 'log') return `The letter to ${address} is in the server’s log.`;
    return `A letter to ${address} is on its way.`;
  }
}

function notSent({ code, status, wait, message }: Problem): string {
  if (code === 'mail_unavailable') return 'This Lightwell sends no mail; ask an administrator.';
  if (status === 429) return `There were five letters within an hour. You can have another one in ${wait}.`;
  return message;
}
