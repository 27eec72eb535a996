import { Component, computed, inject, input, output } from '@angular/core';
import { Notices } from '../../core/notices/notices';
import { Icon } from '../../ui/icon';
import { DraftStore } from './draft-store';

/** Which photos could not be sent, why, and the one thing to do about it. Nothing while there are none. */
@Component({
  selector: 'lw-failed-photos',
  imports: [Icon],
  template: `
    @if (failed().length > 0 && !busy()) {
      <div class="form-error failed-photos">
        <p>{{ summary() }} {{ reasons() }} Nothing is shared yet, and nothing is lost.</p>
        @if (hopeless().length > 0) {
          <button type="button" class="button button-small" (click)="removeHopeless()">
            <lw-icon name="trash" /> {{ hopeless().length === 1 ? 'Remove it' : 'Remove them' }}
          </button>
        } @else {
          <button type="button" class="button button-small" (click)="retried.emit()">
            <lw-icon name="retry" /> Try again
          </button>
        }
      </div>
    }
  `,
})
export class FailedPhotos {
  private readonly draft = inject(DraftStore);
  private readonly notices = inject(Notices);

  readonly busy = input(false);
  /** The viewer wants everything that failed to be sent again. */
  readonly retried = output();

  protected readonly failed = computed(() =>
    this.draft.photos().flatMap(({ id, upload }) => (upload.state === 'failed' ? { id, ...upload } : [])),
  );
  /** Those that the server will never take. */
  protected readonly hopeless = computed(() => this.failed().filter(({ final }) => final));
  protected readonly summary = computed(() => {
    const count = this.failed().length;
    return `${count === 1 ? 'One photo' : `${count} photos`} could not be sent.`;
  });
  protected readonly reasons = computed(() =>
    [...new Set(this.failed().map(({ reason }) => reason))].join(' '),
  );

  protected removeHopeless(): void {
    for (const { id } of this.hopeless()) this.draft.remove(id);
    this.notices.announce(`Removed. ${this.draft.photos().length} photos left.`);
  }
}
