import { Component, computed, inject, input } from '@angular/core';
import { MinuteClock } from './minute-clock';

const EXACT = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'short' });
const DAY = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' });
const DAY_AND_YEAR = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });

/** How long ago something was, in as few letters as will do; the exact time on hover. */
@Component({
  selector: 'lw-relative-time',
  template: `<time [attr.datetime]="at()" [attr.title]="exact()">{{ text() }}</time>`,
})
export class RelativeTime {
  private readonly clock = inject(MinuteClock);
  /** ISO 8601. */
  readonly at = input.required<string>();
  protected readonly exact = computed(() => EXACT.format(new Date(this.at())));
  protected readonly text = computed(() => timeAgo(new Date(this.at()), new Date(this.clock.now())));
}

/** `now`, `5 min`, `3 h`, `2 d`, `12 Mar`, `12 Mar 2024`. */
export function timeAgo(then: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h`;
  if (minutes < 7 * 24 * 60) return `${Math.floor(minutes / (24 * 60))} d`;
  return (then.getFullYear() === now.getFullYear() ? DAY : DAY_AND_YEAR).format(then);
}
