import { Component, computed, effect, input, signal } from '@angular/core';
import type { Estimate } from './estimator';
import { SHORTEST_PASSWORD } from './new-password';

/** How long (ms) it waits for a pause in typing: what changes with each key is no help, least of all when it is read aloud. */
const PAUSE = 250;

const WORDS = ['Too weak', 'Too weak', 'Fair', 'Good', 'Strong'] as const;

/**
 * Says how hard a new password is to guess, and what would help. It only helps: the server decides. What it knows passwords by is large and
 * comes when the field is entered.
 */
@Component({
  selector: 'lw-password-meter',
  host: { class: 'password-meter', '[attr.data-score]': 'score()' },
  template: `
    <span class="password-meter-bar" aria-hidden="true">
      @for (segment of [1, 2, 3, 4]; track segment) {
        <span class="password-meter-segment" [class.password-meter-filled]="segment <= filled()"></span>
      }
    </span>
    <p class="password-meter-text" aria-live="polite">
      @if (word()) {
        <strong class="password-meter-word">{{ word() }}</strong>
      }
      {{ sentence() }}
    </p>
  `,
})
export class PasswordMeter {
  /** What is in the field. */
  readonly password = input.required<string>();
  /** What its owner is known by: username, name, e-mail address. */
  readonly names = input<readonly string[]>([]);

  private readonly estimate = signal<Estimate | null>(null);
  private readonly judged = computed(() => (this.password() === '' ? null : this.estimate()));
  private readonly short = computed(() => this.password().length < SHORTEST_PASSWORD);

  /** 0 to 4; null when there is nothing to say. */
  protected readonly score = computed(() => {
    const judged = this.judged();
    return judged && (this.short() ? 0 : judged.score);
  });
  protected readonly filled = computed(() => {
    const score = this.score();
    return score === null ? 0 : Math.max(score, 1);
  });
  protected readonly word = computed(() => {
    const score = this.score();
    if (score === null) return '';
    return this.short() ? 'Too short.' : `${WORDS[score]}${score < 2 ? ' to be taken.' : '.'}`;
  });
  protected readonly sentence = computed(() => {
    const judged = this.judged();
    if (!judged || this.short())
      return 'At least 8 characters. A few words that have nothing to do with each other are good.';
    return judged.advice;
  });

  constructor() {
    effect((onCleanup) => {
      const password = this.password();
      const names = this.names();
      if (password === '') return;
      const pause = setTimeout(() => void this.judge(password, names), PAUSE);
      onCleanup(() => clearTimeout(pause));
    });
  }

  /** Fetches what passwords are known by, so that it is there when the first letter is typed. */
  prepare(): void {
    void load().catch(() => undefined);
  }

  private async judge(password: string, names: readonly string[]): Promise<void> {
    // Without it (offline at this moment) one goes without advice.
    const estimator = await load().catch(() => null);
    if (password === this.password()) this.estimate.set(estimator?.estimate(password, names) ?? null);
  }
}

function load() {
  return import('./estimator');
}
