import { Component, computed, inject, input, signal } from '@angular/core';
import { CurrentUserDto } from '../api';
import { ConfirmationLetter } from '../core/email/confirmation-letter';
import { InstanceStore } from '../core/instance/instance-store';
import { Notices } from '../core/notices/notices';
import { Icon } from '../ui/icon';

/** Under this key the browser remembers, for as long as its window is open, whose banner was put away. */
const DISMISSED = 'lightwell.confirm-later';

/** Reminds members who have not confirmed their address, where that is wished but not required. */
@Component({
  selector: 'lw-confirm-banner',
  imports: [Icon],
  template: `
    @if (shown()) {
      <section class="confirm-banner" aria-label="Your address">
        <lw-icon name="mail" />
        <p class="confirm-banner-text">
          Confirm your address <strong>{{ user().email }}</strong>: we sent you a letter.
          <button
            type="button"
            class="confirm-banner-send"
            [disabled]="letter.sending()"
            (click)="sendAgain()"
          >
            {{ letter.sending() ? 'Sending…' : 'Send again' }}
          </button>
        </p>
        <button type="button" class="icon-button" aria-label="Not now" (click)="dismiss()">
          <lw-icon name="close" />
        </button>
      </section>
    }
  `,
})
export class ConfirmBanner {
  private readonly instance = inject(InstanceStore);
  private readonly notices = inject(Notices);
  protected readonly letter = inject(ConfirmationLetter);

  readonly user = input.required<CurrentUserDto>();
  private readonly dismissedBy = signal(read());
  protected readonly shown = computed(
    () => this.instance.emailVerification() === 'optional' && this.dismissedBy() !== this.user().id,
  );

  protected async sendAgain(): Promise<void> {
    const { sent, text } = await this.letter.sendAgain(this.user().email);
    if (sent) this.notices.info(text);
    else this.notices.error(text);
  }

  protected dismiss(): void {
    this.dismissedBy.set(this.user().id);
    try {
      sessionStorage.setItem(DISMISSED, this.user().id);
    } catch {
      // Refused: it is back after a reload.
    }
  }
}

function read(): string | null {
  try {
    return sessionStorage.getItem(DISMISSED);
  } catch {
    return null;
  }
}
