import { Component, computed, input } from '@angular/core';

/** More than this are not counted out. */
const MOST = 99;

/** How many things wait, on the icon that leads to them; nothing when there are none. The link says it in words. */
@Component({
  selector: 'lw-badge',
  template: `
    @if (count() > 0) {
      <span class="badge" aria-hidden="true">{{ text() }}</span>
    }
  `,
})
export class Badge {
  readonly count = input.required<number>();
  protected readonly text = computed(() => (this.count() > MOST ? `${MOST}+` : `${this.count()}`));
}
