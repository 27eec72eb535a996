import { Component, input, output } from '@angular/core';

/** Follow, or Following; the store behind it shows the change at once. */
@Component({
  selector: 'lw-follow-button',
  template: `
    <button
      type="button"
      class="button"
      [class.button-primary]="!following() && !compact()"
      [class.button-tonal]="!following() && compact()"
      [class.button-small]="compact()"
      [attr.aria-pressed]="following()"
      (click)="followingChange.emit(!following())"
    >
      {{ following() ? 'Following' : followsYou() ? 'Follow back' : 'Follow' }}
      <span class="visually-hidden">&ngsp;{{ username() }}</span>
    </button>
  `,
})
export class FollowButton {
  readonly username = input.required<string>();
  readonly following = input.required<boolean>();
  /** That person follows the viewer. */
  readonly followsYou = input(false);
  /** Small and quiet, for lists. */
  readonly compact = input(false);
  /** What the viewer wants it to be. */
  readonly followingChange = output<boolean>();
}
