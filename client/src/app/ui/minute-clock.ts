import { DestroyRef, Service, inject, signal } from '@angular/core';

/** The time, told once a minute, so that "5 min" does not stay "5 min". */
@Service()
export class MinuteClock {
  private readonly time = signal(Date.now());

  /** Milliseconds since 1970. */
  readonly now = this.time.asReadonly();

  constructor() {
    const ticking = setInterval(() => this.time.set(Date.now()), 60_000);
    inject(DestroyRef).onDestroy(() => clearInterval(ticking));
  }
}
