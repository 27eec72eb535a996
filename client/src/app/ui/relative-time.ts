import { Component, computed, inject, input, signal } from '@angular/core';
import { MinuteClock } from './minute-clock';
import { onDemand } from './on-demand';

const EXACT = onDemand(() => new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'short' }));
const DAY = onDemand(() => new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' }));
const DAY_AND_YEAR = onDemand(
  () => new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' }),
);

/** How long ago something was, in as few letters as will do; the exact time on hover. */
@Component({
  selector: 'lw-relative-time',
  host: { '(pointerenter)': 'pointedAt.set(true)' },
  template: `<time [attr.datetime]="at()" [attr.title]="exact()">{{ text() }}</time>`,
})
export class RelativeTime {
  private readonly clock = inject(MinuteClock);
  /** ISO 8601. */
  readonly at = input.required<string>();
  protected readonly pointedAt = signal(false);
  /** Nobody sees it before. */
  protected readonly exact = computed(() => (this.pointedAt() ? EXACT().format(new Date(this.at())) : null));
  protected readonly text = computed(() => timeAgo(new Date(this.at()), new Date(this.clock.now())));
}

/** `now`, `5 min`, `3 h`, `2 d`, `12 Mar`, `12 Mar 2024`. */
export function timeAgo(then: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h`;
  if (minutes < 7 * 24 * 60) return `${Math.floor(minutes / (24 * 60))} d`;
  return (then.getFullYear() === now.getFullYear() ? DAY() : DAY_AND_YEAR()).format(then);
}
