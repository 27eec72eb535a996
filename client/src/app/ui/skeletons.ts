import { Component, computed, input } from '@angular/core';

/** Stands where post cards will be. */
@Component({
  selector: 'lw-post-skeleton',
  host: { 'aria-hidden': 'true' },
  template: `
    @for (card of [1, 2]; track card) {
      <div class="post-card">
        <div class="post-head">
          <span class="bone bone-avatar"></span>
          <span class="bone bone-line bone-short"></span>
        </div>
        <div class="bone bone-photo"></div>
        <div class="post-card-text">
          <span class="bone bone-line bone-short"></span>
          <span class="bone bone-line"></span>
        </div>
      </div>
    }
  `,
})
export class PostSkeleton {}

/** Stands where a photo grid will be. */
@Component({
  selector: 'lw-grid-skeleton',
  host: { class: 'photo-grid', 'aria-hidden': 'true' },
  template: `
    @for (cell of cells; track cell) {
      <span class="photo-grid-cell bone"></span>
    }
  `,
})
export class GridSkeleton {
  protected readonly cells = Array.from({ length: 12 }, (_, index) => index);
}

/** Stands where a list of people will be. */
@Component({
  selector: 'lw-people-skeleton',
  host: { 'aria-hidden': 'true' },
  template: `
    @for (row of list(); track row) {
      <div class="person-row">
        <span class="bone bone-avatar"></span>
        <span class="person-names">
          <span class="bone bone-line bone-short"></span>
          <span class="bone bone-line bone-shorter"></span>
        </span>
      </div>
    }
  `,
})
export class PeopleSkeleton {
  readonly rows = input(5);
  protected readonly list = computed(() => Array.from({ length: this.rows() }, (_, index) => index));
}
