import { Component, inject, input, linkedSignal } from '@angular/core';
import { ConfirmationLetter, LetterOutcome } from './confirmation-letter';

/** Sends the letter that confirms an address once more, and says how that went. */
@Component({
  selector: 'lw-send-letter-again',
  host: { class: 'send-letter' },
  template: `
    <button type="button" class="button" [disabled]="letter.sending()" (click)="sendAgain()">
      {{ letter.sending() ? 'Sending…' : 'Send the letter again' }}
    </button>
    <div aria-live="polite">
      @if (outcome(); as how) {
        <p [class]="how.sent ? 'text-quiet' : 'text-field-error'">{{ how.text }}</p>
      }
    </div>
  `,
})
export class SendLetterAgain {
  protected readonly letter = inject(ConfirmationLetter);
  /** Where it goes. */
  readonly address = input.required<string>();
  /** How it went, until it is another address. */
  protected readonly outcome = linkedSignal<string, LetterOutcome | null>({
    source: this.address,
    computation: () => null,
  });

  protected async sendAgain(): Promise<void> {
    this.outcome.set(null);
    this.outcome.set(await this.letter.sendAgain(this.address()));
  }
}
