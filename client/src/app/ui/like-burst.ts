import { Component, output, signal } from '@angular/core';
import { Icon } from './icon';

/** What is put inside can be liked with a double tap; a heart appears over it. */
@Component({
  selector: 'lw-like-burst',
  imports: [Icon],
  host: { class: 'like-burst', '(dblclick)': 'like()' },
  template: `
    <ng-content />
    @for (count of [bursts()]; track count) {
      @if (count > 0) {
        <span class="like-burst-heart" aria-hidden="true"><lw-icon name="heart" [filled]="true" /></span>
      }
    }
  `,
})
export class LikeBurst {
  /** A double tap only ever likes: taking a like back this way would surprise. */
  readonly liked = output();
  protected readonly bursts = signal(0);

  protected like(): void {
    this.bursts.update((count) => count + 1);
    this.liked.emit();
  }
}
