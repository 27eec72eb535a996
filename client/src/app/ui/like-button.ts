import { Component, input, output } from '@angular/core';
import { Icon } from './icon';

/** The heart: pressed while the viewer likes a post. */
@Component({
  selector: 'lw-like-button',
  imports: [Icon],
  template: `
    <button
      type="button"
      class="icon-button"
      [class.like-button-on]="liked()"
      [attr.aria-pressed]="liked()"
      aria-label="Like"
      (click)="likedChange.emit(!liked())"
    >
      <lw-icon name="heart" [filled]="liked()" />
    </button>
  `,
})
export class LikeButton {
  readonly liked = input.required<boolean>();
  readonly likedChange = output<boolean>();
}
