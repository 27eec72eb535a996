import { Component, inject, input, output } from '@angular/core';
import { Notices } from '../../core/notices/notices';
import { Confirm } from '../../core/dialogs/confirm';
import { DraftKeeper } from './draft-keeper';

/** Says that what is shown was begun earlier, and offers to throw it away. */
@Component({
  selector: 'lw-draft-notice',
  host: { class: 'draft-notice' },
  template: `
    <p>{{ text }}</p>
    @if (!busy()) {
      <button type="button" class="link-accent" (click)="discard()">Start over</button>
    }
  `,
})
export class DraftNotice {
  private readonly confirm = inject(Confirm);
  private readonly keeper = inject(DraftKeeper);
  protected readonly text = 'Your draft is back.';

  readonly busy = input(false);
  readonly discarded = output();

  constructor() {
    inject(Notices).announce(this.text);
  }

  protected discard(): void {
    this.confirm
      .ask({
        heading: 'Start over?',
        text: 'The photos and words of this post are thrown away.',
        confirm: 'Start over',
      })
      .subscribe((sure) => {
        if (sure) void this.keeper.discard().then(() => this.discarded.emit());
      });
  }
}
