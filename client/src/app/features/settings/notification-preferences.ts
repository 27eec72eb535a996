import { Component, inject, linkedSignal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NotificationKind, NotificationsApi } from '../../api';
import { Notices } from '../../core/notices/notices';
import { toProblem } from '../../core/problem';
import { Icon } from '../../ui/icon';

const KINDS: readonly { readonly kind: NotificationKind; readonly label: string }[] = [
  { kind: 'like', label: 'Likes of your photos' },
  { kind: 'comment', label: 'Comments on your photos' },
  { kind: 'reply', label: 'Replies to your comments' },
  { kind: 'mention', label: 'Mentions of you' },
  { kind: 'follow', label: 'New followers' },
];

/** A switch for each kind of notification. It moves at once, and back with a message when the server refuses. */
@Component({
  selector: 'lw-notification-preferences',
  imports: [Icon],
  host: { class: 'settings-switches' },
  template: `
    @if (wanted(); as choice) {
      @for (row of kinds; track row.kind) {
        <label class="switch-row">
          <span class="switch-text">{{ row.label }}</span>
          <input
            #control
            type="checkbox"
            role="switch"
            class="switch"
            [checked]="choice[row.kind]"
            (change)="choose(row.kind, control.checked)"
          />
        </label>
      }
    } @else if (stored.error(); as error) {
      <p role="alert">{{ messageOf(error) }}</p>
      <button type="button" class="button button-small settings-retry" (click)="stored.reload()">
        <lw-icon name="retry" /> Try again
      </button>
    } @else {
      @for (row of kinds; track row.kind) {
        <span class="switch-row" aria-hidden="true"><span class="bone bone-line bone-short"></span></span>
      }
    }
  `,
})
export class NotificationPreferences {
  private readonly api = inject(NotificationsApi);
  private readonly notices = inject(Notices);
  protected readonly kinds = KINDS;
  protected readonly stored = rxResource({ stream: () => this.api.getNotificationPreferences() });
  /** As the viewer sees them: stored, or on the way. */
  protected readonly wanted = linkedSignal(() => (this.stored.hasValue() ? this.stored.value() : null));

  protected choose(kind: NotificationKind, on: boolean): void {
    this.show(kind, on);
    this.api.updateNotificationPreferences({ body: { [kind]: on } }).subscribe({
      error: (error: unknown) => {
        this.show(kind, !on);
        this.notices.error(`That was not saved. ${toProblem(error).message}`);
      },
    });
  }

  protected messageOf(error: Error): string {
    return toProblem(error.cause ?? error).message;
  }

  private show(kind: NotificationKind, on: boolean): void {
    this.wanted.update((wanted) => wanted && { ...wanted, [kind]: on });
  }
}
